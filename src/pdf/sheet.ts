import type { FormRecord } from '../form/record.ts'
import type { Grid } from '../model/form.ts'
import { documentDates } from './date.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import { setForm } from './form.ts'
import type { Element } from './page.ts'
import type { Layout } from './write.ts'

/** Lays out the sheet of a record: its official form, alone, with what leads back to its source at the foot. */
export function layOutSheet(record: FormRecord, grid: Grid, source: DocumentSource): Layout {
  const { department } = record
  const root: Element = { type: 'Document', children: [] }
  const pages = setForm(grid, root, 'H1', aboutRecord(record))
  setFoot(pages, root, source)
  return {
    title: titleOf(record, grid),
    author: department.name,
    subject: subjectOf(record),
    ...documentDates(source, department, publishedOn(record)),
    pages,
    root,
    attachments: source.records,
    digest: source.digest,
    outline: [{ title: oneLine(grid.title), page: 0, y: 0, children: [] }],
  }
}

function oneLine(title: string): string {
  return title.replaceAll('\n', '')
}

const separator = ' · '

/** What a record is about, in short: 项目编码 · 项目名称 · 单位. */
export function aboutRecord(record: FormRecord): string {
  const { name } = record.department
  if (record.purpose === 'overall') return name
  const { code, name: project } = record.project
  return [...(code === undefined ? [] : [code]), project, name].join(separator)
}

/** A title that no other sheet has: form, project, unit and year, but for what the form's own title says. */
function titleOf(record: FormRecord, { title }: Grid): string {
  const form = oneLine(title)
  const { year } = record.department
  const about = aboutRecord(record)
    .split(separator)
    .filter((part) => !form.includes(part))
  return [form, ...about, ...(form.includes(`${year}年度`) ? [] : [`${year}年`])].join(separator)
}

const subjects = {
  project: '预算项目绩效目标',
  result: '预算项目绩效自评',
  monitor: '预算项目绩效运行监控',
  overall: '整体支出绩效目标',
} as const

function subjectOf(record: FormRecord): string {
  const { year, name } = record.department
  const code = record.purpose === 'overall' ? undefined : record.project.code
  const about = code === undefined ? '' : `，项目编码 ${code}`
  return `${year}年${name}${subjects[record.purpose]}${about}`
}

/** When the record itself was made public, if it says so: a self-evaluation follows its targets by a year. */
function publishedOn(record: FormRecord): string | undefined {
  switch (record.purpose) {
    case 'project':
      return undefined
    case 'result':
      return record.result.published
    case 'monitor':
      return record.monitor.published
    case 'overall':
      return record.overall.published
  }
}
