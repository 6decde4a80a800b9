import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { home } from '../../src/model/address.ts'
import type { Cell, Grid, GridRow } from '../../src/model/grid.ts'
import { measure } from '../../src/pdf/measure.ts'
import { shareMerged } from '../../src/pdf/merged.ts'
import { type Element, newPage, type Page } from '../../src/pdf/page-layout.ts'
import { paginate } from '../../src/pdf/paginate.ts'
import { type CellElements, setTable, tableElements } from '../../src/pdf/set-table.ts'
import { FormRows } from '../../src/proof/form-rows.ts'

const width = 470
const first = 500
const next = 600

function cell(row: number, column: number, text: string, more: Partial<Cell> = {}): Cell {
  return { text, row, column, rowSpan: 1, colSpan: 1, role: 'value', align: 'left', headers: [], ...more }
}

/** Groups of rows, each row with the lengths of its two texts. */
const groups = fc.array(
  fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 900 })), {
    minLength: 1,
    maxLength: 6,
  }),
  { minLength: 1, maxLength: 8 },
)

/** A header row that repeats, above groups of rows that share a merged cell. */
function gridOf(
  groups: readonly (readonly [number, number][])[],
  merged: (index: number) => Partial<Cell>,
): Grid {
  const label = (column: number, text: string) => cell(0, column, text, { role: 'label', scope: 'col' })
  const titles = [label(0, '一级指标'), label(1, '三级指标'), label(2, '描述')]
  const headers = (column: number) => ({ headers: titles.slice(column, column + 1) })
  const rows: GridRow[] = [{ repeats: true, heads: true, cells: titles }]
  groups.forEach((group, index) => {
    group.forEach(([short, long], at) => {
      const row = rows.length
      const cells = [
        cell(row, 1, `名${'称'.repeat(short)}`, headers(1)),
        cell(row, 2, '描述'.repeat(long / 2), headers(2)),
      ]
      if (at === 0) cells.unshift(cell(row, 0, '', { ...merged(index), rowSpan: group.length }))
      rows.push({ repeats: false, heads: false, cells })
    })
  })
  return { title: '', left: '', right: '', landscape: false, widths: [0.2, 0.2, 0.6], rows }
}

/** The same with short labels for the groups. */
const grids = groups.map((groups) =>
  gridOf(groups, (index) => ({ text: `第${index}组`, role: 'label', scope: 'rowgroup' })),
)

function setPages(grid: Grid): { pages: Page[]; elements: CellElements } {
  const measured = measure(grid, width)
  const elements = tableElements(measured, { type: 'Document', children: [] }, 't')
  const slicesOfPages = paginate(measured, first, next)
  const shares = shareMerged(measured, slicesOfPages)
  const pages = slicesOfPages.map((slices, index) => {
    const page = newPage()
    setTable(measured, slices, shares[index] ?? new Map(), elements, 0, 0, page)
    return page
  })
  return { pages, elements }
}

function expectTextsOnce(grid: Grid) {
  const { pages, elements } = setPages(grid)
  const read = new Map<Element, string>()
  for (const { element, runs } of pages.flatMap((page) => page.marks))
    if (element) read.set(element, (read.get(element) ?? '') + runs.map((run) => run.text).join(''))
  for (const [printed, paragraphs] of elements)
    expect(paragraphs.map((element) => read.get(element) ?? '').join('\n')).toBe(printed.text)
}

describe('a form on several pages', () => {
  test('prints the text of every cell once, in order, whatever its length', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        expectTextsOnce(grid)
      }),
      { numRuns: 150 },
    )
  })

  test('prints the text of a merged cell once, from page to page, whatever its length', () => {
    fc.assert(
      fc.property(groups, fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1 }), (given, lengths) => {
        expectTextsOnce(
          gridOf(given, (index) => ({ text: '目标'.repeat((lengths[index % lengths.length] ?? 0) / 2) })),
        )
      }),
      { numRuns: 150 },
    )
  })

  test('stays within the page, and rows never overlap', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const measured = measure(grid, width)
        paginate(measured, first, next).forEach((slices, index) => {
          let y = 0
          for (const slice of slices) {
            expect(slice.y).toBeCloseTo(y, 6)
            y += slice.height
          }
          expect(y).toBeLessThanOrEqual((index === 0 ? first : next) + 0.01)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('has the header row on every page, and never as the last row of one', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        for (const slices of paginate(measure(grid, width), first, next)) {
          expect(slices[0]?.row).toBe(0)
          expect(slices.length).toBeGreaterThan(1)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('leaves no page blank by more than a quarter while there is more to print', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const pages = paginate(measure(grid, width), first, next)
        // The last page may take a row from the one before it, so as not to hold a single one.
        pages.slice(0, -2).forEach((slices, index) => {
          const height = index === 0 ? first : next
          const last = slices.at(-1)
          expect((last?.y ?? 0) + (last?.height ?? 0)).toBeGreaterThanOrEqual((height * 3) / 4 - 0.01)
        })
      }),
      { numRuns: 150 },
    )
  })

  test('has no page of a single row at its end, but for what is divided', () => {
    const short = (count: number): Grid => {
      const label = cell(0, 0, '描述', { role: 'label', scope: 'col' })
      const rows: GridRow[] = Array.from({ length: count }, (_, index) => ({
        repeats: false,
        heads: false,
        cells: [cell(index + 1, 0, '一', { headers: [label] })],
      }))
      return {
        ...{ title: '', left: '', right: '', landscape: false, widths: [1] },
        rows: [{ repeats: true, heads: true, cells: [label] }, ...rows],
      }
    }
    for (let count = 1; count < 80; count++) {
      const pages = paginate(measure(short(count), width), first, next)
      if (pages.length > 1) expect(pages.at(-1)?.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('divides a row so that no cell leaves a single line on a page', () => {
    const text = fc.integer({ min: 30, max: 120 })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 20 }), (long, lines) => {
        const cells = [cell(0, 0, '一'.repeat(lines * 20)), cell(0, 1, '二'.repeat(long * 20))]
        const rows = [{ repeats: false, heads: false, cells }]
        const grid = { title: '', left: '', right: '', landscape: false, widths: [0.5, 0.5], rows }
        const measured = measure(grid, width)
        for (const slices of paginate(measured, 200, 300))
          for (const { fromLine, toLine } of slices)
            for (const { lines } of measured.cells[0] ?? [])
              expect(lines.slice(fromLine, toLine).length).not.toBe(1)
      }),
      { numRuns: 100 },
    )
  })

  test('names the group of merged rows on every page that has some of them', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const measured = measure(grid, width)
        const { pages } = setPages(grid)
        paginate(measured, first, next).forEach((slices, index) => {
          const shown = pages[index]?.marks.flatMap((mark) => mark.runs).map((run) => run.text) ?? []
          for (const { row, height } of slices) {
            const group = grid.rows
              .slice(0, row + 1)
              .flatMap(({ cells }) => cells)
              .findLast((one) => one.role === 'label' && one.row + one.rowSpan > row)
            if (row > 0 && height > 22) expect(shown).toContain(group?.text)
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})

test('columns have their titles on each page of a receipt, with whatever it begins', () => {
  for (let count = 1; count < 8; count++) {
    const receipt = new FormRows()
    receipt.heading(['文件', '地址', '校验值'])
    const entry = { title: '单表', address: home, sha256: 'a'.repeat(64) }
    for (let group = 0; group < 40; group++)
      receipt.group(
        `第${group}个单位`,
        Array.from({ length: count }, () => entry),
      )
    const { all: rows } = receipt
    const { pages } = setPages({
      ...{ title: '', left: '', right: '', landscape: false },
      ...{ widths: [0.13, 0.14, 0.4, 0.33], rows },
    })
    expect(pages.length).toBeGreaterThan(2)
    for (const { marks } of pages)
      expect(marks.flatMap(({ runs }) => runs.map(({ text }) => text))).toContain('校验值')
  }
})

test('a long label spends no line on keeping its words whole', () => {
  const text = '符合法律援助条件的经济困难公民和特殊案件当事人申请的受理及时率（三个工作日内）'
  const linesOf = (text: string, role: 'label' | 'value') => {
    const rows = [{ repeats: false, heads: false, cells: [cell(0, 0, text, { role })] }]
    const grid = { title: '', left: '', right: '', landscape: false, widths: [1], rows }
    return measure(grid, 79).cells[0]?.[0]?.lines.map((line) => line.text) ?? []
  }
  expect(linesOf(text, 'label')).toHaveLength(linesOf(text, 'value').length)
  expect(linesOf('服务对象满意度指标', 'label')).toEqual(['服务对象', '满意度指标'])
})
