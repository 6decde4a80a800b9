import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { correctionsKind } from '../../src/content/kinds/corrections.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import type { Department } from '../../src/content/record.ts'
import { failed, type Kind } from '../../src/content/schema/kind.ts'
import { type Plain, toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { State } from '../../src/corrections/states.ts'

export type PlainMapping = { [key: string]: Plain }

export const folder = 'content/101001/2025'
const templates = join(import.meta.dirname, '../../templates')

/** How each file of a department is read, by its name in corrections. */
export const kinds: Readonly<Record<string, Kind<unknown>>> = {
  'A-1': projectKind.schema('万元'),
  'A-2': projectKind.schema('万元'),
  'A-2.result': resultKind.schema('万元'),
  'A-3': projectKind.schema('万元'),
  'A-3.monitor': monitorKind.schema('万元'),
  overall: overallKind.schema('万元'),
}
const examples: Readonly<Record<keyof typeof kinds, string>> = {
  'A-1': 'mof-88-midterm/example.yaml',
  'A-2': 'mof-10-result/example.yaml',
  'A-2.result': 'mof-10-result/example.result.yaml',
  'A-3': 'mof-136-monitor/example.yaml',
  'A-3.monitor': 'mof-136-monitor/example.monitor.yaml',
  overall: 'mof-88-department/example.overall.yaml',
}

/** The files of a department, by their names in corrections; `corrections` is text. */
export interface Files {
  contents: Readonly<Record<string, PlainMapping>>
  corrections: string
}

/** A read record as its file would say it, or undefined where it does not read. */
export function reread(stem: string, content: PlainMapping): PlainMapping | undefined {
  const kind = kinds[stem.replace(/^[BC]/, 'A')]
  const read = kind && decode(toYaml(content), `${folder}/${stem}.yaml`, kind, [])
  if (!kind || read === undefined || read === failed) return undefined
  const written = writeRecord(kind, read)
  return typeof written === 'object' && !Array.isArray(written) ? written : undefined
}

/** A project of each kind, a self-evaluation, a monitoring table, overall targets. */
export const sound: Files = {
  corrections: '',
  contents: Object.fromEntries(
    Object.entries(examples).map(([stem, path], index) => {
      const text = readFileSync(join(templates, path), 'utf8')
      const kind = kinds[stem] ?? projectKind.schema('万元')
      const read = decode(text, path, kind, [])
      if (read === failed) throw new Error(`${path} does not read`)
      const written = writeRecord(kind, read)
      if (typeof written !== 'object' || Array.isArray(written)) throw new Error(path)
      if ('项目编码' in written) Object.assign(written, { 项目编码: stem, 序号: String(index + 1) })
      return [stem, written]
    }),
  ),
}

/** What a content folder with these files reads as. */
export function stateOf({ contents, corrections }: Files, unit = '101001'): State {
  const own = `content/${unit}/2025`
  const read = <T>(stem: string, kind: Kind<T>): T | undefined => {
    const content = contents[stem]
    const value = content && decode(toYaml(content), `${own}/${stem}.yaml`, kind, [])
    return value === undefined || value === failed ? undefined : value
  }
  const projects = Object.keys(contents)
    .filter((stem) => /^[A-Z]-\d+$/.test(stem))
    .flatMap((id) => {
      const project = read(id, projectKind.schema('万元'))
      const result = read(`${id}.result`, resultKind.schema('万元'))
      const monitor = read(`${id}.monitor`, monitorKind.schema('万元'))
      const file = (name: string) => `${own}/${name}.yaml`
      return project
        ? [
            {
              ...project,
              id,
              file: file(id),
              ...(result && { result: { ...result, file: file(`${id}.result`) } }),
              ...(monitor && { monitor: { ...monitor, file: file(`${id}.monitor`) } }),
            },
          ]
        : []
    })
  const overall = read('overall', overallKind.schema('万元'))
  const department: Department = {
    file: `${own}/department.md`,
    unit,
    name: '示例县图书馆',
    year: 2025,
    moneyUnit: '万元',
    form: 'mof-88-annual',
    published: '2025-02-20',
    narrative: [
      {
        title: '总体绩效目标',
        blocks: [
          { kind: 'paragraph', text: [{ text: '全年' }, { text: '免费开放。', strong: true }] },
          { kind: 'list', ordered: false, start: 1, items: [[{ text: '借阅。' }], [{ text: '讲座。' }]] },
        ],
      },
    ],
    projects,
    ...(overall && { overall: { ...overall, file: `${own}/overall.yaml` } }),
  }
  const said =
    corrections === ''
      ? undefined
      : decode(corrections, `${own}/corrections.yaml`, correctionsKind.schema(), [])
  if (said === failed) throw new Error(`these corrections do not read:\n${corrections}`)
  const { corrections: made = [], withdrawals = [], renamings = [], resemblances = [] } = said ?? {}
  const file = `${own}/corrections.yaml`
  return {
    departments: Object.keys(contents).length > 0 ? [department] : [],
    corrections: said
      ? [{ file, unit, year: 2025, corrections: made, withdrawals, renamings, resemblances }]
      : [],
  }
}
