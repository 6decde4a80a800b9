import type { FormTemplate, TemplateCell, TemplateRow } from '../content/kinds/template.ts'
import type { Finding } from '../model/finding.ts'
import { checkFields } from './check-fields.ts'
import { checkOwnFields } from './check-own.ts'
import { cellName, type Problem, show } from './show.ts'

/**
 * Checks that a template can be laid out for any record: every row fills the grid, no two cells cover one place, and
 * every field exists. A finding shows the row as it stands in `form.yaml`.
 */
export function checkTemplate(template: FormTemplate): Finding[] {
  const problems = [
    ...checkOwnFields(template),
    ...checkFields(template),
    ...template.rows.flatMap((row, index) => checkSpans(row, index, template.rows)),
    ...checkCover(template),
  ]
  return [
    ...problems.map((problem): Finding => ({ severity: 'error', file: template.file, ...problem })),
    ...template.questions.map(
      (message, index): Finding => ({
        rule: 'template-question',
        severity: 'warning',
        file: template.file,
        field: `待确认 第${index + 1}项`,
        message,
        fix: '对照原表看一看，不对的改正 form.yaml，然后删去这一条',
      }),
    ),
  ]
}

/** Cells that cover rows they must not: rows that are not there, or that print on other pages. */
function checkSpans(row: TemplateRow, index: number, rows: readonly TemplateRow[]): Problem[] {
  return row.cells
    .filter((cell) => cell.rowSpan > 1)
    .flatMap((cell): Problem[] => {
      const problem = (message: string, fix: string) => [
        {
          rule: 'template-span',
          line: cell.line,
          message: `${show(row, index)}“${cellName(cell)}”${message}`,
          fix,
        },
      ]
      const below = rows.slice(index + 1, index + cell.rowSpan)
      if (row.each !== undefined)
        return problem('在“每项”的行里占了几行', '删去“占行”；要合并相同的内容，写“向下合并: 是”')
      if (below.length < cell.rowSpan - 1)
        return problem(`占了 ${cell.rowSpan} 行，下面没有那么多行`, `“占行”最多写 ${rows.length - index}`)
      const repeats = [row, ...below].map((other) => other.repeats)
      if (repeats.some((other, at) => other && repeats[at - 1] === false))
        return problem(
          '所占的行，上面的不重复，下面的换页重复',
          '去掉下面的“换页重复”，或上面的行也写“换页重复: 是”',
        )
      return []
    })
}

/** Cells flow from left to right into the places that cells from above leave free; all places must be filled. */
function checkCover({ columns, rows }: FormTemplate): Problem[] {
  /** For each fine column, the cell that covers it and the first row it leaves free. */
  const covered: { cell: TemplateCell; until: number }[] = []
  for (const [index, row] of rows.entries()) {
    const above = (place: number) => {
      const cover = covered[place]
      return cover && cover.until > index ? cover.cell : undefined
    }
    const problem = (line: number, rule: string, message: string, fix: string): Problem[] => [
      { rule, line, message: `${show(row, index)}${message}`, fix },
    ]
    let column = 0
    for (const cell of row.cells) {
      while (above(column)) column++
      const end = column + cell.colSpan
      if (end > columns)
        return problem(
          cell.line,
          'template-span',
          `“${cellName(cell)}”占到第 ${end} 列，一行只有 ${columns} 列`,
          `这一行各格的“占列”，连同上面占行下来的格，加起来应是 ${columns}`,
        )
      for (; column < end; column++) {
        const other = above(column)
        if (other)
          return problem(
            cell.line,
            'template-span',
            `“${cellName(cell)}”与上面占行下来的“${cellName(other)}”在第 ${column + 1} 列重叠`,
            '改正两格的“占列”或“占行”',
          )
        covered[column] = { cell, until: index + cell.rowSpan }
      }
    }
    while (above(column)) column++
    let end = column
    while (end < columns && !above(end)) end++
    if (column < columns)
      return problem(
        row.line,
        'template-hole',
        `空着第 ${column + 1} 到 ${end} 列`,
        `这一行各格的“占列”，连同上面占行下来的格，加起来应是 ${columns}`,
      )
  }
  return []
}
