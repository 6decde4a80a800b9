import fc, { type GeneratorValue } from 'fast-check'
import { expect, test } from 'vitest'
import type { FormTemplate, TemplateCell, TemplateRow } from '../../src/content/kinds/template.ts'
import { checkTemplate } from '../../src/form/check-template.ts'
import { layOut } from '../../src/form/lay-out.ts'
import { type FormFields, fieldNames } from '../../src/form/record-texts.ts'
import type { Cell } from '../../src/model/grid.ts'

const { values: names, lists } = fieldNames('project')
const itemNames = lists.绩效指标 ?? []
const pairNames = [
  '一级指标',
  ...['绩效指标', '中期绩效指标'].flatMap((list) => itemNames.map((name) => `${list}.${name}`)),
]

const listRow = { each: ['绩效指标'] }
const pairRow = { each: ['中期绩效指标', '绩效指标'], by: '一级指标' }

/** A template that fills its grid, built row by row: each free run of columns is cut into cells of random spans. */
function randomTemplate(g: GeneratorValue): FormTemplate {
  const columns = g(fc.integer, { min: 1, max: 12 })
  const kinds = g(fc.array, fc.constantFrom('plain', 'list', 'pair'), { minLength: 1, maxLength: 6 })
  const until: number[] = []
  const rows = kinds.map((kind, index): TemplateRow => {
    const cells: TemplateCell[] = []
    for (let column = 0; column < columns; ) {
      if ((until[column] ?? 0) > index) {
        column++
        continue
      }
      let end = column + 1
      while (end < columns && (until[end] ?? 0) <= index && g(fc.boolean)) end++
      const rowSpan = kind === 'plain' ? g(fc.integer, { min: 1, max: kinds.length - index }) : 1
      for (let place = column; place < end; place++) until[place] = index + rowSpan
      const known = kind === 'plain' ? names : kind === 'list' ? itemNames : pairNames
      const field = g(fc.constantFrom, ...known)
      const content = g(fc.constantFrom, { label: field }, { field }, { text: field }, { blank: true })
      cells.push({
        line: 1,
        blank: false,
        required: false,
        ...content,
        colSpan: end - column,
        rowSpan,
        headsRow: g(fc.boolean),
        merges: kind !== 'plain' && 'field' in content && g(fc.boolean),
      })
      column = end
    }
    const list = kind === 'plain' ? {} : kind === 'list' ? listRow : pairRow
    return { line: 1, heads: g(fc.boolean), repeats: false, cells, ...list }
  })
  return { ...emptyTemplate, own: [], questions: [], columns, rows }
}

const emptyTemplate = {
  id: 'random',
  file: 'random',
  name: '试',
  purpose: 'project',
  landscape: false,
  title: '',
} as const

/** Fields with few different texts, so that neighbours are often equal. */
function randomFields(g: GeneratorValue): FormFields {
  const text = fc.constantFrom('', '甲', '乙')
  const fill = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, g(() => text)]))
  const items = () => Array.from({ length: g(fc.integer, { min: 0, max: 6 }) }, () => fill(itemNames))
  return { values: fill(names), lists: { 绩效指标: items(), 中期绩效指标: items() } }
}

/**
 * Whether every row of a template has a cell of its own: a row that cells from above cover whole cannot be written. A
 * form of nothing but lists may come out empty.
 */
const isWritable = ({ rows }: FormTemplate) =>
  rows.every(({ cells }) => cells.length > 0) && rows.some(({ each }) => !each)

test('a grid is rectangular: each place is covered once, widths sum to 1', () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const template = randomTemplate(g)
      fc.pre(isWritable(template))
      expect(checkTemplate(template)).toEqual([])
      const { rows, widths } = layOut(template, randomFields(g))
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1)
      expect(Math.min(...widths)).toBeGreaterThan(0)
      const covered = rows.map(() => widths.map(() => 0))
      for (const [index, row] of rows.entries())
        for (const cell of row.cells) {
          expect(cell.row).toBe(index)
          for (const [line, column] of places(cell)) {
            const places = covered[line]
            if (places?.[column] === undefined) throw new Error(`outside the grid: ${line}, ${column}`)
            places[column]++
          }
        }
      expect(covered.flat().every((count) => count === 1)).toBe(true)
    }),
    { numRuns: 500, endOnFailure: true },
  )
})

test('headers are labels of the same grid, in the rows or columns of their value', () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const template = randomTemplate(g)
      fc.pre(isWritable(template))
      const { rows } = layOut(template, randomFields(g))
      const labels = new Set(rows.flatMap(({ cells }) => cells.filter(({ role }) => role === 'label')))
      for (const cell of rows.flatMap(({ cells }) => cells))
        for (const header of cell.headers) {
          expect(labels.has(header)).toBe(true)
          const beside = header.row < cell.row + cell.rowSpan && cell.row < header.row + header.rowSpan
          const above =
            header.column < cell.column + cell.colSpan && cell.column < header.column + header.colSpan
          expect(beside || (above && header.row < cell.row)).toBe(true)
        }
    }),
    { numRuns: 200, endOnFailure: true },
  )
})

test('a template with one span made wider or narrower is refused', () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const template = randomTemplate(g)
      fc.pre(isWritable(template))
      const cells = template.rows.flatMap((row) => row.cells)
      const cell = cells[g(fc.nat, { max: cells.length - 1 })]
      if (!cell) throw new Error('no cell')
      cell.colSpan += cell.colSpan > 1 && g(fc.boolean) ? -1 : 1
      expect(checkTemplate(template).length).toBeGreaterThan(0)
    }),
    { numRuns: 300, endOnFailure: true },
  )
})

function places(cell: Cell): [number, number][] {
  const lines = Array.from({ length: cell.rowSpan }, (_, index) => cell.row + index)
  return lines.flatMap((line) =>
    Array.from({ length: cell.colSpan }, (_, index): [number, number] => [line, cell.column + index]),
  )
}
