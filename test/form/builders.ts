import type { FormTemplate, TemplateCell, TemplateRow } from '../../src/content/kinds/template.ts'

/** A cell with a field, where its text is the name of one of those that the tests use, or else a label. */
export function cell(text: string, more: Partial<TemplateCell> = {}): TemplateCell {
  const isField = /^[一-十]级/.test(text) || ['指标值', '绩效目标', '三级指标'].includes(text)
  return {
    line: 1,
    ...(isField ? { field: text } : { label: text }),
    blank: false,
    colSpan: 1,
    rowSpan: 1,
    headsRow: false,
    merges: false,
    required: false,
    ...more,
  }
}

/** A row of a template. */
export function row(cells: TemplateCell[], more: Partial<TemplateRow> = {}): TemplateRow {
  return { line: 1, heads: false, repeats: false, cells, ...more }
}

/** A template as wide as its first row. */
export function template(rows: TemplateRow[]): FormTemplate {
  const columns = rows[0]?.cells.reduce((sum, { colSpan }) => sum + colSpan, 0) ?? 0
  return {
    id: 'test',
    file: 'templates/test/form.yaml',
    name: '试',
    purpose: 'project',
    landscape: false,
    own: [],
    questions: [],
    title: '{项目名称}表',
    columns,
    rows,
  }
}
