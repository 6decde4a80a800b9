import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { recordsOf } from '../../src/content/record.ts'
import { exportWord } from '../../src/export/word.ts'
import type { Grid } from '../../src/model/grid.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { example, formNames } from '../pdf/examples.ts'
import { readWord, type WordBlock } from './word-reader.ts'

const published = await load(linxi)
const department = published.departments[0]
if (!department) throw new Error('no content')
const forms = recordsOf(department).map((record) => ({ record, grid: published.fill(record) }))
const grids = forms.map(({ grid }) => grid)
const bytes = await exportWord(department, forms)
const folder = mkdtempSync(join(tmpdir(), 'export-'))
afterAll(() => rmSync(folder, { recursive: true }))

function formBlocks(grid: Grid): WordBlock[] {
  const cells = grid.rows
    .flatMap((row) => row.cells)
    .map(({ text, row, column, rowSpan, colSpan }) => ({ text, row, column, rowSpan, colSpan }))
  const unitLine = grid.right === '' ? grid.left : `${grid.left}\t${grid.right}`
  return [grid.title, ...(unitLine === '' ? [] : [unitLine]), cells]
}

/** Without the empty paragraphs that hold a section's layout. */
function said(file: Uint8Array): WordBlock[] {
  return readWord(file).filter((block) => block !== '')
}

function formsOf(file: Uint8Array): WordBlock[] {
  const blocks = said(file)
  return blocks.slice(blocks.findIndex((block) => typeof block !== 'string') - 2)
}

test('a department’s nine forms are in its Word file as they are printed', () => {
  expect(grids).toHaveLength(9)
  expect(formsOf(bytes)).toEqual(grids.flatMap(formBlocks))
})

test('the cover, the parts and every word of the narrative stand before the forms, in order', () => {
  const blocks = said(bytes)
  const front = blocks.slice(0, blocks.findIndex((block) => typeof block !== 'string') - 2)
  const ordinals = ['一', '二', '三']
  const narrative = department.narrative.flatMap(({ title, blocks: texts }, index) => [
    `${ordinals[index]}、${title}`,
    ...texts.flatMap((block) =>
      block.kind === 'list'
        ? block.items.map(
            (item, at) =>
              `${block.ordered ? `${block.start + at}. ` : '• '}${item.map(({ text }) => text).join('')}`,
          )
        : [block.text.map(({ text }) => text).join('')],
    ),
  ])
  expect(front).toEqual([
    '临西县司法局',
    '2020年部门预算绩效文本',
    '目录',
    '第一部分　部门整体绩效目标',
    ...narrative,
    '第二部分　预算项目绩效目标',
  ])
})

describe.each(formNames)('the example of %s', (name) => {
  test('reads back from its Word file as the form prints it', async () => {
    const { record, published: one } = await example(name)
    const grid = one.fill(record)
    expect(said(await exportWord(record.department, [{ record, grid }]))).toEqual(formBlocks(grid))
  })
})

test('same content, same bytes', async () => {
  expect(Buffer.from(await exportWord(department, forms)).equals(Buffer.from(bytes))).toBe(true)
  const core = strFromU8(unzipSync(bytes)['docProps/core.xml'] ?? new Uint8Array())
  // The first day of the budget year in Beijing, as the content says neither when it was approved nor made public.
  const times = [...core.matchAll(/W3CDTF">([^<]+)/g)].map(([, time]) => time)
  expect(times).toEqual(['2019-12-31T16:00:00Z', '2019-12-31T16:00:00Z'])
})

test('every part of the file is well-formed', () => {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name))
  expect(parts.map(([name]) => name)).toContain('[Content_Types].xml')
  for (const [name, part] of parts)
    expect([name, XMLValidator.validate(strFromU8(part))]).toEqual([name, true])
})

test('the contents say which project a form is of, by its title or by a line above that', async () => {
  const examples = await Promise.all(['mof-88-annual', 'mof-10-result'].map(example))
  const filled = examples.map(({ record, published: one }) => ({ record, grid: one.fill(record) }))
  const file = await exportWord(department, filled)
  const [annual, result] = filled.map(({ record }) => `${record.project?.order}、${record.project?.name}`)
  const lines = [annual, `${result}（自评）`]
  expect(contentsOf(file).slice(-2)).toEqual(lines)
  const blocks = said(file)
  for (const [index, { grid }] of filled.entries())
    expect(blocks[blocks.indexOf(lines[index] ?? '') + 1]).toBe(grid.title)
  expect(contentsOf(bytes).slice(-9)).toEqual(grids.map(({ title }) => title))
})

function contentsOf(file: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
  const entries = [...xml.matchAll(/<w:pStyle w:val="TOC\d"\/>.*?<\/w:p>/g)]
  return entries.map(([entry]) =>
    [...entry.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )
}

test.each([
  ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"],
  ['</w:t><w:p> & "引号" &amp;', '</w:t><w:p> & "引号" &amp;'],
  ['响铃\u0007 半个\ud83d', '响铃� 半个�'],
  ['\u{1f600}\u{20bb7}\u{2cd9f}', '\u{1f600}\u{20bb7}\u{2cd9f}'],
  [' 两段\n  缩进 ', ' 两段\n  缩进 '],
])('a hostile text stays text: %j', async (text, expected) => {
  const [first] = forms
  if (!first) throw new Error('no forms')
  const grid = { ...first.grid, rows: [{ repeats: false, heads: false, cells: [cellOf(text)] }], widths: [1] }
  const file = await exportWord({ ...department, narrative: [] }, [
    { record: first.record, grid: { ...emptyGrid, ...grid } },
  ])
  expect(said(file).at(-1)).toEqual([{ text: expected, row: 0, column: 0, rowSpan: 1, colSpan: 1 }])
})

const emptyGrid: Grid = { title: '', left: '', right: '', landscape: false, widths: [1], rows: [] }

function cellOf(text: string) {
  return {
    text,
    row: 0,
    column: 0,
    rowSpan: 1,
    colSpan: 1,
    role: 'value' as const,
    align: 'left' as const,
    headers: [],
  }
}

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/export.ts', '--content', linxi, ...args],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

test('the command writes the file', () => {
  const path = join(folder, '文本.docx')
  const made = command('315002/2020', '--docx', '--to', path)
  expect(made).toMatchObject({ status: 0, stderr: '' })
  expect(made.stdout).toContain('表 9 张')
  expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
})

test('a file that is there is left alone', () => {
  const path = join(folder, '改过.docx')
  writeFileSync(path, '改过的')
  const refused = command('315002/2020', '--docx', '--to', path)
  expect(refused.status).toBe(1)
  expect(refused.stderr).toContain('--overwrite')
  expect(readFileSync(path, 'utf8')).toBe('改过的')
})

test('unless the command is told to overwrite it', () => {
  const path = join(folder, '旧的.docx')
  writeFileSync(path, '旧的')
  expect(command('315002/2020', '--docx', '--to', path, '--overwrite').status).toBe(0)
  expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
})

test.each([
  [['315002/2031', '--docx'], '315002/2020（临西县司法局）'],
  [['315002/2020'], '--docx'],
  [['315002/2020', '--pdf'], '没有“--pdf”这个选项。可以写的是：--content、--docx、--xlsx'],
  [['315002/2020', '--docx', '--to', join(resolve('package.json'), 'a.docx')], '看看目录对不对'],
])('a wrong command says what is right: %j', (args, expected) => {
  const { status, stdout, stderr } = command(...args)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(expected)
  expect(stderr).not.toMatch(/\n\s+at /)
})
