import type { Grid } from '../model/grid.ts'
import { breakLines } from '../pdf/break.ts'
import { face, missingCharacters } from '../pdf/face.ts'
import { measure } from '../pdf/measure.ts'

/*
 * Excel makes rows of merged cells no taller for their text, so every height is estimated, in points, on the lines that
 * the sheet would have. Programs break lines elsewhere and fonts differ in width by some hundredths, so lines are taken
 * to be shorter than they are; fonts that stand in for 宋体 need up to 1.45 em a line.
 */
const shorter = 0.95
const leading = 1.45

/** Heights that show every text of a form's table whole, for a table of `width` points. */
export function tableHeights(grid: Grid, width: number): number[] {
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: measurable(cell.text) })),
  }))
  // The sheet's own leading is 1.37 em.
  return measure({ ...grid, rows }, shorter * width).heights.map((height) => (height * leading) / 1.37)
}

/** Height that shows a text of one size whole, in a column of `width` points, with some room above and below. */
export function textHeight(text: string, size: number, width: number): number {
  const lines = breakLines(measurable(text), { face: face('hei'), size, width: shorter * width - 6 })
  return (leading * lines.length + 0.8) * size
}

/** A text of the same lines that can be measured: a blank line takes its place, and so do characters that no font here has. */
function measurable(text: string): string {
  const missing = new Set(missingCharacters(text))
  const known = [...text].map((character) => (missing.has(character) ? '一' : character)).join('')
  return known === '' ? '' : known.replace(/^\s*$/gm, '一')
}

/** Rows can be 409 points tall (Excel specifications and limits). */
const tallest = 400

/** The heights of the rows that make up this height: of more than one where it is too tall for a row. */
export function rowHeights(height: number): number[] {
  const count = Math.ceil(height / tallest)
  return Array.from({ length: count }, () => Math.round((100 * height) / count) / 100)
}
