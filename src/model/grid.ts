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
