import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { correctionsKind } from '../../src/content/kinds/corrections.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import { failed, type Kind, type Shape } from '../../src/content/schema/kind.ts'
import { type Plain, toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import { linxi } from '../linxi.ts'

type PlainMapping = { [key: string]: Plain }

/** Of the fields that can hold a text, only those of one part, so that a file of long ones keeps its size. */
export interface Part {
  number: number
  count: number
}

/** So many items of each list are enough where texts are long. */
const items = 2

const all: Part = { number: 0, count: 1 }
const project = projectKind.schema('万元')

/** Records of every kind, whose forms print between them every field there is. */
const records: readonly { name: string; kind: Kind<unknown>; example: string; form?: string }[] = [
  { name: 'A-1.yaml', kind: project, example: 'hebei-2020/example.yaml' },
  { name: 'A-2.yaml', kind: project, example: 'mof-88-midterm/example.yaml', form: 'mof-88-midterm' },
  { name: 'A-3.yaml', kind: project, example: 'sichuan/example.yaml', form: 'sichuan' },
  { name: 'A-4.yaml', kind: project, example: 'mof-10-result/example.yaml', form: 'mof-88-annual' },
  { name: 'A-4.result.yaml', kind: resultKind.schema('万元'), example: 'mof-10-result/example.result.yaml' },
  { name: 'A-5.yaml', kind: project, example: 'mof-136-monitor/example.yaml', form: 'mof-88-annual' },
  {
    name: 'A-5.monitor.yaml',
    kind: monitorKind.schema('万元'),
    example: 'mof-136-monitor/example.monitor.yaml',
  },
  {
    name: 'overall.yaml',
    kind: overallKind.schema('万元'),
    example: 'mof-88-department/example.overall.yaml',
  },
]

/** A county whose every text is `text`, wherever that is taken, with the official forms. Gives the number of such fields. */
export async function writeHostileCounty(root: string, text: string, part: Part = all): Promise<number> {
  await rm(root, { recursive: true, force: true })
  const filled = await writeHostileContent(root, text, part)
  await symlink(resolve('templates'), join(root, 'templates'))
  return filled
}

/** The content alone, in a folder that has none. */
export async function writeHostileContent(root: string, text: string, part: Part = all): Promise<number> {
  const filler = new Filler(text, part)
  const save = async (name: string, content: string) => {
    const path = join(root, 'content', name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  await save(
    'site.yaml',
    toYaml(filler.fill(siteKind.schema(), await readFile(join(linxi, 'content/site.yaml'), 'utf8'))),
  )
  await save('101001/2025/department.md', department(part.number === 0 ? text : '示例县图书馆'))
  for (const { name, kind, example, form } of records) {
    const filled = filler.fill(kind, await readFile(resolve('templates', example), 'utf8'))
    const [, code, order] = /^(A-(\d))\.yaml$/.exec(name) ?? []
    const own = code && order && { 项目编码: code, 序号: order, ...(form && { 表样: form }) }
    await save(`101001/2025/${name}`, toYaml({ ...filled, ...own }))
  }
  await save('101001/2025/corrections.yaml', toYaml(corrections(filler)))
  return filler.filled
}

const correctionsExample = `更正:
  - { 日期: 2025-04-01, 文件: A-1, 字段: 字段, 原文: 原文, 改为: 改为, 理由: 理由, 经办: 经办, 依据: 依据 }
撤下:
  - { 日期: 2025-04-01, 文件: B-1, 名称: 名称, 理由: 理由 }
改编号:
  - { 日期: 2025-04-01, 旧编号: B-2, 新编号: A-1, 理由: 理由 }
相近:
  - { 日期: 2025-04-01, 文件: A-1, 原编号: B-1, 理由: 理由 }
`
/** What names files must name those that there are. */
const named: Readonly<Record<string, PlainMapping>> = {
  更正: { 文件: 'A-1' },
  撤下: { 文件: 'B-1' },
  改编号: { 旧编号: 'B-2', 新编号: 'A-1' },
  相近: { 文件: 'A-1', 原编号: 'B-1' },
}

/** What was corrected, withdrawn, renamed, in whatever words. */
function corrections(filler: Filler): PlainMapping {
  const lists = Object.entries(filler.fill(correctionsKind.schema(), correctionsExample))
  return Object.fromEntries(
    lists.map(([key, list]) => [
      key,
      Array.isArray(list) ? list.map((item) => ({ ...mappingOf(item), ...named[key] })) : list,
    ]),
  )
}

function department(text: string): string {
  const head = {
    单位编码: '101001',
    单位名称: text,
    年度: '2025',
    金额单位: '万元',
    表样: 'hebei-2020',
    来源: text,
  }
  // As the check asks whoever really means a tag.
  const literal = text.replaceAll(/[<&]/g, '\\$&')
  const narrative = ['总体绩效目标', '分项绩效目标', '工作保障措施'].map(
    (title) => `## ${title}\n\n### ${literal}\n\n${literal}\n\n- ${literal}\n`,
  )
  return `---\n${toYaml(head)}---\n\n${narrative.join('\n')}`
}

class Filler {
  filled = 0
  private readonly text: string
  private readonly part: Part
  private seen = 0

  constructor(text: string, part: Part) {
    this.text = text
    this.part = part
  }

  /** A content file like the example, with the text in every field that takes it. */
  fill<T>(kind: Kind<T>, example: string): PlainMapping {
    const findings: Finding[] = []
    const record = decode(example, 'example', kind, findings)
    if (record === failed) throw new Error(JSON.stringify(findings))
    return this.mapping(kind.shape ?? {}, mappingOf(writeRecord(kind, record)))
  }

  private mapping(shape: Shape, example: PlainMapping): PlainMapping {
    const fields = Object.values(shape).map(({ key, kind }) => [key, this.value(kind, example[key])] as const)
    return Object.fromEntries(fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
  }

  private value(kind: Kind<unknown>, example: Plain | undefined): Plain | undefined {
    const { shape } = kind
    if (shape && Array.isArray(example))
      return example
        .slice(0, this.part.count > 1 ? items : undefined)
        .map((item) => this.mapping(shape, mappingOf(item)))
    if (shape) return kind.item ? undefined : example && this.mapping(shape, mappingOf(example))
    const mine = this.seen++ % this.part.count === this.part.number
    if (!mine || kind.words || !takes(kind, this.text)) return example
    this.filled++
    return this.text
  }
}

function takes(kind: Kind<unknown>, text: string): boolean {
  const node = { kind: 'scalar', text, at: { line: 1, column: 1 }, reported: false } as const
  return kind.read(node, { file: '', field: '', findings: [] }) !== failed
}

function mappingOf(value: Plain): PlainMapping {
  if (typeof value === 'string' || Array.isArray(value)) throw new Error('a mapping was expected')
  return value
}
