import { createHash } from 'node:crypto'
import { monitorSchema, resultSchema } from '../content/kinds/assessment.ts'
import { overallSchema } from '../content/kinds/overall.ts'
import { departmentSchema, projectSchema } from '../content/kinds/schema.ts'
import { type Plain, writeRecord } from '../content/schema/write.ts'
import type { FormRecord } from '../form/record.ts'

/** The record that a sheet carries, from which its content file can be written again. */
export interface AttachedRecord {
  /** The file's name, such as `315-0404-JBN-9C18.json`. */
  name: string
  bytes: Uint8Array
}

/** What the attachment says it is. A reader of another version can tell. */
export const recordFormat = 'mingbiao 1'

/** The parts of an attached record; each is a content file, or the head of one, under the form's own keys. */
export const parts = {
  department: '单位',
  project: '项目',
  result: '自评',
  monitor: '监控',
  overall: '整体',
} as const

/** The record of a sheet as JSON: its department's head, its project if it is about one, and what it prints. */
export function attachedRecord(record: FormRecord): AttachedRecord {
  const content = { 格式: recordFormat, ...writeParts(record) }
  const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`)
  return { name: `${sheetName(record)}.json`, bytes }
}

/** SHA-256 of records, one after the other, in hexadecimal. */
export function digestOf(records: readonly AttachedRecord[]): string {
  const hash = createHash('sha256')
  for (const { bytes } of records) hash.update(bytes)
  return hash.digest('hex')
}

/** The name of a record's content file and of its sheet, without an ending. */
export function sheetName(record: FormRecord): string {
  switch (record.purpose) {
    case 'overall':
      return 'overall'
    case 'project':
      return record.project.id
    default:
      return `${record.project.id}.${record.purpose}`
  }
}

/** The project that an attached record's name tells. */
export function idOf(attachment: string): string {
  return attachment.replace(/(\.(result|monitor))?\.json$/, '')
}

function writeParts(record: FormRecord): { [key: string]: Plain } {
  const { department } = record
  const unit = department.moneyUnit
  const head = { [parts.department]: writeRecord(departmentSchema, department) }
  if (record.purpose === 'overall')
    return { ...head, [parts.overall]: writeRecord(overallSchema(unit), record.overall) }
  const about = { ...head, [parts.project]: writeRecord(projectSchema(unit), record.project) }
  switch (record.purpose) {
    case 'project':
      return about
    case 'result':
      return { ...about, [parts.result]: writeRecord(resultSchema(unit), record.result) }
    case 'monitor':
      return { ...about, [parts.monitor]: writeRecord(monitorSchema(unit), record.monitor) }
  }
}
