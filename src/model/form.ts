import type { MoneyUnit } from './money.ts'

/** The kinds of record that forms print, with the names that templates have for them. */
export const purposes = { project: '项目', result: '自评', monitor: '监控', overall: '单位' } as const
export type Purpose = keyof typeof purposes

/** An official form: what `templates/<name>/form.yaml` says. Widths are in fine columns, of which a row fills `columns`. */
export interface FormTemplate {
  /** The folder's name, by which a record asks for the form. */
  id: string
  file: string
  name: string
  /** The document that prescribes the form. */
  origin?: string
  purpose: Purpose
  landscape: boolean
  /** Size of the table's text in points, where the form is too dense for the usual one. */
  size?: number
  /** The unit that the form prints amounts in, where it does not follow the content. */
  moneyUnit?: MoneyUnit
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
  /** Printed once for each item of this list; of several lists, side by side. */
  each?: string[]
  /** Items of several lists that agree in this field stand side by side. */
  by?: string
  cells: TemplateCell[]
}

export interface TemplateCell {
  line: number
  /** One of: a label, in which `{field}` may stand; a field; a fixed text that is no label; nothing. */
  label?: string
  field?: string
  text?: string
  blank: boolean
  colSpan: number
  /** In rows of the template: a row that is printed for each item counts once. */
  rowSpan: number
  align?: Align
  /** Its label or value heads its row. */
  headsRow: boolean
  /** Equal values of following items share one cell. */
  merges: boolean
  /** The form demands its fields. */
  required: boolean
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
  landscape: boolean
  /** Size of the table's text in points, where it is not the usual one. */
  size?: number
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
