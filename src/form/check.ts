import type { Finding } from '../model/finding.ts'
import type { FormTemplate, TemplateCell, TemplateRow } from '../model/form.ts'
import { fieldNames } from './fields.ts'

/**
 * Checks that a template can be laid out for any record: every row fills the grid, no two cells cover one place, and
 * every field exists. A finding shows the row as it stands in `form.yaml`.
 */
export function checkTemplate(template: FormTemplate): Finding[] {
  return [...checkFields(template), ...checkCover(template)]
}

function finding(template: FormTemplate, line: number, rule: string, message: string, fix: string): Finding {
  return { rule, severity: 'error', file: template.file, line, message, fix }
}

function checkFields(template: FormTemplate): Finding[] {
  const findings: Finding[] = []
  for (const text of [template.title, template.left ?? '', template.right ?? ''])
    for (const [, field = ''] of text.matchAll(/\{([^}]*)\}/g))
      if (!fieldNames.values.includes(field))
        findings.push(
          finding(
            template,
            1,
            'template-field',
            `“${text}”里没有“${field}”这个字段`,
            `可用的字段：${fieldNames.values.join('、')}`,
          ),
        )
  template.rows.forEach((row, index) => {
    const known = row.each === undefined ? fieldNames.values : fieldNames.lists[row.each]
    if (!known) {
      findings.push(
        finding(
          template,
          row.line,
          'template-field',
          `${show(row, index)}没有“${row.each}”这个列表`,
          `可用的列表：${Object.keys(fieldNames.lists).join('、')}`,
        ),
      )
      return
    }
    for (const cell of row.cells) {
      if ((cell.label === undefined) === (cell.field === undefined))
        findings.push(
          finding(
            template,
            cell.line,
            'template-cell',
            `${show(row, index)}有一格的“标签”和“字段”不是恰好写了一个`,
            '每格写“标签”或“字段”，只写一个',
          ),
        )
      else if (cell.field !== undefined && !known.includes(cell.field))
        findings.push(
          finding(
            template,
            cell.line,
            'template-field',
            `${show(row, index)}没有“${cell.field}”这个字段`,
            `可用的字段：${known.join('、')}`,
          ),
        )
    }
  })
  return findings
}

function checkCover(template: FormTemplate): Finding[] {
  const findings: Finding[] = []
  const { columns, rows } = template
  /** For each fine column, the cell from above that still covers it and the first row it leaves free. */
  const covered: { cell: TemplateCell; until: number }[] = []
  rows.forEach((row, index) => {
    let column = 0
    const free = () => {
      while ((covered[column]?.until ?? 0) > index) column++
    }
    for (const cell of row.cells) {
      free()
      const end = column + cell.colSpan
      if (end > columns) {
        findings.push(
          finding(
            template,
            cell.line,
            'template-span',
            `${show(row, index)}“${name(cell)}”占到第 ${end} 列，一行只有 ${columns} 列`,
            `这一行各格的“占列”加起来应是 ${columns}（含上面占行下来的格）`,
          ),
        )
        return
      }
      for (let place = column; place < end; place++) {
        const above = covered[place]
        if (above && above.until > index) {
          findings.push(
            finding(
              template,
              cell.line,
              'template-span',
              `${show(row, index)}“${name(cell)}”与上面占行下来的“${name(above.cell)}”在第 ${place + 1} 列重叠`,
              '改正两格的“占列”或“占行”',
            ),
          )
          return
        }
        covered[place] = { cell, until: index + cell.rowSpan }
      }
      if (row.each !== undefined && cell.rowSpan > 1)
        findings.push(
          finding(
            template,
            cell.line,
            'template-span',
            `${show(row, index)}“${name(cell)}”在“每项”的行里占了几行`,
            '用“向下合并: 是”代替“占行”',
          ),
        )
      if (
        cell.rowSpan > 1 &&
        rows.slice(index + 1, index + cell.rowSpan).some((below) => below.each !== undefined)
      )
        findings.push(
          finding(
            template,
            cell.line,
            'template-span',
            `${show(row, index)}“${name(cell)}”占到了“每项”的行`,
            '“占行”止于“每项”的行之前',
          ),
        )
      if (index + cell.rowSpan > rows.length)
        findings.push(
          finding(
            template,
            cell.line,
            'template-span',
            `${show(row, index)}“${name(cell)}”占到了表外，下面没有那么多行`,
            `“占行”最多写 ${rows.length - index}`,
          ),
        )
      column = end
    }
    free()
    if (column < columns)
      findings.push(
        finding(
          template,
          row.line,
          'template-hole',
          `${show(row, index)}空着第 ${column + 1} 到 ${columns} 列`,
          `这一行各格的“占列”加起来应是 ${columns}（含上面占行下来的格）`,
        ),
      )
  })
  return findings
}

function name(cell: TemplateCell): string {
  return cell.label ?? cell.field ?? ''
}

function show(row: TemplateRow, index: number): string {
  return `第 ${index + 1} 行｜${row.cells.map((cell) => `${name(cell)}×${cell.colSpan}`).join('｜')}｜：`
}
