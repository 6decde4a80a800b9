import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readExample } from '../../src/content/example.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { recordsOf } from '../../src/content/record.ts'
import { checkTemplate } from '../../src/form/check-template.ts'
import { layOut } from '../../src/form/lay-out.ts'
import { formFields } from '../../src/form/record-texts.ts'
import { checkRequired } from '../../src/form/required.ts'
import { expectGolden } from '../golden.ts'
import { gridText } from './grid-text.ts'

const root = join(import.meta.dirname, '../..')
const { templates, findings } = readTemplates(root)

test('every template reads', () => expect(findings).toEqual([]))

describe.each(templates.map((template) => [template.id, template] as const))('%s', async (id, template) => {
  const department = await readExample(root, id)
  const record = recordsOf(department).find(({ kind }) => kind.id === template.purpose)
  if (!record) throw new Error(`${id} has no example of what it prints`)
  const grid = layOut(template, formFields(record, template.moneyUnit))

  test('is in order', () => expect(checkTemplate(template)).toEqual([]))

  test('prints the years of its content, none of its own', () => {
    const labels = template.rows.flatMap(({ cells }) => cells.map(({ label = '' }) => label))
    for (const text of [template.title, template.left ?? '', template.right ?? '', ...labels])
      expect(text).not.toMatch(/20\d\d/)
  })

  test('its example has all that it demands', () => expect(checkRequired(template, record)).toEqual([]))

  test('its example fills every field in some row', () => {
    const cells = grid.rows.flatMap((row) => row.cells)
    const filled = new Set(cells.flatMap(({ text, source }) => (text && source ? [bare(source)] : [])))
    const blank = cells.flatMap(({ source }) => (source && !filled.has(bare(source)) ? [source] : []))
    expect(blank).toEqual([])
  })

  test('looks as its golden says', () =>
    expectGolden(gridText(grid), join(import.meta.dirname, 'golden', `${id}.txt`)))

  test('tells where it comes from', async () => {
    const files = await readdir(join(root, 'templates', id))
    expect(files).toContain('README.md')
    expect(await readFile(join(root, 'templates', id, 'README.md'), 'utf8')).toMatch(`# ${id}\n`)
    expect(template.origin).toMatch(/\d{4}/)
  })
})

/** A field of a list without the number of its item. */
function bare(source: string): string {
  return source.replace(/\.\d+\./, '.')
}
