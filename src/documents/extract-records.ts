import { departmentKind } from '../content/kinds/department.ts'
import type { FileKind } from '../content/kinds/file-kind.ts'
import { type PrintedKind, printedKinds, projectsKinds, stemOf } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { ownFields } from '../content/kinds/template.ts'
import { type OwnField, schemaOf } from '../content/own-fields.ts'
import {
  type Department,
  type Filed,
  type FormRecord,
  type PrintedRecord,
  type PrintedValues,
  type Project,
  projectRecord,
} from '../content/record.ts'
import { failed, type Kind, mapping, required } from '../content/schema/kind.ts'
import { isCode } from '../content/schema/scalars.ts'
import { type Plain, toYaml } from '../content/schema/write-record.ts'
import { decode } from '../content/text/decode.ts'
import { readObjects } from '../inspect/objects.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { isRecord, parseJson } from '../model/parse-json.ts'
import { idOf, ownPart, recordFormat } from './attached-record.ts'
import { attachmentsOf } from './attachments.ts'

/** What a published document gives back of a record. */
export interface Extracted {
  /** Where the content file belongs, such as `content/315002/2020/315-0404-JBN-9C18.yaml`. */
  file: string
  content: string
  record: FormRecord
}

type PlainMapping = { [key: string]: Plain }

/**
 * Turns a published sheet back into its content file, or a booklet into those of its projects, from the records
 * attached to it.
 * @throws ContentError where the file is none of ours, or its records do not read
 */
export function extractRecords(path: string): Extracted[] {
  return readAttachments(path).map(({ id, attached }) => extract(path, id, attached))
}

function extract(path: string, id: string, attached: PlainMapping): Extracted {
  const findings: Finding[] = []
  const read = <T>(name: string, schema: Kind<T>): T => {
    const part = attached[name]
    const value = isAttachedMapping(part) ? decode(toYaml(part), path, schema, findings) : failed
    if (value !== failed) return value
    throw findings.length > 0
      ? new ContentError(findings)
      : refusal(path, `附带的数据里没有“${name}”`, wrongVersion)
  }
  const head = read(departmentKind.name, departmentKind.schema())
  const folder = `content/${head.unit}/${head.year}`
  const department: Department = {
    ...head,
    file: `${folder}/department.md`,
    narrative: [],
    projects: [],
  }
  const declared = attached[ownPart]
  const own = (part: string): readonly OwnField[] | undefined => {
    const fields = isAttachedMapping(declared) ? declared[part] : undefined
    const said =
      fields === undefined ? failed : decode(toYaml({ [ownPart]: fields }), path, ownParts, findings)
    return said === failed ? undefined : said.own
  }
  const record = readRecord(attached, department, id, { read, own })
  const printed = attached[record.kind.name]
  if (!isAttachedMapping(printed)) throw refusal(path, '附带的数据不完整', wrongVersion)
  return { file: record.record.file, content: toYaml(printed), record }
}

/** How the parts of an attached record are read, and which own fields they have. */
interface Parts {
  read<T>(part: string, schema: Kind<T>): T
  own(part: string): readonly OwnField[] | undefined
}

const ownParts = mapping({ own: required(ownPart, ownFields, { description: '表样自有的字段' }) }, ownPart)

/** The record that an attachment is of: that of the last of its parts. */
function readRecord(attached: PlainMapping, department: Department, id: string, parts: Parts): FormRecord {
  const unit = department.moneyUnit
  const file = (kind: FileKind) => `content/${department.unit}/${department.year}/${stemOf(kind, id)}.yaml`
  const filed = (kind: PrintedKind): Filed => {
    const own = parts.own(kind.name)
    return { file: file(kind), ...(own && { own }) }
  }
  const recordOf = (kind: PrintedKind): PrintedRecord => {
    const at = filed(kind)
    return { ...parts.read<PrintedValues>(kind.name, schemaOf<PrintedValues>(kind, unit, at.own)), ...at }
  }
  const ofYear = printedKinds.find(
    (kind) => kind.owner === 'year' && kind !== projectKind && kind.name in attached,
  )
  if (ofYear) return { kind: ofYear, department, record: recordOf(ofYear) }
  const at = filed(projectKind)
  const project: Project = {
    id,
    ...parts.read(projectKind.name, schemaOf(projectKind, unit, at.own)),
    ...at,
  }
  const about = projectsKinds.find(({ name }) => name in attached)
  if (!about) return projectRecord(department, project)
  const record = recordOf(about)
  return { kind: about, department, project: { ...project, [about.id]: record }, record }
}

const wrongVersion = '换用写出它的那个版本，或按表重新填写'

function readAttachments(path: string): { id: string; attached: PlainMapping }[] {
  const records = attachmentsOf(readObjects(path)).filter(
    ({ relationship, name }) => relationship === 'Source' && name.endsWith('.json'),
  )
  if (records.length === 0)
    throw refusal(path, '这个 PDF 里没有附带数据', '只有本网站公开的单表和文本才能取回')
  return records.map(({ name, bytes }) => {
    // Where the content file will be written is made from it.
    if (!isCode(idOf(name))) throw refusal(path, `附件的名称“${name}”不是项目编码`, wrongVersion)
    const parsed = parseJson(bytes.toString('utf8'))
    if (isAttachedMapping(parsed) && parsed.格式 === recordFormat) return { id: idOf(name), attached: parsed }
    throw refusal(path, `附带的数据“${name}”不是本版本的格式`, wrongVersion)
  })
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'extract', severity: 'error', file, message, fix }])
}

function isAttachedMapping(value: unknown): value is PlainMapping {
  return isRecord(value) && Object.values(value).every(isPlain)
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'string' || (Array.isArray(value) ? value.every(isPlain) : isAttachedMapping(value))
}
