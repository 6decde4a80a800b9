import { monitorSchema, resultSchema } from '../content/assessment.ts'
import { decode } from '../content/decode.ts'
import { failed, type Kind } from '../content/kind.ts'
import { overallSchema } from '../content/overall.ts'
import { departmentSchema, projectSchema } from '../content/schema.ts'
import { type Plain, toYaml } from '../content/write.ts'
import type { FormRecord } from '../form/record.ts'
import { attachmentsOf } from '../inspect/attachments.ts'
import { inspectPdf } from '../inspect/inspect.ts'
import { readObjects } from '../inspect/objects.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import type { Grid } from '../model/form.ts'
import type { Department, Project } from '../model/record.ts'
import { parts, recordFormat, sheetName } from './record.ts'

/** What a published sheet gives back. */
export interface Extracted {
  /** Where the content file belongs, such as `content/315002/2020/315-0404-JBN-9C18.yaml`. */
  file: string
  content: string
  record: FormRecord
}

type PlainMapping = { [key: string]: Plain }

/**
 * Turns a published sheet back into its content file, from the record attached to it.
 * @throws ContentError where the file is no sheet of ours, or its record does not read
 */
export function extractSheet(path: string): Extracted {
  const attached = readAttachment(path)
  const findings: Finding[] = []
  const read = <T>(name: string, schema: Kind<T>): T => {
    const part = attached[name]
    const value = isMapping(part) ? decode(toYaml(part), path, schema, findings) : failed
    if (value !== failed) return value
    throw findings.length > 0
      ? new ContentError(findings)
      : refusal(path, `附带的数据里没有“${name}”`, wrongVersion)
  }
  const head = read(parts.department, departmentSchema)
  const folder = `content/${head.unit}/${head.year}`
  const department: Department = { ...head, file: `${folder}/department.md`, narrative: [], projects: [] }
  const record = readRecord(attached, department, folder, read)
  const printed = attached[parts[record.purpose]]
  if (!isMapping(printed)) throw refusal(path, '附带的数据不完整', wrongVersion)
  return { file: `${folder}/${sheetName(record)}.yaml`, content: toYaml(printed), record }
}

type Read = <T>(name: string, schema: Kind<T>) => T

function readRecord(attached: PlainMapping, department: Department, folder: string, read: Read): FormRecord {
  const unit = department.moneyUnit
  if (parts.overall in attached) {
    const file = `${folder}/overall.yaml`
    return { purpose: 'overall', department, overall: { file, ...read(parts.overall, overallSchema(unit)) } }
  }
  const fields = read(parts.project, projectSchema(unit))
  const project: Project = { file: `${folder}/${fields.code}.yaml`, ...fields }
  if (parts.result in attached) {
    const result = { file: `${folder}/${fields.code}.result.yaml`, ...read(parts.result, resultSchema(unit)) }
    return { purpose: 'result', department, project: { ...project, result }, result }
  }
  if (parts.monitor in attached) {
    const monitor = {
      file: `${folder}/${fields.code}.monitor.yaml`,
      ...read(parts.monitor, monitorSchema(unit)),
    }
    return { purpose: 'monitor', department, project: { ...project, monitor }, monitor }
  }
  return { purpose: 'project', department, project }
}

/** Whether a sheet still prints what the record attached to it would print: its text, read from the file alone. */
export function agreesWith(path: string, grid: Grid): boolean {
  const cells = grid.rows.flatMap((row) => row.cells).map((cell) => cell.text)
  const expected = [grid.title, grid.left, grid.right, ...cells].join('').replace(/\s/g, '')
  return inspectPdf(path).text.replace(/\s/g, '').startsWith(expected)
}

const wrongVersion = '换用写出它的那个版本，或按表重新填写'

function readAttachment(path: string): PlainMapping {
  const attachment = attachmentsOf(readObjects(path)).find(
    ({ relationship, name }) => relationship === 'Source' && name.endsWith('.json'),
  )
  if (!attachment) throw refusal(path, '这个 PDF 里没有附带数据', '只有本网站公开的单表才能取回')
  const parsed: unknown = JSON.parse(attachment.bytes.toString('utf8'))
  if (!isMapping(parsed) || parsed.格式 !== recordFormat)
    throw refusal(path, `附带的数据“${attachment.name}”不是本版本的格式`, wrongVersion)
  return parsed
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'extract', severity: 'error', file, message, fix }])
}

function isMapping(value: unknown): value is PlainMapping {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isPlain)
  )
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'string' || (Array.isArray(value) ? value.every(isPlain) : isMapping(value))
}
