import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { CORE_SCHEMA, load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { correctionsKind } from '../../src/content/kinds/corrections.ts'
import { departmentKind } from '../../src/content/kinds/department.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import { readTemplates, templateKind } from '../../src/content/kinds/template.ts'
import { waiversKind } from '../../src/content/kinds/waivers.ts'
import type { Field } from '../../src/content/schema/field.ts'
import { fileSchema, jsonSchemas } from '../../src/content/schema/json-schema.ts'
import { failed, type Kind, mapping } from '../../src/content/schema/kind.ts'
import { schemaPlaces } from '../../src/content/schema/schema-places.ts'
import { toYaml } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import { listFolder } from '../../src/content/text/file.ts'
import { splitFrontMatter } from '../../src/content/text/front-matter.ts'
import { linxi } from '../linxi.ts'

const root = join(import.meta.dirname, '../..')
const schemas = jsonSchemas(readTemplates(root).templates)
// `patternErrorMessage` is an editor's own keyword, and a type beside another is how YAML's numbers are let in.
const ajv = new Ajv({ strict: false })
const validators = new Map(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]))

/** Whether an editor with the schema `name` would accept `text`. */
function accepts(name: string, text: string): boolean {
  return validators.get(name)?.(load(text, { schema: CORE_SCHEMA })) === true
}

const kinds: [string, Kind<unknown>][] = [
  ['site.json', siteKind.schema()],
  ['department.json', departmentKind.schema()],
  ['project.json', projectKind.schema('万元')],
  ['result.json', resultKind.schema('万元')],
  ['monitor.json', monitorKind.schema('万元')],
  ['overall.json', overallKind.schema('万元')],
  ['corrections.json', correctionsKind.schema()],
  ['waivers.json', waiversKind.schema()],
  ['form.json', templateKind.schema()],
]

test('the schemas in .vscode are up to date: else run npm run docs', async () => {
  const folder = join(root, '.vscode/schemas')
  expect(listFolder(folder, '').entries.map(({ name }) => name)).toEqual(Object.keys(schemas).sort())
  for (const [name, schema] of Object.entries(schemas))
    expect(JSON.parse(await readFile(join(folder, name), 'utf8'))).toEqual(schema)
})

test('.vscode/settings.json says which files they are for: else run npm run docs', async () => {
  const settings: unknown = JSON.parse(await readFile(join(root, '.vscode/settings.json'), 'utf8'))
  expect(settings).toMatchObject({ 'yaml.schemas': schemaPlaces() })
})

describe('the files of the repository pass', async () => {
  for (const [file, name] of await repositoryFiles())
    test(file, async () => {
      const text = await readFile(join(linxi, file), 'utf8')
      const yaml = file.endsWith('.md') ? (splitFrontMatter(text)?.head ?? '') : text
      const validate = validators.get(name)
      validate?.(load(yaml, { schema: CORE_SCHEMA }))
      expect(validate?.errors ?? []).toEqual([])
    })
})

/** Every file of a real disclosure and every template, with the schema that is meant for it. */
async function repositoryFiles(): Promise<[string, string][]> {
  const content = listFolder(linxi, 'content/315002/2020').entries
  const files: [string, string][] = [['content/site.yaml', 'site.json']]
  for (const { name } of content)
    files.push([`content/315002/2020/${name}`, name === 'department.md' ? 'department.json' : 'project.json'])
  const special = /(result|monitor|overall|form)\.yaml$/
  for (const form of listFolder(linxi, 'templates').entries)
    for (const { name } of listFolder(linxi, `templates/${form.name}`).entries) {
      const file = `templates/${form.name}/${name}`
      if (name.endsWith('.yaml')) files.push([file, `${special.exec(name)?.[1] ?? 'project'}.json`])
    }
  return files
}

describe('an editor marks what the reader refuses', async () => {
  const department = splitFrontMatter(
    await readFile(join(linxi, 'content/315002/2020/department.md'), 'utf8'),
  )
  const good = department?.head ?? ''
  const cases = [
    ['an unknown key', '来源:', '出处:'],
    ['a missing key', /^单位名称: .*\n/m, ''],
    ['a blank that must be filled in', /^单位名称: .*/m, '单位名称:'],
    ['a word that is none of the few', '金额单位: 万元', '金额单位: 千元'],
    ['a date in another style', '批复日期:', '批复日期: 2020年2月18日'],
    ['a code with a space', '表样: hebei-2020', '表样: hebei 2020'],
    ['a list for a text', '来源:', '来源: [甲, 乙]'],
  ] as const
  test('and nothing in the file before the mistake', () =>
    expect(accepts('department.json', good)).toBe(true))
  for (const [what, from, to] of cases)
    test(what, () => {
      const bad = good.replace(from, to)
      expect(bad).not.toBe(good)
      expect(accepts('department.json', bad)).toBe(false)
    })
})

test('an amount may be written as YAML takes for a number, or in quotes', async () => {
  const example = await readFile(join(root, 'templates/hebei-2020/example.yaml'), 'utf8')
  for (const amount of ['12.50', '"12.50"', '1,200.00'])
    expect(accepts('project.json', example.replace('预算数: 12.50', `预算数: ${amount}`))).toBe(true)
})

describe('whatever the schema of a field refuses, the reader refuses', () => {
  for (const field of new Map(
    kinds.flatMap(([, kind]) => leaves(kind)).map((leaf) => [leaf.kind, leaf]),
  ).values())
    test(`${field.key}: ${field.kind.expected}`, () => {
      for (const mode of [
        { ...field, required: true },
        { ...field, required: false },
      ]) {
        const file = mapping({ value: mode }, '')
        const validate = ajv.compile(fileSchema('', file))
        const reads = (text: string) => decode(text, 'content/test.yaml', file, []) !== failed
        const example = `${field.key}: ${field.example ?? field.kind.words?.[0] ?? '产出指标'}\n`
        if (reads(example)) expect(validate(load(example, { schema: CORE_SCHEMA }))).toBe(true)
        fc.assert(
          fc.property(textNear(field), (value) => {
            const text = toYaml({ [field.key]: value })
            return validate(load(text, { schema: CORE_SCHEMA })) || !reads(text)
          }),
          { numRuns: 200 },
        )
      }
    })
})

/** The fields of a kind that hold one value, at every depth. */
function leaves(kind: Kind<unknown>): Field<unknown>[] {
  return Object.values(kind.shape ?? {}).flatMap((field) => (field.kind.shape ? leaves(field.kind) : [field]))
}

/** Texts that fit a field, that nearly do, and that do not. */
function textNear({ kind, example }: Field<unknown>): fc.Arbitrary<string> {
  const fitting = fc.constantFrom(...(kind.words ?? []), ...(example ? [example] : []), ...samples)
  const nearly = fc
    .tuple(fitting, fc.nat(), fc.constantFrom('', ' ', '\n', '-', '0', '年', '.', 'a', '１'))
    .map(([text, at, put]) => {
      const cut = at % (text.length + 1)
      return text.slice(0, cut) + put + text.slice(cut + (at % 2))
    })
  // YAML's words for nothing are blank to an editor, and text to the reader; spaces in quotes the other way round.
  return fc
    .oneof(fitting, nearly, fc.string({ maxLength: 12 }))
    .filter((text) => !/^(~|null|\s+)$/i.test(text))
}

const samples = [
  '',
  '1',
  '9',
  '10.5',
  '2020',
  '0x1F',
  '1e3',
  'true',
  '315002',
  '1300000001',
  '2020-02-29',
  '2021-12-31 23:59',
]
