import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fillRules } from '../../src/check/rules-manual.ts'
import { correctionsKind } from '../../src/content/kinds/corrections.ts'
import { departmentKind } from '../../src/content/kinds/department.ts'
import { printedKinds } from '../../src/content/kinds/kinds.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import { templateKind } from '../../src/content/kinds/template.ts'
import { waiversKind } from '../../src/content/kinds/waivers.ts'
import type { Context, Kind, Shape } from '../../src/content/schema/kind.ts'
import { documentedKeys, fillManual } from '../../src/content/schema/manual.ts'
import { fillFieldNames } from '../../src/form/field-names-manual.ts'
import { fieldNames } from '../../src/form/record-texts.ts'
import type { Finding } from '../../src/model/finding.ts'

const root = join(import.meta.dirname, '../..')
const example = await readFile(join(root, 'templates/hebei-2020/example.yaml'), 'utf8')
const documents = await Promise.all(
  ['docs/content.md', 'docs/site.md', 'docs/forms.md'].map(async (file) => ({
    file,
    text: await readFile(join(root, file), 'utf8'),
  })),
)

for (const { file, text } of documents)
  test(`${file} is up to date: else run npm run docs`, () => {
    expect(text).toBe(fillFieldNames(fillManual({ text, example })))
  })

test('docs/checks.md is up to date: else run npm run docs', async () => {
  const text = await readFile(join(root, 'docs/checks.md'), 'utf8')
  expect(text).toBe(fillRules(text))
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

test('docs/forms.md names the fields that forms can print, and no others', () => {
  const forms = documents.find(({ file }) => file === 'docs/forms.md')?.text ?? ''
  const codes = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
  const lines = forms.split('\n').filter((line) => /^- .{2,30}(的|另有)：/.test(line))
  const named = lines.flatMap((line) =>
    line.split('，').flatMap((part) => {
      const [heads = '', tails] = part.split(' 后面接 ')
      return codes(heads).flatMap((head) => (tails ? codes(tails).map((tail) => head + tail) : [head]))
    }),
  )
  const known = printedKinds
    .map(({ id }) => fieldNames(id))
    .flatMap(({ values, lists }) => [...values, ...Object.values(lists).flat()])
  expect([...new Set(named)].sort()).toEqual([...new Set(known)].sort())
})

describe('what the manual gives as an example is right', () => {
  const shapes: [string, Kind<unknown>][] = [
    ['site.yaml', siteKind.schema()],
    ['department.md', departmentKind.schema()],
    ['project', projectKind.schema('万元')],
    ['result', resultKind.schema('万元')],
    ['monitor', monitorKind.schema('万元')],
    ['overall', overallKind.schema('万元')],
    ['corrections', correctionsKind.schema()],
    ['waivers', waiversKind.schema()],
    ['form.yaml', templateKind.schema()],
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
  const all = [
    siteKind.schema(),
    departmentKind.schema(),
    projectKind.schema('元'),
    resultKind.schema('元'),
    monitorKind.schema('元'),
    overallKind.schema('元'),
    correctionsKind.schema(),
    templateKind.schema(),
  ]
  for (const text of all.flatMap((kind) => described(kind.shape ?? {})))
    expect(text).toMatch(/\p{Script=Han}/u)
})
