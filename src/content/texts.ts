import type { Block, Department, Publication } from '../model/record.ts'
import { itemName } from '../model/withheld.ts'
import { monitorSchema, resultSchema } from './kinds/assessment.ts'
import { correctionsSchema } from './kinds/corrections.ts'
import { overallSchema } from './kinds/overall.ts'
import { departmentSchema, projectSchema, siteSchema } from './kinds/schema.ts'
import type { Kind } from './schema/kind.ts'
import { type Plain, writeRecord } from './schema/write.ts'

/** A text of a content file, under the path that findings give its field. */
export interface FieldText {
  file: string
  field: string
  text: string
}

/** Every text of every content file, single values and numbers too: whatever could be published. */
export function* allTexts({ site, departments, corrections }: Partial<Publication>): Generator<FieldText> {
  if (site) yield* recordTexts('content/site.yaml', siteSchema, site)
  for (const department of departments ?? []) yield* departmentTexts(department)
  for (const each of corrections ?? []) yield* recordTexts(each.file, correctionsSchema, each)
}

function* departmentTexts(department: Department): Generator<FieldText> {
  const { file, moneyUnit, narrative, overall, projects } = department
  yield* recordTexts(file, departmentSchema, department)
  for (const { title, blocks } of narrative)
    for (const block of blocks) for (const text of blockTexts(block)) yield { file, field: title, text }
  if (overall) yield* recordTexts(overall.file, overallSchema(moneyUnit), overall)
  for (const project of projects) {
    const { result, monitor } = project
    yield* recordTexts(project.file, projectSchema(moneyUnit), project)
    if (result) yield* recordTexts(result.file, resultSchema(moneyUnit), result)
    if (monitor) yield* recordTexts(monitor.file, monitorSchema(moneyUnit), monitor)
  }
}

function blockTexts(block: Block): string[] {
  const lines = block.kind === 'list' ? block.items : [block.text]
  return lines.map((line) => line.map(({ text }) => text).join(''))
}

function recordTexts<T>(file: string, schema: Kind<T>, record: T): FieldText[] {
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
