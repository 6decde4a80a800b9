import type { History } from '../corrections/history.ts'
import { historyTables } from './history-tables.ts'
import { ownFieldsTable } from './own-fields-table.ts'
import { fundingTable, plansTable, recordTables, unitsTable } from './record-tables.ts'
import type { Table } from './table.ts'

/** All tables of the open data, in the order in which they are listed. */
export function tablesOf(history: History): Table[] {
  return [unitsTable, ...recordTables, fundingTable, plansTable, ownFieldsTable, ...historyTables(history)]
}

/** Whether a table is of what programs analyse most, for which there is Parquet. */
export function isAnalysed({ id }: Table): boolean {
  return id === 'projects' || id === 'indicators'
}
