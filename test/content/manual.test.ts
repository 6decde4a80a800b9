import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readProject } from '../../src/content/department.ts'
import type { Context, Kind, Shape } from '../../src/content/kind.ts'
import { documentedKeys, fillManual } from '../../src/content/manual.ts'
import { departmentSchema, projectSchema, siteSchema } from '../../src/content/schema.ts'
import { readTemplates, templateSchema } from '../../src/content/template.ts'
import { fieldNames, projectFields } from '../../src/form/fields.ts'
import { layOut } from '../../src/form/lay-out.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Department } from '../../src/model/record.ts'
import { gridText } from '../form/grid-text.ts'
import { expectGolden } from '../golden.ts'

const root = join(import.meta.dirname, '../..')
const example = await readFile(join(root, 'templates/hebei-2020/example.yaml'), 'utf8')
const documents = await Promise.all(
  ['docs/content.md', 'docs/forms.md'].map(async (file) => ({
    file,
    text: await readFile(join(root, file), 'utf8'),
  })),
)

for (const { file, text } of documents)
  test(`${file} is up to date: else run npm run docs`, () => {
    expect(text).toBe(fillManual({ text, example }))
  })

test('every key of every file is explained under its own mark', () => {
  const all = documents.map(({ text }) => text).join('\n')
  for (const [name, keys] of Object.entries(documentedKeys())) {
    const [, shown = ''] = new RegExp(`<!-- 表：${name} -->([\\s\\S]*?)<!-- 完 -->`).exec(all) ?? []
    for (const key of keys) expect(shown).toContain(`| \`${key}\` |`)
  }
})

test('a mark that no schema stands behind is a mistake', () => {
  expect(() => fillManual({ text: '<!-- 表：别的 -->\n<!-- 完 -->', example })).toThrow('别的')
})

test('docs/forms.md names the fields that a form can print, and no others', () => {
  const forms = documents.find(({ file }) => file === 'docs/forms.md')?.text ?? ''
  const lines = forms.split('\n').filter((line) => /^- (单位|项目|每项绩效指标)的：/.test(line))
  const named = [...lines.join('\n').matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  expect(named).toEqual([...fieldNames.values, ...Object.values(fieldNames.lists).flat()])
})

describe('what the manual gives as an example is right', () => {
  const shapes: [string, Kind<unknown>][] = [
    ['site.yaml', siteSchema],
    ['department.md', departmentSchema],
    ['project', projectSchema('万元')],
    ['form.yaml', templateSchema],
  ]
  for (const [file, kind] of shapes)
    for (const [key, field] of scalars(kind.shape ?? {}))
      test(`${file} ${key}: ${field.example}`, () => {
        const findings: Finding[] = []
        const context: Context = { file, field: key, findings }
        const at = { line: 1, column: 1 }
        field.kind.read({ kind: 'scalar', text: field.example ?? '', at, reported: false }, context)
        expect(findings).toEqual([])
      })
})

/** The fields that hold one value and have an example, at every depth. */
function scalars(shape: Shape): [string, Shape[string]][] {
  return Object.values(shape).flatMap((field): [string, Shape[string]][] => {
    if (field.kind.shape) return scalars(field.kind.shape)
    return field.example ? [[field.key, field]] : []
  })
}

test('every description says something', () => {
  const described = (shape: Shape): string[] =>
    Object.values(shape).flatMap((field) => [field.description, ...described(field.kind.shape ?? {})])
  const all = [siteSchema, departmentSchema, projectSchema('元'), templateSchema]
  for (const text of all.flatMap((kind) => described(kind.shape ?? {})))
    expect(text).toMatch(/\p{Script=Han}/u)
})

test('the example of the Hebei form reads without a finding and fills the form', async () => {
  const findings: Finding[] = []
  const project = readProject(example, '101-0101-JBN-A1B2.yaml', '万元', findings)
  expect(findings).toEqual([])
  const { templates } = await readTemplates(root)
  const template = templates.find(({ id }) => id === 'hebei-2020')
  if (!project || !template) throw new Error('the example does not read')
  const department: Department = {
    file: 'content/101001/2025/department.md',
    unit: '101001',
    name: '示例县图书馆',
    year: 2025,
    moneyUnit: '万元',
    form: 'hebei-2020',
    narrative: [],
    projects: [project],
  }
  const grid = layOut(template, projectFields(department, project))
  await expectGolden(gridText(grid), join(root, 'test/form/golden/example.txt'))
})
