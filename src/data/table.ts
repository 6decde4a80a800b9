import type { Department } from '../content/record.ts'
import type { Column, Row } from './column.ts'

/** A table of the open data: the same columns whether it is of one unit's year, of a year or of everything. */
export interface Table {
  /** In names of files and in the datapackage: `projects`. */
  id: string
  title: string
  description: string
  columns: readonly Column[]
  /** Names of the columns that no two rows share. */
  key: readonly string[]
  /** The table to one row of which each row belongs, by the columns that are its key. */
  parent?: 'units' | 'projects'
  rowsOf(department: Department): Row[]
}

/** The columns by which rows of different tables are brought together. */
export const unitColumns: readonly Column[] = [
  { name: '单位编码', type: 'string', description: '预算单位的编码', required: true },
  { name: '单位名称', type: 'string', description: '预算单位的全称', required: true },
  { name: '年度', type: 'integer', description: '预算年度', required: true },
]

export const projectColumns: readonly Column[] = [
  ...unitColumns,
  {
    name: '项目',
    type: 'string',
    description: '项目在网址里的名称：项目编码；没有编码的，是它的文件名；整个单位的，是 overall',
    required: true,
  },
]

/** The names of the columns that tell one unit's year from another, and one project from another. */
export const unitKey = ['单位编码', '年度'] as const
export const projectKey = [...unitKey, '项目'] as const

export const withheldColumn: Column = {
  name: '不予公开',
  type: 'string',
  description: '这一行里不予公开的项和理由，用分号隔开；空着的项不在其中，就是没有填',
}

export const pageColumn: Column = {
  name: '网页',
  type: 'string',
  description: '在网站上的地址，从网站的根目录写起',
  required: true,
}

export function unitCells({ unit, name, year }: Department): Row {
  return [unit, name, year]
}

/** The reasons as one cell. */
export function joinReasons(reasons: readonly string[]): string | undefined {
  return reasons.length > 0 ? reasons.join('；') : undefined
}
