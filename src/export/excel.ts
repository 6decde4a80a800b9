import writeExcelFile from 'write-excel-file/node'
import type { Department, FormRecord } from '../content/record.ts'
import { ContentError } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import { dateInChina, documentDate } from '../pdf/date.ts'
import { formSheet } from './excel-form.ts'
import { textSheet } from './excel-narrative.ts'
import { printSetup } from './excel-print.ts'
import { columnWidth, defaultFont, type Sheet } from './excel-style.ts'
import { mostCharacters } from './excel-text.ts'
import { sheetNames, textSheetName } from './worksheet-names.ts'
import { fixBytes } from './zip.ts'

/** A record and its form, filled in. */
export interface FilledForm {
  record: FormRecord
  grid: Grid
}

/**
 * A department's text and forms as an Excel file: a sheet for cover and narrative, where there is one, and a sheet for
 * each form. Every cell is text; nothing is a number or a formula.
 * @param forms in the order of `recordsOf`
 * @throws ContentError where a text is longer than a cell can hold
 */
export async function exportExcel(department: Department, forms: readonly FilledForm[]): Promise<Uint8Array> {
  const names = sheetNames(forms.map(({ record }) => record))
  const sheets = [
    ...(department.narrative.length > 0 ? [textSheet(textSheetName, department)] : []),
    ...forms.map(({ grid }, index) => formSheet(names[index] ?? '', grid)),
  ]
  refuseLong(department.file, sheets)
  const file = writeExcelFile(
    sheets.map(({ name, rows, columns }) => ({
      sheet: name,
      data: rows,
      columns: columns.map((width) => ({ width: columnWidth(width) })),
      showGridLines: false,
    })),
    { ...defaultFont, features: [printSetup(sheets)] },
  )
  return fixBytes(await file.toBuffer(), documentDate(department) ?? dateInChina(`${department.year}-01-01`))
}

function refuseLong(file: string, sheets: readonly Sheet[]) {
  const long = sheets.filter(({ rows }) =>
    rows.flat().some((cell) => typeof cell?.value === 'string' && cell.value.length > mostCharacters),
  )
  if (long.length === 0) return
  throw new ContentError(
    long.map(({ name }) => ({
      rule: 'export',
      severity: 'error',
      file,
      message: `工作表“${name}”有一格超过 ${mostCharacters} 个字，Excel 放不下`,
      fix: '分成几段再导出，或者用 --docx 导出成 Word',
    })),
  )
}
