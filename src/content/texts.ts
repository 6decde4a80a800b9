import type { Block } from '../model/narrative.ts'
import { itemName } from '../model/withheld.ts'
import { correctionsKind } from './kinds/corrections.ts'
import { departmentKind } from './kinds/department.ts'
import { siteKind } from './kinds/site.ts'
import { waiversKind } from './kinds/waivers.ts'
import { schemaOf } from './own-fields.ts'
import { type Department, type Publication, recordsOf } from './record.ts'
import type { Kind } from './schema/kind.ts'
import { type Plain, writeRecord } from './schema/write-record.ts'

/** A text of a content file, under the path that findings give its field. */
export interface FieldText {
  file: string
  field: string
  text: string
}

/** Every text of every content file, single values and numbers too: whatever could be published. */
export function* allTexts({ site, departments, corrections }: Partial<Publication>): Generator<FieldText> {
  if (site) yield* recordTexts('content/site.yaml', siteKind.schema(), site)
  for (const department of departments ?? []) yield* departmentTexts(department)
  for (const each of corrections ?? []) yield* recordTexts(each.file, correctionsKind.schema(), each)
}

function* departmentTexts(department: Department): Generator<FieldText> {
  const { file, moneyUnit, narrative } = department
  yield* recordTexts(file, departmentKind.schema(), department)
  for (const { title, blocks } of narrative)
    for (const block of blocks)
      for (const text of [...blockTexts(block), ...targetsOf(block)]) yield { file, field: title, text }
  if (department.waivers)
    yield* recordTexts(department.waivers.file, waiversKind.schema(), department.waivers)
  // A file without a code is named as its clerk likes, and names an address.
  for (const { file, id, code } of department.projects)
    if (code === undefined) yield { file, field: '文件名', text: id }
  for (const { kind, record } of recordsOf(department))
    yield* recordTexts(record.file, schemaOf<unknown>(kind, moneyUnit, record.own), record)
}

function blockTexts(block: Block): string[] {
  const lines = block.kind === 'list' ? block.items : [block.text]
  return lines.map((line) => line.map(({ text }) => text).join(''))
}

/** Where a block's links lead, as people read it. */
function targetsOf(block: Block): string[] {
  const runs = block.kind === 'list' ? block.items.flat() : block.text
  return [...new Set(runs.flatMap(({ href }) => (href ? [readable(href)] : [])))]
}

function readable(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch (error) {
    if (error instanceof URIError) return href
    throw error
  }
}

function recordTexts(file: string, schema: Kind<unknown>, record: object): FieldText[] {
  const texts: FieldText[] = []
  addTexts(texts, file, '', writeRecord(schema, record))
  return texts
}

function addTexts(texts: FieldText[], file: string, field: string, content: Plain) {
  if (typeof content === 'string') texts.push({ file, field, text: content })
  else if (Array.isArray(content))
    for (const [index, item] of content.entries()) addTexts(texts, file, itemName(field, index + 1), item)
  else
    for (const [key, value] of Object.entries(content))
      addTexts(texts, file, field === '' ? key : `${field} › ${key}`, value)
}
