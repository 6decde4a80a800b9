import { utils, type WorkSheet, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readDocument } from '../../../src/import/read/read-document.ts'
import { read, refusalOf, unreadIn } from './read.ts'

/** A workbook of these sheets; those whose names begin with a dot are hidden. `formats` have these numbers. */
function workbook(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
  formats?: Readonly<Record<number, string>>,
): Uint8Array {
  const book = { ...utils.book_new(), ...(formats && { SSF: formats }) }
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  book.Workbook = { Sheets: book.SheetNames.map((name) => ({ name, Hidden: name.startsWith('.') ? 1 : 0 })) }
  const bytes: unknown = write(book, { type: 'buffer', bookType })
  if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
  return bytes
}

const cells = (...rows: (string | number | null)[][]) => utils.aoa_to_sheet(rows)

test.each(['xlsx', 'biff8'] as const)('numbers stand as the sheet displays them: %s', async (bookType) => {
  const sheet = cells([0.1 + 0.7, 1234567.5, 43910, 0.255, 0])
  sheet.B1.z = '#,##0.00'
  sheet.C1.z = 'yyyy"年"m"月"d"日"'
  sheet.D1.z = '0.0%'
  sheet.E1.z = '0.00'
  expect(await read(workbook({ 表: sheet }, bookType))).toEqual([
    '表',
    '0:0.8 | 1:1,234,567.50 | 2:2020年3月20日 | 3:25.5% | 4:0.00',
  ])
})

/** 28 and 31 are among the formats of which a file of Chinese Excel keeps no code: only their numbers. */
const builtIn = { 28: 'm"月"d"日"', 31: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"' }

test.each(['xlsx', 'biff8'] as const)('formats are read as Chinese Excel has them: %s', async (bookType) => {
  const shown: [string, number, string][] = [
    [builtIn[28], 45657, '12月31日'],
    [builtIn[31], 45657, '2024年12月31日'],
    [builtIn[36], 45657, '2024年12月'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 45657, '2024年12月31日'],
    ['[DBNum1][$-804]yyyy"年"m"月"', 45657, '2024年12月'],
    ['[DBNum2][$-804]General"次"', 12, '12次'],
    ['0\\.0,"万元"', 1234567, '123.5万元'],
    ['0!.0000"万元"', 1234567, '123.4567万元'],
    ['≥0件', 100, '≥100件'],
    ['[$￥-804]#,##0.00', 1200.5, '￥1,200.50'],
  ]
  const sheet = cells(shown.map(([, value]) => value))
  for (const [column, [code]] of shown.entries()) sheet[utils.encode_cell({ r: 0, c: column })].z = code
  const [, row = ''] = await read(workbook({ 表: sheet }, bookType, builtIn))
  expect(row.split(' | ').map((text) => text.replace(/^\d+:/, ''))).toEqual(shown.map(([, , text]) => text))
})

test('a sheet is one table without its blank edges and blank rows; blank places within are cells', async () => {
  const sheet = cells([], [null, '甲', null, '乙'], [], [null, '丙', '丁/戊'.replace('/', '\n')])
  sheet['!merges'] = [utils.decode_range('B2:C2'), utils.decode_range('F9:H12')]
  const bytes = workbook({ 表: sheet, 空: cells([]), 二: cells(['己']) })
  expect(await read(bytes)).toEqual(['表', '0:甲→2 | 2:乙', '0:丙 | 1:丁/戊 | 2:', '二', '0:己'])
  const { blocks } = await readDocument('a.xlsx', bytes)
  expect(
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [])).map(({ place }) => place),
  ).toEqual([
    '工作表“表” B2',
    '工作表“表” D2',
    '工作表“表” B4',
    '工作表“表” C4',
    '工作表“表” D4',
    '工作表“二” A1',
  ])
})

test('hidden sheets, rows and columns are left out and named', async () => {
  const sheet = cells(['甲', '藏', '乙'], ['丙', '藏', '丁'], ['戊', '己', '庚'])
  sheet['!cols'] = [{}, { hidden: true }]
  sheet['!rows'] = [{}, {}, { hidden: true }]
  const bytes = workbook({ 表: sheet, '.藏': cells(['辛']) })
  expect(await read(bytes)).toEqual(['表', '0:甲 | 1:乙', '0:丙 | 1:丁'])
  expect(await unreadIn(bytes)).toEqual([
    'row 工作表“表” B1：藏',
    'row 工作表“表” B2：藏',
    'row 工作表“表” A3：戊',
    'row 工作表“表” B3：己',
    'row 工作表“表” C3：庚',
    'sheet 隐藏的工作表“.藏”：辛',
  ])
})

test('a sheet whose cells lie too far apart, or with none, is refused', async () => {
  const far = utils.aoa_to_sheet([['甲']])
  utils.sheet_add_aoa(far, [['乙']], { origin: 'XFD1' })
  for (let row = 1; row < 70; row++) utils.sheet_add_aoa(far, [['丙']], { origin: { r: row, c: 0 } })
  expect(await refusalOf(workbook({ 表: far }))).toBe('工作表“表”太大：有字的格散布在 70 行、16384 列里')
  expect(await refusalOf(workbook({ 表: cells([]) }))).toBe('文件里没有文字')
})

test('the XML of Excel 2003 is a workbook', async () => {
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">甲</Data></Cell><Cell><Data ss:Type="String">乙</Data></Cell></Row></Table></Worksheet></Workbook>`
  expect(await read(xml, '表.xls')).toEqual(['表', '0:甲→2 | 2:乙'])
})
