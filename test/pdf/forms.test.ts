import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FormRecord } from '../../src/content/record.ts'
import { sheetLayout } from '../../src/documents/documents.ts'
import { prints } from '../../src/documents/genuine.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import type { Cell } from '../../src/model/grid.ts'
import type { Element } from '../../src/pdf/page-layout.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import type { Published } from '../../src/review/load.ts'
import { expectGolden } from '../golden.ts'
import { example, formNames, lengthen } from './examples.ts'
import { qpdfCheck, qrCode, save, text } from './poppler.ts'

/** What each form passed, for the table in the documentation; a form that fails something fails its test as well. */
const passed = new Map<string, { pages: number; morePages: number }>()

/** Makes and checks a sheet; gives its number of pages. */
async function check(published: Published, record: FormRecord, file: string): Promise<number> {
  const layout = sheetLayout(published, record)
  const path = save(file, writePdf(layout))
  expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors found')
  const inspected = inspectPdf(path)
  expect(inspected.problems).toEqual([])
  expect(prints(inspected.text, published.fill(record))).toBe(true)
  for (const page of layout.pages)
    for (const { runs } of page.marks)
      for (const run of runs) {
        expect(run.x).toBeGreaterThan(0)
        expect(run.y).toBeLessThan(page.paper.height)
      }
  return layout.pages.length
}

describe.each(formNames)('%s', (name) => {
  test('prints its example as a sound sheet, on one page or two', async () => {
    const { record, published } = await example(name)
    const pages = await check(published, record, `form-${name}.pdf`)
    expect(qrCode(`test/output/pdf/form-${name}.pdf`)).toBe(
      `https://www.example.gov.cn/jxmb/verify/#${sheetLayout(published, record).digest.slice(0, 32)}`,
    )
    expect(pages).toBeLessThanOrEqual(2)
    passed.set(name, { pages, morePages: 0 })
  })

  test('goes on over several pages with its header repeated', async () => {
    const { record, published } = await example(name)
    const longer = lengthen(record, 8)
    const file = `form-${name}-long.pdf`
    const pages = await check(published, longer, file)
    expect(pages).toBeGreaterThan(1)
    const { rows } = published.fill(longer)
    const last = rows.findLastIndex((row) => row.repeats)
    const first = rows.findLastIndex((row, index) => index < last && !row.repeats)
    const headers = rows.slice(first + 1, last + 1).flatMap((row) => row.cells)
    const words = headers
      .filter((cell) => cell.colSpan === 1 || cell.rowSpan === 1)
      .map((cell) => cell.text.replace(/\s/g, ''))
    expect(words.length).toBeGreaterThan(0)
    const page = text(join('test/output/pdf', file), pages, pages)
    for (const word of words) expect([...page]).toEqual(expect.arrayContaining([...word]))
    passed.set(name, { pages: passed.get(name)?.pages ?? 0, morePages: pages })
  })

  test('prints a text that is longer than a page to its end, once', async () => {
    const { record, published } = await example(name)
    const text = `${'这段文字比一页还长，'.repeat(100)}到此为止。`
    const grid = published.fill(record)
    const isRunning = ({ role, align, colSpan, column }: Cell) =>
      role === 'value' &&
      align === 'left' &&
      grid.widths.slice(column, column + colSpan).reduce((sum, one) => sum + one, 0) > 0.08
    const places = grid.rows.flatMap(({ cells }) => cells).filter(isRunning)
    const merged = places.filter(({ rowSpan }) => rowSpan > 1)
    // One at a time: in a column that is merged, and in one that is not.
    for (const place of [...merged, ...places.filter((one) => !merged.includes(one)).slice(-1)]) {
      const rows = grid.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell === place ? { ...cell, text } : cell)),
      }))
      const { pages } = sheetLayout({ ...published, fill: () => ({ ...grid, rows }) }, record)
      const read = new Map<Element, string>()
      for (const { element, runs } of pages.flatMap(({ marks }) => marks))
        if (element) read.set(element, (read.get(element) ?? '') + runs.map((run) => run.text).join(''))
      expect([...read.values()].filter((one) => one === text)).toHaveLength(1)
    }
  })

  test('has a golden grid', () => {
    expect(existsSync(join('test/form/golden', `${name}.txt`))).toBe(true)
  })
})

test('the tasks of a unit have their heads again on each page on which they go on', async () => {
  const { record, published } = await example('mof-88-department')
  const { overall } = record.department
  if (!overall) throw new Error('no overall targets')
  const tasks = Array.from({ length: 25 }, () => overall.tasks).flat()
  const { pages } = sheetLayout(published, { ...record, record: { ...overall, tasks } })
  expect(pages.length).toBeGreaterThan(2)
  const texts = pages.map(({ marks }) => marks.flatMap(({ runs }) => runs.map(({ text }) => text)))
  for (const page of texts.filter((page) => page.includes(overall.tasks[0]?.name ?? '')))
    expect(page).toEqual(expect.arrayContaining(['任务名称', '主要内容', '总额', '财政拨款', '其他资金']))
  const [last] = texts.slice(-1)
  expect(last).toContain('三级指标')
  expect(last?.includes('任务名称')).toBe(last?.includes('金额合计'))
})

test('the documentation has the table of forms and what was checked', async () => {
  const rows = formNames.map((name) => {
    const { pages = 0, morePages = 0 } = passed.get(name) ?? {}
    return `| \`${name}\` | ✓ | ✓（${pages} 页） | ✓（${morePages} 页） | ✓ |`
  })
  const table = [
    '# 表样与检查',
    '',
    '由 `test/pdf/forms.test.ts` 写成。“检查”指 qpdf、自带的 PDF/A-3a 与 PDF/UA-1 检查、印的文字与数据一致。',
    '',
    '| 表样 | 格的样本 | 范例单表 | 指标多到跨页 | 检查 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
  await expectGolden(table, join(import.meta.dirname, '../../docs/form-checks.md'))
})
