import { beforeAll, describe, expect, test } from 'vitest'
import type { FormRecord } from '../../src/content/record.ts'
import { sheetLayout } from '../../src/documents/documents.ts'
import type { Cell, Grid } from '../../src/model/grid.ts'
import { measure } from '../../src/pdf/measure.ts'
import { unprintableCells } from '../../src/pdf/set-form.ts'
import type { Published } from '../../src/review/load.ts'
import { example, formNames } from './examples.ts'
import { splitNumbers } from './split-numbers.ts'

const amounts = ['9.99', '100.00', '12345.67', '1,234,567.89', '99999999.99', '-99999999.99']
const targets = [
  ...[
    '≥1280000吨',
    '≥1,200,000元',
    '40000-50000人次',
    '99999999.99—99999999.99万元',
    '±0.05%',
    '≤0.5个百分点',
  ],
  ...['2026年12月31日', '2026-12-31前', '12月31日前', '〔2021〕5号', '8:30', '08:30—17:30', '≥100000平方米'],
]

const isTarget = /(指标值|指标数值|实际完成值|执行情况|完成情况)$/

/** Longer than this, a number is not put into every narrow column at once: no form has room for that. */
const long = 16

/** A form with `text` for every number that it may be, and in the midst of running texts. */
function withNumbers(grid: Grid, text: string): Grid {
  const change = (cell: Cell): Cell => {
    const { role, align, source = '' } = cell
    if (role === 'label' || cell.text === '') return cell
    const width = grid.widths
      .slice(cell.column, cell.column + cell.colSpan)
      .reduce((sum, one) => sum + one, 0)
    if (align === 'left' && text.length > long && width < 0.3) return cell
    if (align === 'left') return { ...cell, text: `${cell.text}${text}，再就是${text}的事，${text}。` }
    const changes = amounts.includes(text) ? /\d/.test(cell.text) : isTarget.test(source)
    return changes ? { ...cell, text } : cell
  }
  return { ...grid, rows: grid.rows.map((row) => ({ ...row, cells: row.cells.map(change) })) }
}

const texts = [...amounts, ...targets]

/** The width of a form's table, in points: of A4 less its margins. */
const widthOf = ({ landscape }: Grid) => (landscape ? 842 : 595) - 119

describe.each(formNames)('%s', (name) => {
  let record: FormRecord
  let published: Published
  beforeAll(async () => {
    const made = await example(name)
    record = made.record
    published = made.published
  })

  const inUnit = (unit: '元' | '万元'): FormRecord => ({
    ...record,
    department: { ...record.department, moneyUnit: unit },
  })
  const layout = (one: FormRecord, grid: Grid) => sheetLayout({ ...published, fill: () => grid }, one)

  test('its example breaks no number', () => {
    expect(splitNumbers(layout(record, published.fill(record)))).toEqual([])
  })

  test.each(['元', '万元'] as const)('no number breaks, whatever it be, in %s', (unit) => {
    const own = inUnit(unit)
    for (const text of texts) {
      const grid = withNumbers(published.fill(own), text)
      expect(unprintableCells(grid), text).toEqual([])
      expect(splitNumbers(layout(own, grid)), text).toEqual([])
    }
  })

  test('no line is wider than its cell, nor touches its rules', () => {
    for (const text of texts) {
      const { cells, style } = measure(withNumbers(published.fill(record), text), 470)
      for (const { cell, lines, width, size } of cells.flat()) {
        expect(size).toBeGreaterThanOrEqual(7.5)
        const beside = cell.align === 'center' ? 1.5 : style.padX
        for (const line of lines) expect(line.width, line.text).toBeLessThanOrEqual(width - 2 * beside + 0.01)
      }
    }
  })

  test('the day by which a target is met is not set small, however long the texts beside it', () => {
    const date = '2026年12月31日前'
    const isDue = /(指标值|指标数值|完成值|完成情况)$/
    const grid = published.fill(record)
    const change = (cell: Cell): Cell => {
      if (isDue.test(cell.source ?? '') && cell.align === 'center') return { ...cell, text: date }
      if (cell.role === 'label' || cell.text === '' || cell.align === 'center') return cell
      if (cell.align === 'right') return { ...cell, text: '1234.50' }
      return { ...cell, text: '办理符合法律援助条件的经济困难公民的申请' }
    }
    const rows = grid.rows.map((row) => ({ ...row, cells: row.cells.map(change) }))
    const { cells } = measure({ ...grid, rows }, widthOf(grid))
    for (const { cell, size } of cells.flat()) if (cell.text === date) expect(size).toBeGreaterThan(8.4)
  })

  test('no label stands one character a line', () => {
    const grid = published.fill(record)
    for (const { cell, lines } of measure(grid, widthOf(grid)).cells.flat())
      if (cell.role === 'label' && cell.text.length > 1)
        expect(Math.max(...lines.map(({ text }) => text.length)), cell.text).toBeGreaterThan(1)
  })

  test('the year below its title is smaller than the title', () => {
    const grid = published.fill(record)
    const [page] = layout(record, { ...grid, title: '项目绩效目标表\n（2026年度）' }).pages
    const sizeOf = (text: string) =>
      page?.marks.flatMap(({ runs }) => runs).find((run) => run.text === text)?.size
    expect(sizeOf('项目绩效目标表')).toBe(18)
    expect(sizeOf('（2026年度）')).toBe(12)
  })

  test('columns of amounts hold a hundred million at the usual size', () => {
    const grid = published.fill(record)
    const isAmount = ({ align, text }: Cell) => align === 'right' && /^[\d,]+(\.\d+)?$/.test(text)
    const rows = grid.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (isAmount(cell) ? { ...cell, text: '99999999.99' } : cell)),
    }))
    const { cells, style } = measure({ ...grid, rows }, widthOf(grid))
    const places = grid.rows.flatMap((row) => row.cells).filter(isAmount)
    expect(places.length).toBeGreaterThan(0)
    for (const { row, column } of places) {
      const cell = cells[row]?.find((one) => one.cell.column === column)
      expect(cell?.size).toBe(style.size)
    }
  })
})

test('a label takes no second line for want of a hair’s breadth', async () => {
  const { record, published } = await example('chongqing-fengjie-2023')
  const grid = published.fill(record)
  const { cells } = measure(grid, widthOf(grid))
  const telephone = cells.flat().find(({ cell }) => cell.text === '联系电话')
  expect(telephone?.lines).toHaveLength(1)
})

test('a label beside a long text stands in even lines, away from the rules', async () => {
  const { record, published } = await example('mof-88-department')
  const grid = published.fill(record)
  const { cells, style } = measure(grid, widthOf(grid))
  const goal = cells.flat().find(({ cell }) => cell.text === '年度总体目标')
  for (const line of goal?.lines ?? [])
    expect(line.width).toBeLessThanOrEqual((goal?.width ?? 0) - 2 * style.padX)
  expect(goal?.lines.map(({ text }) => text)).toEqual(['年度', '总体', '目标'])
})

test('a number for which no form has room is told, and nothing else is', async () => {
  const { record, published } = await example('hebei-2020')
  const grid = published.fill(record)
  const long = '1234567890'.repeat(20)
  const cells = grid.rows.flatMap((row) => row.cells)
  const place = cells.find(({ source }) => source === '绩效指标.0.指标值')
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell === place ? { ...cell, text: `≥${long}册` } : cell)),
  }))
  expect(unprintableCells({ ...grid, rows }).map(({ text }) => text)).toEqual([`≥${long}册`])
})

test('the counting of split numbers can tell one', () => {
  const run = (text: string) => ({ face: 'song' as const, size: 9, x: 0, y: 0, text })
  const page = (...lines: string[]) => ({ marks: [{ runs: lines.map(run) }] })
  const split = (...lines: string[]) =>
    splitNumbers({ pages: [page(...lines)] } as unknown as Parameters<typeof splitNumbers>[0])
  expect(split('≥1,200,', '000元')).toEqual(['≥1,200,000元'])
  expect(split('100.0', '0')).toEqual(['100.00'])
  expect(split('1280000', '吨')).toEqual(['1280000吨'])
  expect(split('完成100.00%，', '达到')).toEqual([])
  expect(split('101-0101-', 'JBN-A1B2')).toEqual([])
  const element = {}
  const marks = ['每年不少于1,200,', '000元'].map((text) => ({ marks: [{ element, runs: [run(text)] }] }))
  expect(splitNumbers({ pages: marks } as unknown as Parameters<typeof splitNumbers>[0])).toEqual([
    '1,200,000元',
  ])
})
