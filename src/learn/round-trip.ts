import { projectsKinds } from '../content/kinds/kinds.ts'
import { overallKind } from '../content/kinds/overall.ts'
import { projectKind } from '../content/kinds/project.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import { schemaOf } from '../content/own-fields.ts'
import {
  type Department,
  type FormRecord,
  type Project,
  projectRecord,
  recordsOf,
} from '../content/record.ts'
import { failed, type Kind } from '../content/schema/kind.ts'
import { decode } from '../content/text/decode.ts'
import { layOut } from '../form/lay-out.ts'
import { formFields } from '../form/record-texts.ts'
import type { Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import type { ExampleFile } from './example-files.ts'
import type { LearntForm } from './learn.ts'

/** The form with the source's own values printed in it, and where that differs from the source. */
export interface RoundTrip {
  grid?: Grid
  /** Rows that read differently, and what of the source is no content file yet. */
  differences: string[]
  missing: Finding[]
}

/** Prints the source's values in the learnt form, the way that content is printed, and compares the two cell by cell. */
export function printBack(
  learnt: LearntForm,
  template: FormTemplate,
  files: readonly ExampleFile[],
): RoundTrip {
  const missing: Finding[] = []
  const record = recordOf(learnt, template, files, missing)
  if (!record) return { differences: [], missing }
  const grid = layOut(template, formFields(record, template.moneyUnit))
  return { grid, differences: compare(learnt, grid), missing }
}

function recordOf(
  { captions, form, moneyUnit, purpose }: LearntForm,
  template: FormTemplate,
  files: readonly ExampleFile[],
  missing: Finding[],
): FormRecord | undefined {
  const unit = moneyUnit ?? '万元'
  const brings = template.own
  const department: Department = {
    file: 'department.md',
    unit: form.unit ?? '101001',
    name: form.unitName ?? captions.unitName ?? form.fields.get('单位名称') ?? '示例单位',
    year: captions.year ?? 2025,
    moneyUnit: unit,
    form: template.id,
    narrative: [],
    projects: [],
  }
  const read = <T>(file: string, schema: Kind<T>): T | undefined => {
    const text = files.find((one) => one.file === file)?.text
    const value = text === undefined ? failed : decode(text, file, schema, missing)
    return value === failed ? undefined : value
  }
  if (purpose === 'overall') {
    const said = read('example.overall.yaml', schemaOf(overallKind, unit, brings))
    return said && recordsOf({ ...department, overall: { ...said, file: 'overall.yaml', own: brings } })[0]
  }
  const isOwn = purpose === 'project'
  const said = read('example.yaml', schemaOf(projectKind, unit, isOwn ? brings : []))
  const project: Project | undefined = said && {
    id: 'example',
    file: 'example.yaml',
    ...said,
    ...(isOwn && { own: brings }),
  }
  if (!project || isOwn) return project && projectRecord(department, project)
  for (const kind of projectsKinds) {
    if (kind.id !== purpose) continue
    const about = read(`example.${kind.id}.yaml`, schemaOf<object>(kind, unit, brings))
    if (about)
      Object.assign(project, { [kind.id]: { ...about, file: `example.${kind.id}.yaml`, own: brings } })
  }
  return recordsOf({ ...department, projects: [project] }).find(({ kind }) => kind.id === purpose)
}

/** The rows in which the printed form reads other than the source. */
function compare(learnt: LearntForm, grid: Grid): string[] {
  const expected = sourceRows(learnt)
  const printed = grid.rows.map(({ cells }) => textsOf([...cells].sort((a, b) => a.column - b.column)))
  return expected.flatMap(({ at, texts }, index) => {
    const own = printed[index] ?? []
    if (texts.join('｜') === own.join('｜')) return []
    const row = at + 1 + learnt.captions.rows
    return [`第 ${row} 行原表是“${shorten(texts)}”，照表样印出来是“${shorten(own)}”，哪里不对？`]
  })
}

/** The texts of the source's rows that the form prints, in the form's order. */
function sourceRows({ rows, table, form }: LearntForm): { at: number; texts: string[] }[] {
  const places = new Set(
    [...form.origins].flatMap(([path, { place }]) =>
      / 第\d+项 › (三级指标|任务名称|指标值)$/.test(path) ? [place] : [],
    ),
  )
  return rows.flatMap(({ sources, each }) => {
    const own = each
      ? sources.filter((at) => table.rows[at]?.some(({ place }) => places.has(place)))
      : sources
    return own.map((at) => ({ at, texts: textsOf(table.rows[at] ?? []) }))
  })
}

function textsOf(cells: readonly { text: string }[]): string[] {
  return cells.map(({ text }) => text.replace(/\s/g, '')).filter((text) => text !== '')
}

function shorten(texts: readonly string[]): string {
  const said = texts.join(' | ')
  return said.length > 60 ? `${said.slice(0, 60)}…` : said
}
