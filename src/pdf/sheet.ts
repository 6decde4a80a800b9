import type { FormRecord } from '../content/record.ts'
import type { Grid } from '../model/grid.ts'
import { documentDates } from './date.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import type { Element } from './page-layout.ts'
import { setForm } from './set-form.ts'
import type { Layout } from './write-pdf.ts'

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

/** What a record is about, in short: 项目编码, 项目名称, 单位. */
export function aboutRecord({ department: { name }, project }: FormRecord): string[] {
  if (!project) return [name]
  return [...(project.code === undefined ? [] : [project.code]), project.name, name]
}

/** A title that no other sheet has: form, project, unit and year, but for what the form's own title says. */
function titleOf(record: FormRecord, { title }: Grid): string {
  const form = oneLine(title)
  const { year } = record.department
  const about = aboutRecord(record).filter((part) => !form.includes(part))
  return [form, ...about, ...(form.includes(`${year}年度`) ? [] : [`${year}年`])].join(' · ')
}

function subjectOf({ kind, department, project }: FormRecord): string {
  const { year, name } = department
  const about = project?.code === undefined ? '' : `，项目编码 ${project.code}`
  return `${year}年${name}${kind.print.subject}${about}`
}

/** When the record itself was made public, if it says so: a self-evaluation follows its targets by a year. */
function publishedOn({ record }: FormRecord): string | undefined {
  return 'published' in record ? record.published : undefined
}
