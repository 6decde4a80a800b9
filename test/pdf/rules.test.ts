import { expect, test } from 'vitest'
import { sheetLayout } from '../../src/documents/documents.ts'
import type { Grid } from '../../src/model/grid.ts'
import { measure } from '../../src/pdf/measure.ts'
import type { Rule } from '../../src/pdf/page-layout.ts'
import { margin } from '../../src/pdf/set-form.ts'
import { example, formNames } from './examples.ts'

const near = (one: number, other: number) => Math.abs(one - other) < 0.05

/** Whether rules stand all along a straight line. */
function isRuled(rules: readonly Rule[], { x1, y1, x2, y2 }: Omit<Rule, 'width'>): boolean {
  return [0.02, 0.2, 0.4, 0.6, 0.8, 0.98].every((part) => {
    const [x, y] = [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]
    return rules.some((rule) =>
      x1 === x2
        ? near(rule.x1, x) && near(rule.x2, x) && rule.y1 <= y && rule.y2 >= y
        : near(rule.y1, y) && near(rule.y2, y) && rule.x1 <= x && rule.x2 >= x,
    )
  })
}

/** The texts of the cells of a form on one page that lack a rule on one of their sides. */
function unruled(grid: Grid, rules: readonly Rule[], width: number): string[] {
  const { cells, heights } = measure(grid, width - 2 * margin.side)
  const top = Math.min(...rules.map(({ y1 }) => y1))
  const above = (row: number) => top + heights.slice(0, row).reduce((sum, height) => sum + height, 0)
  return cells.flat().flatMap(({ cell, x, width }) => {
    const [x1, x2] = [margin.side + x, margin.side + x + width]
    const [y1, y2] = [above(cell.row), above(cell.row + cell.rowSpan)]
    const sides = [
      { x1, y1, x2, y2: y1 },
      { x1, y1: y2, x2, y2 },
      { x1, y1, x2: x1, y2 },
      { x1: x2, y1, x2, y2 },
    ]
    return sides.every((side) => isRuled(rules, side)) ? [] : [cell.text]
  })
}

test.each(formNames)('each cell of %s stands between rules on all its sides', async (name) => {
  const { record, published } = await example(name)
  const { pages } = sheetLayout(published, record)
  expect(pages).toHaveLength(1)
  for (const { rules, paper } of pages)
    expect(unruled(published.fill(record), rules, paper.width)).toEqual([])
})
