import { execFile } from 'node:child_process'
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import { toYaml } from '../../src/content/schema/write-record.ts'
import { environment } from '../browser/environment.ts'
import { copyContent } from '../copy-content.ts'
import { filesOf } from '../site/files.ts'
import type { BuiltSite } from '../site/sites.ts'
import { findAny, unpack } from './bytes.ts'
import { Planter, reason, withholdAll } from './plant.ts'

/** What the site does with its secrets: publishes them, or withholds them, which may be these or others. */
type Edition = 'public' | 'withheld' | 'withheld otherwise'
const editions: readonly Edition[] = ['public', 'withheld', 'withheld otherwise']

interface Planted {
  name: string
  kind: Kind<unknown>
  example: string
  form?: string
  /** Whether groups and lists are withheld as a whole, not field by field. */
  whole?: true
}
const project = projectKind.schema('万元')
const files: readonly Planted[] = [
  { name: 'A-1.yaml', kind: project, example: 'hebei-2020/example.yaml' },
  { name: 'A-2.yaml', kind: project, example: 'mof-88-midterm/example.yaml', form: 'mof-88-midterm' },
  { name: 'A-3.yaml', kind: project, example: 'sichuan/example.yaml', form: 'sichuan' },
  { name: 'A-4.yaml', kind: project, example: 'mof-10-result/example.yaml', form: 'mof-101' },
  { name: 'A-4.result.yaml', kind: resultKind.schema('万元'), example: 'mof-10-result/example.result.yaml' },
  { name: 'A-5.yaml', kind: project, example: 'mof-136-monitor/example.yaml' },
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
  {
    name: 'A-6.yaml',
    kind: project,
    example: 'mof-88-midterm/example.yaml',
    form: 'mof-88-midterm',
    whole: true,
  },
]
/** Planted values do not add up, and need not where they are published. */
const errors = ['money-sum', 'midterm-sum', 'overall-sum', 'plan-order', 'weights-sum']

const output = resolve('test/output/withheld')
const siteOf = (edition: Edition): BuiltSite => {
  const root = join(output, edition.replaceAll(' ', '-'))
  return { name: edition, root, folder: join(root, 'dist'), base: '/' }
}

/** Writes one edition of the content, and gives every value that is secret where it is withheld. */
async function writeContent(root: string, edition: Edition): Promise<string[]> {
  const planter = new Planter(edition === 'withheld otherwise' ? 'w' : 'k')
  const content = join(root, 'content')
  await rm(join(content, '315002'), { recursive: true })
  await appendFile(join(content, 'site.yaml'), '\nOFD: 是\n')
  const save = async (name: string, text: string) => {
    await mkdir(join(content, name, '..'), { recursive: true })
    await writeFile(join(content, name), text)
  }
  const waivers = files.flatMap(({ name }) =>
    errors.map(
      (rule) => `  - { 规则: ${rule}, 文件: ${name}, 理由: 试验, 批准人: 试验, 日期: 2025-01-01 }\n`,
    ),
  )
  await save('101001/2025/waivers.yaml', `豁免:\n${waivers.join('')}`)
  await save('101001/2025/department.md', department('101001', '示例县图书馆'))
  for (const { name, kind, example, form, whole = false } of files) {
    const planted = planter.plant(kind, await readFile(resolve('templates', example), 'utf8'))
    const hidden = edition === 'public' ? planted : withholdAll(kind.shape ?? {}, planted, whole)
    const [, code, order] = /^(A-(\d))\.yaml$/.exec(name) ?? []
    const own = code && order && { 项目编码: code, 序号: order, ...(form && { 表样: form }) }
    await save(`101001/2025/${name}`, toYaml({ ...hidden, ...own }))
  }
  await writeSums(edition, save)
  const whole = await writeWholes(edition, save)
  return [...planter.planted, ...whole]
}

/** Amounts that anybody can work out, as far as public amounts beside them tell; the site must not do it for them. */
async function writeSums(edition: Edition, save: (name: string, text: string) => Promise<void>) {
  const hide = (amount: string) => (edition === 'public' ? amount : `{ 不公开: ${reason} }`)
  const change = (text: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).reduce(
      (all, [key, value]) => all.replace(new RegExp(`^${key}: .*`, 'm'), `${key}: ${value}`),
      text,
    )
  const example = (name: string) => readFile(resolve('templates', name), 'utf8')
  await save('101002/2025/department.md', department('101002', '示例县档案馆'))
  await save(
    '101002/2025/C-1.yaml',
    change(await example('hebei-2020/example.yaml'), {
      项目编码: 'C-1',
      预算数: '100.00',
      财政资金: hide('93.17'),
      其他资金: '6.83',
    }),
  )
  await save(
    '101002/2025/overall.yaml',
    change(await example('mof-88-department/example.overall.yaml'), { '  总额': hide('235.00') }),
  )
}

/** An indicator, a project and a department that are withheld as a whole, and corrections of what is withheld since. */
async function writeWholes(edition: Edition, save: (name: string, text: string) => Promise<void>) {
  const hide = edition === 'public' ? '' : `不公开: ${reason}\n`
  const mark = (number: number) => `ZQX${number}${edition === 'withheld otherwise' ? 'w' : 'k'}`
  const example = await readFile(resolve('templates/hebei-2020/example.yaml'), 'utf8')
  const own = (code: string, order: number, name: string) =>
    example
      .replace(/^项目编码: .*/m, `项目编码: ${code}`)
      .replace(/^序号: .*/m, `序号: ${order}`)
      .replace(/^项目名称: .*/m, `项目名称: ${name}`)
  const indicator = `${hide.trim()}\n    一级指标: 产出指标\n    二级指标: 数量指标\n    三级指标: ${mark(901)}\n    指标值: ≥1件\n`
  await save(
    '101001/2025/B-1.yaml',
    own('B-1', 11, '一项不公开').replace(/^绩效指标:\n/m, (key) => `${key}  - ${indicator.trim()}\n`),
  )
  await save(`101001/2025/${mark(902)}.yaml`, hide + own(mark(902), 12, mark(903)))
  await save('101009/2025/department.md', department('101009', mark(904), hide))
  await save(`101009/2025/${mark(905)}.yaml`, own(mark(905), 1, mark(906)))
  const correction = (stem: string, field: string, before: number, after: number) =>
    `  - { 日期: 2025-04-01, 文件: ${stem}, 字段: ${field}, 原文: ${mark(before)}, 改为: ${mark(after)}, 理由: 试验 }\n`
  const corrections = [
    correction('B-1', `绩效指标 › ${mark(901)} › 指标值`, 907, 908),
    correction('A-1', '资金用途', 909, 910),
    correction('A-1', '资金支出计划 › 3月底', 911, 912),
  ]
  await save('101001/2025/corrections.yaml', `更正:\n${corrections.join('')}`)
  return Array.from({ length: 12 }, (_, index) => mark(901 + index))
}

function department(unit: string, name: string, hide = ''): string {
  return `---\n${hide}单位编码: ${unit}\n单位名称: ${name}\n年度: 2025\n金额单位: 万元\n表样: hebei-2020\n---\n`
}

const secrets = new Map<Edition, string[]>()
beforeAll(async () => {
  await Promise.all(
    editions.map(async (edition) => {
      const { root, folder } = siteOf(edition)
      await copyContent(root)
      secrets.set(edition, await writeContent(root, edition))
      const run = (script: string, ...args: string[]) =>
        promisify(execFile)(process.execPath, [resolve(`scripts/${script}.ts`), ...args], {
          cwd: root,
          env: environment(),
        })
      await run('build')
      for (const format of ['docx', 'xlsx'])
        await run('export', '101001/2025', `--${format}`, '--to', join(folder, `export.${format}`))
    }),
  )
}, 900_000)

/** Which of the values any file of a site holds, packed or not, however it is spelt. */
async function found(edition: Edition, values: readonly string[]): Promise<string[]> {
  const site = siteOf(edition)
  const contents = (await filesOf(site)).flatMap((file) => [
    Buffer.from(file),
    ...unpack(join(site.folder, file)),
  ])
  return findAny(values, contents)
}

describe('what is withheld', () => {
  test('is published where it is not withheld, so that this test can fail', async () => {
    const planted = secrets.get('public') ?? []
    expect(planted.length).toBeGreaterThan(250)
    expect(new Set(planted).size).toBe(planted.length)
    expect(await found('public', planted)).toEqual(planted)
  })

  test('is in no byte of the output', async () => {
    const planted = secrets.get('withheld') ?? []
    expect(planted).toEqual(secrets.get('public'))
    expect(await found('withheld', planted)).toEqual([])
  })

  test('is not worked out from what is public', async () => {
    const told = async (edition: Edition) => {
      const { folder } = siteOf(edition)
      const files = (await filesOf(siteOf(edition))).filter((file) => /^101002.*(html|pdf)$/.test(file))
      const text = files.flatMap((file) => unpack(join(folder, file))).join('\n')
      return ['93.17', '931,700', '93.2%', '235.00'].filter((amount) => text.includes(amount))
    }
    expect(await told('public')).toEqual(['93.17', '931,700', '93.2%', '235.00'])
    expect(await told('withheld')).toEqual([])
  })

  test('leaves no trace: whatever it says, the output is the same byte for byte', async () => {
    const [one, other] = [siteOf('withheld'), siteOf('withheld otherwise')]
    const files = await filesOf(one)
    expect(await filesOf(other)).toEqual(files)
    for (const file of files) {
      const [here, there] = await Promise.all([one, other].map(({ folder }) => readFile(join(folder, file))))
      expect(here?.equals(there ?? Buffer.alloc(0)), file).toBe(true)
    }
  })
})
