import { createHash } from 'node:crypto'
import { departmentKind } from '../content/kinds/department.ts'
import { splitStem, stemOf } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { ownFields } from '../content/kinds/template.ts'
import { type OwnField, schemaOf } from '../content/own-fields.ts'
import type { Department, FormRecord, PrintedRecord } from '../content/record.ts'
import { type Plain, writeRecord } from '../content/schema/write-record.ts'
import { oncePer } from '../model/once.ts'

/** The record that a sheet carries, from which its content file can be written again. */
export interface AttachedRecord {
  /** The file's name, such as `315-0404-JBN-9C18.json`. */
  name: string
  bytes: Uint8Array
}

/** What the attachment says it is. A reader of another version can tell. */
export const recordFormat = 'mingbiao 1'

/**
 * The record of a sheet as JSON: its department's head, its project if it is about one, and what it prints. The sheet, the booklet and
 * the file beside them hold the same bytes.
 */
export function attachedRecord(record: FormRecord): AttachedRecord {
  const known = knownOf(record.department)
  const attached = known.get(record.record) ?? writeAttached(record)
  known.set(record.record, attached)
  return attached
}

const knownOf = oncePer((_: Department) => new Map<PrintedRecord, AttachedRecord>())

function writeAttached(record: FormRecord): AttachedRecord {
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
export function sheetName({ kind, project }: FormRecord): string {
  return stemOf(kind, project?.id)
}

/** The project that an attached record's name tells. */
export function idOf(attachment: string): string {
  return splitStem(attachment.replace(/\.json$/, '')).base
}

/** The part that declares the fields which the forms of the others have of their own: without it they could not be read again. */
export const ownPart = '自有字段'

function ownParts(own: readonly (readonly [part: string, own?: readonly OwnField[]])[]): {
  [ownPart]?: { [part: string]: Plain }
} {
  const declared = own.flatMap(([part, fields]) => (fields ? [[part, writeRecord(ownFields, fields)]] : []))
  return declared.length > 0 ? { [ownPart]: Object.fromEntries(declared) } : {}
}

/** Each part is a content file, or the head of one, under the form's own keys. */
function writeParts({ kind, department, project, record }: FormRecord): { [key: string]: Plain } {
  const unit = department.moneyUnit
  return {
    [departmentKind.name]: writeRecord(departmentKind.schema(), department),
    ...(project && { [projectKind.name]: writeRecord(schemaOf(projectKind, unit, project.own), project) }),
    ...ownParts([
      [projectKind.name, project?.own],
      [kind.name, record.own],
    ]),
    ...(record !== project && {
      [kind.name]: writeRecord(schemaOf<unknown>(kind, unit, record.own), record),
    }),
  }
}
