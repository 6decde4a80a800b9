import { expect, test } from 'vitest'
import { cellAnchors } from '../../src/form/anchors.ts'
import type { Cell, Grid } from '../../src/model/grid.ts'

const names = ['办理案件数量', '满意度', '满意度']

/** A form with an amount, printed twice, and three indicators in rows, of which the last two have the same name. */
function gridOf(order: readonly number[], hidden: readonly number[] = []): Grid {
  const cell = (source: string, text: string, row: number, column: number): Cell => ({
    source,
    text,
    row,
    column,
    rowSpan: 1,
    colSpan: 1,
    role: 'value',
    align: 'left',
    headers: [],
  })
  const row = (cells: Cell[]) => ({ repeats: false, heads: false, cells })
  const indicators = order.map((index, at) => {
    const name = cell(`绩效指标.${at}.三级指标`, names[index] ?? '', at + 1, 0)
    const value = cell(`绩效指标.${at}.指标值`, String(index), at + 1, 1)
    return row(hidden.includes(index) ? [value] : [name, value])
  })
  const amounts = row([cell('预算数', '1.00', 0, 0), cell('预算数', '1.00', 0, 1)])
  const rows = [amounts, ...indicators]
  return { title: '', left: '', right: '', landscape: false, widths: [0.5, 0.5], rows }
}

/** The texts that addresses point at. */
const pointed = (grid: Grid) =>
  Object.fromEntries([...cellAnchors(grid, 'form')].map(([cell, anchor]) => [anchor, cell.text]))

test('a cell is pointed at by its field and its indicator’s name, wherever it stands', () => {
  expect(pointed(gridOf([0, 1, 2]))).toEqual({
    'form-预算数': '1.00',
    'form-绩效指标-办理案件数量-三级指标': '办理案件数量',
    'form-绩效指标-办理案件数量-指标值': '0',
    'form-绩效指标-满意度-三级指标': '满意度',
    'form-绩效指标-满意度-指标值': '1',
    'form-绩效指标-满意度-2-三级指标': '满意度',
    'form-绩效指标-满意度-2-指标值': '2',
  })
  expect(pointed(gridOf([1, 2, 0]))).toEqual(pointed(gridOf([0, 1, 2])))
})

test('one whose name is not printed is pointed at by its place', () => {
  expect(pointed(gridOf([0, 1], [0]))['form-绩效指标-第1项-指标值']).toBe('0')
})

test('what is printed twice is pointed at where it is printed first', () => {
  const [cell] = [...cellAnchors(gridOf([]), 'form').keys()]
  expect(cell?.column).toBe(0)
})

test('what is blank is not pointed at', () => {
  const grid = gridOf([0])
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.source === '预算数' ? { ...cell, text: '' } : cell)),
  }))
  expect(Object.keys(pointed({ ...grid, rows }))).toEqual([
    'form-绩效指标-办理案件数量-三级指标',
    'form-绩效指标-办理案件数量-指标值',
  ])
})
