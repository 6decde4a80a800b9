import type { Align } from '../model/grid.ts'

/** A document as its reader found it: text in reading order, before anyone knows what it means. */
export interface SourceDocument {
  /** Its path, as the person who imports it gave it. */
  file: string
  blocks: SourceBlock[]
}

export type SourceBlock = SourceParagraph | SourceTable

/** A line of running text. Blank ones are left out. */
export interface SourceParagraph {
  kind: 'paragraph'
  text: string
  /** Where it stands, for a person: `第 12 段`, `第 3 页`, `工作表“目标” A3`. */
  place: string
  /** Set where the format itself says that this is no content: `页眉`, `页码`, `域代码`. */
  layout?: Layout
  /** Set where it is the name of a worksheet. */
  isSheetName?: true
}

/** What a document holds that is layout and no content. */
export type Layout = '页眉' | '页脚' | '页码' | '域代码' | '目录' | '标点'

/** A table whose cells the format itself tells apart. */
export interface SourceTable {
  kind: 'table'
  place: string
  /** Row by row, each from left to right; a place that a cell from above covers has no cell of its own. */
  rows: SourceCell[][]
  /** How wide its columns are beside one another, where the format says it. */
  widths?: readonly number[]
  /** Set where only the order of a row's cells is known, not their columns: text has no raster. */
  isLoose?: true
  /** Set where blank cells are not there either, wherever they would be in a row. */
  omitsBlanks?: true
  /** Set where cells stand one after the other, and nothing says where a row ends. */
  isStream?: true
}

export interface SourceCell {
  /** Its paragraphs, one a line. */
  text: string
  /** 0-based, in columns of the table's raster. */
  column: number
  colSpan: number
  rowSpan: number
  /** `表 2 第 4 行第 2 格`, `工作表“目标” B7`. */
  place: string
  /** Where its text stands, where the format says it. */
  align?: Align
}
