import type { Finding } from '../model/finding.ts'
import type { FormTemplate, TemplateCell, TemplateRow } from '../model/form.ts'
import { fieldNames } from './fields.ts'

type Problem = Omit<Finding, 'severity' | 'file'>

/**
 * Checks that a template can be laid out for any record: every row fills the grid, no two cells cover one place, and
 * every field exists. A finding shows the row as it stands in `form.yaml`.
 */
export function checkTemplate(template: FormTemplate): Finding[] {
  const problems = [
    ...checkCaptions(template),
    ...template.rows.flatMap(checkFields),
    ...template.rows.flatMap((row, index) => checkSpans(row, index, template.rows)),
    ...checkCover(template),
  ]
  return problems.map((problem) => ({ severity: 'error', file: template.file, ...problem }))
}

function checkCaptions({ title, left = '', right = '' }: FormTemplate): Problem[] {
  const captions = Object.entries({ 标题: title, 左上: left, 右上: right })
  return captions.flatMap(([caption, text]) =>
    [...text.matchAll(/\{([^}]*)\}/g)]
      .map(([, field = '']) => field)
      .filter((field) => !fieldNames.values.includes(field))
      .map((field) => ({
        rule: 'template-field',
        field: caption,
        message: `没有“${field}”这个字段`,
        expected: fieldNames.values.join('、'),
        fix: '改成其中一个字段名，或删去大括号',
      })),
  )
}

function checkFields(row: TemplateRow, index: number): Problem[] {
  const known = row.each === undefined ? fieldNames.values : fieldNames.lists[row.each]
  if (!known)
    return [
      {
        rule: 'template-field',
        line: row.line,
        message: `${show(row, index)}没有“${row.each}”这个列表`,
        expected: Object.keys(fieldNames.lists).join('、'),
        fix: '“每项”改成其中一个列表名，或删去“每项”',
      },
    ]
  return row.cells.flatMap((cell): Problem[] => {
    const { label, field, line } = cell
    if ((label === undefined) === (field === undefined))
      return [
        {
          rule: 'template-cell',
          line,
          message: `${show(row, index)}有一格${label === undefined ? '没有写“标签”或“字段”' : '既写了“标签”又写了“字段”'}`,
          fix: '印固定的文字写“标签”，填内容写“字段”，只写一个',
        },
      ]
    if (field === undefined || known.includes(field)) return []
    return [
      {
        rule: 'template-field',
        line,
        message: `${show(row, index)}没有“${field}”这个字段`,
        expected: known.join('、'),
        fix: '改成其中一个字段名',
      },
    ]
  })
}

/** Cells that cover rows they must not: rows that are not there, that are many, or that print on other pages. */
function checkSpans(row: TemplateRow, index: number, rows: readonly TemplateRow[]): Problem[] {
  return row.cells
    .filter((cell) => cell.rowSpan > 1)
    .flatMap((cell): Problem[] => {
      const problem = (message: string, fix: string) => [
        {
          rule: 'template-span',
          line: cell.line,
          message: `${show(row, index)}“${name(cell)}”${message}`,
          fix,
        },
      ]
      const below = rows.slice(index + 1, index + cell.rowSpan)
      if (row.each !== undefined)
        return problem('在“每项”的行里占了几行', '删去“占行”；要合并相同的内容，写“向下合并: 是”')
      if (below.length < cell.rowSpan - 1)
        return problem(`占了 ${cell.rowSpan} 行，下面没有那么多行`, `“占行”最多写 ${rows.length - index}`)
      if (below.some((other) => other.each !== undefined))
        return problem('占到了“每项”的行', '“占行”止于“每项”的行之前')
      if (below.some((other) => other.repeats !== row.repeats))
        return problem('所占的行，有的换页重复，有的不重复', '这几行的“换页重复”写成一样的')
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
          `“${name(cell)}”占到第 ${end} 列，一行只有 ${columns} 列`,
          `这一行各格的“占列”，连同上面占行下来的格，加起来应是 ${columns}`,
        )
      for (; column < end; column++) {
        const other = above(column)
        if (other)
          return problem(
            cell.line,
            'template-span',
            `“${name(cell)}”与上面占行下来的“${name(other)}”在第 ${column + 1} 列重叠`,
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

function name(cell: TemplateCell): string {
  return cell.label ?? cell.field ?? ''
}

function show(row: TemplateRow, index: number): string {
  return `第 ${index + 1} 行｜${row.cells.map((cell) => `${name(cell)}×${cell.colSpan}`).join('｜')}｜：`
}
