import type { Grid } from '../../src/model/grid.ts'

/**
 * A grid as text, one line a row: `*` marks a label, `5×2` a cell of 5 columns and 2 rows, `¶` a line break,
 * `^` a place covered from above, and the labels that head a value stand behind `←`.
 */
export function gridText(grid: Grid): string {
  const widths = grid.widths.map((width) => (width * 60).toFixed(0)).join(' ')
  const rows = grid.rows.map(({ cells, heads, repeats }, index) => {
    const from = grid.rows
      .slice(0, index)
      .flatMap((row) => row.cells)
      .filter((cell) => cell.row + cell.rowSpan > index)
      .map((cell) => ({ column: cell.column, text: '^' }))
    const own = cells.map((cell) => ({
      column: cell.column,
      text: [
        `${cell.role === 'label' ? `*${cell.scope}` : cell.align} ${cell.colSpan}×${cell.rowSpan}`,
        cell.text.replaceAll('\n', '¶'),
        cell.headers.length > 0 ? `← ${cell.headers.map((header) => header.text).join('、')}` : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
    }))
    const line = [...from, ...own].sort((a, b) => a.column - b.column).map(({ text }) => text)
    return `${index + 1}${heads ? ' 列标题' : ''}${repeats ? ' 重复' : ''} | ${line.join(' | ')}`
  })
  return `${[grid.title, grid.left, grid.right, widths, ...rows].join('\n')}\n`
}
