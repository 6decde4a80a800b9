import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { type Department, recordsOf } from '../../src/content/record.ts'
import { exportExcel, type FilledForm } from '../../src/export/excel.ts'
import { ContentError } from '../../src/model/finding.ts'
import type { Grid } from '../../src/model/grid.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { example, formNames, lengthen } from '../pdf/examples.ts'
import { type ExcelCell, type ExcelSheet, readExcel } from './excel-reader.ts'
import { findAll, readPart } from './xml.ts'

const published = await load(linxi)
const [department] = published.departments
if (!department) throw new Error('no content')
const withoutText: Department = { ...department, narrative: [] }
const forms = recordsOf(department).map((record) => ({ record, grid: published.fill(record) }))
const bytes = await exportExcel(department, forms)
const sheets = readExcel(bytes)
const folder = mkdtempSync(join(tmpdir(), 'export-'))
afterAll(() => rmSync(folder, { recursive: true }))

function gridCells(grid: Grid): ExcelCell[] {
  return grid.rows
    .flatMap((row) => row.cells)
    .map(({ text, row, column, rowSpan, colSpan }) => ({ text, row, column, rowSpan, colSpan }))
}

/** What stands above the table, and the table as if it began on the sheet's first row. */
function formOf(sheet: ExcelSheet | undefined, grid: Grid) {
  const cells = sheet?.cells ?? []
  const above = (grid.title === '' ? 0 : 1) + (grid.left + grid.right === '' ? 0 : 1)
  return {
    head: cells.filter(({ row }) => row < above).map(({ text }) => text),
    table: cells.filter(({ row }) => row >= above).map((cell) => ({ ...cell, row: cell.row - above })),
  }
}

function expected(grid: Grid) {
  return {
    head: [grid.title, grid.left, grid.right].filter((text) => text !== ''),
    table: gridCells(grid),
  }
}

test('a department’s nine forms are sheets of its Excel file as they are printed', () => {
  expect(forms).toHaveLength(9)
  for (const [index, { grid }] of forms.entries())
    expect(formOf(sheets[index + 1], grid)).toEqual(expected(grid))
})

test('the sheets are named after the text and the projects', () => {
  expect(sheets.map(({ name }) => name)).toEqual([
    '文本',
    '01 法律援助',
    '02 基层司法业务',
    '03 冀财政法〔2019〕19号提前下达2020年社区矫正补助',
    '04 冀财政法〔2019〕22号提前下达2020年中央政法纪检',
    '05 冀财政法〔2019〕23号提前下达2020年省级政法纪检',
    '06 冀财政法〔2019〕23号提前下达2020年省级政法纪检',
    '07 普法宣传',
    '08 社区矫正',
    '09 司法政务管理',
  ])
})

test('the cover, the parts and every word of the narrative stand on the first sheet, a paragraph a row', () => {
  const ordinals = ['一', '二', '三']
  const narrative = department.narrative.flatMap(({ title, blocks }, index) => [
    `${ordinals[index]}、${title}`,
    ...blocks.flatMap((block) =>
      (block.kind === 'list' ? block.items : [block.text]).map((texts) =>
        texts.map(({ text }) => text).join(''),
      ),
    ),
  ])
  expect(sheets[0]?.cells.map(({ text }) => text)).toEqual([
    '临西县司法局',
    '2020年部门预算绩效文本',
    '第一部分　部门整体绩效目标',
    ...narrative,
    '第二部分　预算项目绩效目标',
  ])
})

test('lists have their marks, and a department without narrative has no sheet for it', async () => {
  const items = [[{ text: '甲' }], [{ text: '乙' }]]
  const blocks = [
    { kind: 'list' as const, ordered: true, start: 3, items },
    { kind: 'list' as const, ordered: false, start: 1, items },
  ]
  const file = await exportExcel({ ...department, narrative: [{ title: '总', blocks }] }, forms)
  const said = readExcel(file)[0]?.cells.map(({ text }) => text)
  expect(said?.slice(3, -1)).toEqual(['一、总', '3. 甲', '4. 乙', '• 甲', '• 乙'])
  expect(readExcel(await exportExcel(withoutText, forms))).toHaveLength(9)
})

describe.each(formNames)('the example of %s', (name) => {
  test('reads back from its Excel file as the form prints it', async () => {
    const { record, published: one } = await example(name)
    const grid = one.fill(record)
    const [sheet, ...more] = readExcel(await exportExcel(record.department, [{ record, grid }]))
    expect(more).toEqual([])
    expect(formOf(sheet, grid)).toEqual(expected(grid))
    expect(pageOf(sheet)).toEqual({
      paperSize: '9',
      orientation: grid.landscape ? 'landscape' : 'portrait',
      fitToWidth: '1',
      fitToHeight: '1',
    })
  })
})

test('a form that is longer than a page takes several, with its repeated rows on each', async () => {
  const { record, published: one } = await example('mof-136-monitor')
  const longer = lengthen(record, 4)
  const file = await exportExcel(withoutText, [{ record: longer, grid: one.fill(longer) }])
  expect(pageOf(readExcel(file)[0])).toMatchObject({ fitToWidth: '1', fitToHeight: '0' })
  const [titles] = findAll(readPart(file, 'xl/workbook.xml'), 'definedName')
  expect(titles?.attributes).toEqual({ name: '_xlnm.Print_Titles', localSheetId: '0' })
  const [{ text = '' } = {}] = titles?.children ?? []
  // Two rows of the table's titles, below the form's title and the lines of its funds.
  expect(text).toBe("'02 全民阅读活动 监控'!$9:$10")
})

function pageOf(sheet: ExcelSheet | undefined) {
  return sheet && findAll(sheet.xml, 'pageSetup')[0]?.attributes
}

test('every cell is a string, in a file whose every part is well-formed', () => {
  expect(sheets.flatMap(({ others }) => others)).toEqual([])
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name))
  expect(parts.map(([name]) => name)).toContain('[Content_Types].xml')
  for (const [name, part] of parts)
    expect([name, XMLValidator.validate(strFromU8(part))]).toEqual([name, true])
})

test('same content, same bytes', async () => {
  expect(Buffer.from(await exportExcel(department, forms)).equals(Buffer.from(bytes))).toBe(true)
})

/** A department of this one form, whose only cell says this. */
function saying(text: string): Promise<Uint8Array> {
  const [form] = forms
  if (!form) throw new Error('no form')
  const cell = { text, row: 0, column: 0, rowSpan: 1, colSpan: 1, headers: [] }
  const row = { repeats: true, heads: false, cells: [{ ...cell, role: 'value', align: 'left' } as const] }
  const grid = { title: '', left: '', right: '', landscape: false, widths: [1], rows: [row] }
  return exportExcel(withoutText, [{ ...form, grid }])
}

test.each([
  ['=1+1', '=1+1'],
  ['+5', '+5'],
  ['@x', '@x'],
  ["=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"],
  ['0012', '0012'],
  ['</t></si> & "引号" &amp;', '</t></si> & "引号" &amp;'],
  ['响铃\u0007 半个\ud83d', '响铃� 半个�'],
  ['原有的�、\u007f、\u0085、\ufdd0、\u{1fffe}', '原有的�、\u007f、\u0085、\ufdd0、\u{1fffe}'],
  ['_x000D_ 与 _x_', '_x000D_ 与 _x_'],
  ['\u{1f600}\u{20bb7}\u{2cd9f}', '\u{1f600}\u{20bb7}\u{2cd9f}'],
  [' 两段\n  缩进 ', ' 两段\n  缩进 '],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
])('a hostile text stays text: %j', async (text, read) => {
  const [sheet] = readExcel(await saying(text))
  expect(sheet?.others).toEqual([])
  expect(sheet?.cells).toEqual([{ text: read, row: 0, column: 0, rowSpan: 1, colSpan: 1 }])
})

test('a text too long for one row takes several, none of which is taller than a row can be', async () => {
  const text = '很长的文字。'.repeat(800)
  const [sheet] = readExcel(await saying(text))
  const heights = sheet?.heights ?? []
  // 4800 characters of 10.5 points, 44 of which make a line.
  expect(heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThan((4800 / 44) * 10.5)
  expect(Math.max(...heights)).toBeLessThanOrEqual(409)
  expect(sheet?.cells).toEqual([{ text, row: 0, column: 0, rowSpan: heights.length, colSpan: 1 }])
})

test('a text too long for a cell is refused', async () => {
  await expect(saying('长'.repeat(32_768))).rejects.toThrow(ContentError)
})

test('names of sheets hold what they may, and no two are the same', async () => {
  const names = ['甲/乙[丙]:*?\\', "'引号'", '长'.repeat(40), '长'.repeat(40), '', '😀'.repeat(15)]
  const renamed = names.flatMap((name): FilledForm[] => {
    const { record, grid } = forms[0] ?? {}
    return record?.project && grid
      ? [{ record: { ...record, project: { ...record.project, name } }, grid }]
      : []
  })
  const read = readExcel(await exportExcel(department, renamed)).map(({ name }) => name)
  expect(read).toEqual([
    '文本',
    '01 甲／乙［丙］：＊？＼',
    '01 ＇引号＇',
    `01 ${'长'.repeat(28)}`,
    `01 ${'长'.repeat(26)} 2`,
    '01',
    `01 ${'😀'.repeat(14)}`,
  ])
})

test('the command writes the file', () => {
  const path = join(folder, '表.xlsx')
  const args = ['scripts/export.ts', '315002/2020', '--xlsx', '--content', linxi, '--to', path]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('表 9 张')
  expect(readFileSync(path).equals(Buffer.from(bytes))).toBe(true)
})
