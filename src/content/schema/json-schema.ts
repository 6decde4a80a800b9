import { kinds } from '../kinds/kinds.ts'
import { type FormTemplate, templateKind } from '../kinds/template.ts'
import { schemaOf } from '../own-fields.ts'
import type { Field } from './field.ts'
import type { Kind } from './kind.ts'
import { withheldKey, withheldValueKey } from './withhold.ts'

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
  definitions?: Record<string, JsonSchema>
  $ref?: string
  if?: JsonSchema
  then?: JsonSchema
  else?: JsonSchema
}

/**
 * JSON Schemas (draft-07, which editors know best) of the content files, by file name. They complete keys and refuse
 * early; the reader stays the judge: whatever a schema refuses, it refuses too.
 * @param forms the official forms, whose own fields may be keys
 */
export function jsonSchemas(forms: readonly FormTemplate[] = []): Record<string, JsonSchema> {
  return Object.fromEntries(
    [...kinds, templateKind].map((kind) => {
      const own = forms.filter(({ purpose }) => purpose === kind.id).flatMap((form) => form.own)
      return [`${kind.id}.json`, fileSchema(kind.title, schemaOf<unknown>(kind, '万元', own))]
    }),
  )
}

/** The JSON Schema of a content file. */
export function fileSchema(title: string, kind: Kind<unknown>): JsonSchema {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', title }
  const schema = jsonSchema(kind, { withholds: kind.withholds })
  return kind.withholds ? { ...head, definitions, ...orWithheld(schema, true) } : { ...head, ...schema }
}

// YAML takes 0.80 for a number and `true` for a truth value; the reader reads both as the text they are.
const scalarTypes = ['string', 'number', 'boolean']

/** How a value is withheld: with the reason, and beside it the value itself or, of a mapping, its own keys. */
const withheldWhole: JsonSchema = {
  properties: {
    [withheldKey]: {
      title: `${withheldKey}（必填）`,
      description: '不公开的理由，是公开的',
      type: scalarTypes,
      pattern: '\\S',
      patternErrorMessage: '应为：一行文字',
      examples: ['涉及国家秘密', '涉及商业秘密', '涉及个人隐私'],
    },
    [withheldValueKey]: { title: `${withheldValueKey}（可空）`, description: '不公开的值，可以不写' },
  },
}
const definitions: Record<string, JsonSchema> = {
  withheld: { type: ['object'], required: [withheldKey] },
  withheldWhole,
  withheldValue: { ...withheldWhole, additionalProperties: false },
}

/** The schema of something that may be withheld. Editors then judge it by one branch alone, and say what is wrong there. */
function orWithheld(schema: JsonSchema, whole: boolean): JsonSchema {
  const then = { $ref: `#/definitions/withheld${whole ? 'Whole' : 'Value'}` }
  return { if: { $ref: '#/definitions/withheld' }, then, else: schema }
}

/** How a value may stand in its place. */
interface Place {
  /** Nothing may be written there. */
  blank?: boolean
  /** It and what is in it may be withheld. */
  withholds?: boolean
}

/** The JSON Schema of one kind of value, as YAML types it. */
function jsonSchema(kind: Kind<unknown>, { blank, withholds }: Place): JsonSchema {
  const orBlank = (...types: string[]) => (blank ? [...types, 'null'] : types)
  if (kind.item) {
    const item = jsonSchema(kind.item, { withholds })
    return { type: orBlank('array'), items: withholds ? orWithheld(item, true) : item, minItems: 1 }
  }
  if (kind.shape) {
    const fields = Object.values(kind.shape)
    return {
      type: orBlank('object'),
      properties: Object.fromEntries(fields.map((field) => [field.key, fieldSchema(field, withholds)])),
      required: fields.filter((field) => field.required).map(({ key }) => key),
      additionalProperties: false,
    }
  }
  if (kind.words) return { enum: blank ? [...kind.words, '', null] : [...kind.words] }
  const type = orBlank(...scalarTypes)
  if (!kind.pattern) return { type }
  // A text in quotes may be blank too.
  const pattern = blank ? `^\\s*$|${kind.pattern.source}` : kind.pattern.source
  return { type, pattern, patternErrorMessage: `应为：${kind.expected}` }
}

function fieldSchema(field: Field<unknown>, withholds = false): JsonSchema {
  const { key, kind, required, description, example } = field
  // An example of a mapping is YAML, not text.
  const examples = example !== undefined && !kind.shape ? { examples: [example] } : {}
  const title = required ? `${key}（必填）` : `${key}（可空）`
  const schema = { ...jsonSchema(kind, { blank: !required, withholds }), ...examples }
  const whole = kind.shape !== undefined
  return { title, description, ...(withholds && !field.public ? orWithheld(schema, whole) : schema) }
}
