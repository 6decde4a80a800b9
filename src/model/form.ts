/** An official form: what `templates/<name>/form.yaml` says. Widths are in fine columns, of which a row fills `columns`. */
export interface FormTemplate {
  /** The folder's name, by which a department asks for the form. */
  id: string
  file: string
  name: string
  /** The document that prescribes the form. */
  origin?: string
  /** Texts with `{field}` in them. */
  title: string
  left?: string
  right?: string
  columns: number
  rows: TemplateRow[]
}

export interface TemplateRow {
  line: number
  /** Its labels head the columns below, not the cells beside them. */
  heads: boolean
  /** Printed again at the top of each further page. */
  repeats: boolean
  /** Printed once for each item of this list. */
  each?: string
  cells: TemplateCell[]
}

export interface TemplateCell {
  line: number
  label?: string
  field?: string
  colSpan: number
  rowSpan: number
  align?: Align
  /** The field's value heads its row. */
  headsRow: boolean
  /** Equal values of following items share one cell. */
  merges: boolean
}

export type Align = 'left' | 'center' | 'right'

/**
 * A form filled in, ready to print: rectangular, every place covered by one cell, spans in columns of `widths`.
 * The HTML table, the PDF sheet and every later output print this and nothing else.
 */
export interface Grid {
  title: string
  left: string
  right: string
  /** Relative widths of the columns; they sum to 1. */
  widths: number[]
  rows: GridRow[]
}

export interface GridRow {
  repeats: boolean
  heads: boolean
  cells: Cell[]
}

export interface Cell {
  /** Its paragraphs, one a line. */
  text: string
  /** 0-based place of its upper left corner. */
  row: number
  column: number
  rowSpan: number
  colSpan: number
  role: 'label' | 'value'
  /** What a label heads. */
  scope?: 'row' | 'rowgroup' | 'col'
  align: Align
  /** The labels that head a value, outermost first. */
  headers: Cell[]
  /** The field it prints, such as `预算数` or `绩效指标.2.指标值`. */
  source?: string
}
