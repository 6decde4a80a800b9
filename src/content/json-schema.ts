import { monitorSchema, resultSchema } from './assessment.ts'
import type { Field, Kind } from './kind.ts'
import { overallSchema } from './overall.ts'
import { departmentSchema, projectSchema, siteSchema } from './schema.ts'
import { templateSchema } from './template.ts'
import { waiversSchema } from './waivers.ts'

/** A part of a JSON Schema; `patternErrorMessage` is what VS Code shows in place of the pattern. */
export interface JsonSchema {
  $schema?: string
  title?: string
  description?: string
  type?: string[]
  enum?: (string | null)[]
  pattern?: string
  patternErrorMessage?: string
  examples?: string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: false
  items?: JsonSchema
  minItems?: number
}

/** What editors need to know of the content files, by the names of the files in `.vscode/schemas`. */
const files: Readonly<Record<string, { title: string; kind: Kind<unknown> }>> = {
  'site.json': { title: '网站', kind: siteSchema },
  'department.json': { title: '部门（department.md 开头的各项）', kind: departmentSchema },
  'project.json': { title: '项目', kind: projectSchema('万元') },
  'result.json': { title: '绩效自评', kind: resultSchema('万元') },
  'monitor.json': { title: '绩效监控', kind: monitorSchema('万元') },
  'overall.json': { title: '单位整体绩效目标', kind: overallSchema('万元') },
  'waivers.json': { title: '豁免', kind: waiversSchema },
  'form.json': { title: '表样', kind: templateSchema },
}

/**
 * JSON Schemas (draft-07, which editors know best) of the content files, by file name. They complete keys and refuse
 * early; the reader stays the judge: whatever a schema refuses, it refuses too.
 */
export function jsonSchemas(): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(files).map(([name, { title, kind }]) => [
      name,
      { $schema: 'http://json-schema.org/draft-07/schema#', title, ...jsonSchema(kind, false) },
    ]),
  )
}

/**
 * The JSON Schema of one kind of value, as YAML types it.
 * @param blank whether nothing may be written in its place
 */
export function jsonSchema(kind: Kind<unknown>, blank: boolean): JsonSchema {
  const orBlank = (...types: string[]) => (blank ? [...types, 'null'] : types)
  if (kind.item) return { type: orBlank('array'), items: jsonSchema(kind.item, false), minItems: 1 }
  if (kind.shape) {
    const fields = Object.values(kind.shape)
    return {
      type: orBlank('object'),
      properties: Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field)])),
      required: fields.filter((field) => field.required).map(({ key }) => key),
      additionalProperties: false,
    }
  }
  if (kind.words) return { enum: blank ? [...kind.words, '', null] : [...kind.words] }
  // YAML takes 0.80 for a number and `true` for a truth value; the reader reads both as the text they are.
  const type = orBlank('string', 'number', 'boolean')
  if (!kind.pattern) return { type }
  // A text in quotes may be blank too.
  const pattern = blank ? `^\\s*$|${kind.pattern.source}` : kind.pattern.source
  return { type, pattern, patternErrorMessage: `应为：${kind.expected}` }
}

function fieldSchema({ key, kind, required, description, example }: Field<unknown>): JsonSchema {
  // An example of a mapping is YAML, not text.
  const examples = example !== undefined && !kind.shape ? { examples: [example] } : {}
  const title = required ? `${key}（必填）` : `${key}（可空）`
  return { title, description, ...jsonSchema(kind, !required), ...examples }
}
