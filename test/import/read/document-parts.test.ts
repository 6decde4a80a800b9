import { utils, type WorkSheet, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { mayHideForm } from '../../../src/import/document-parts.ts'
import { readDocument } from '../../../src/import/read/read-document.ts'
import { cell, docx, field, paragraph, table, text } from './docx.ts'
import { pdf } from './pdf.ts'
import { read, refusalOf, unreadIn } from './read.ts'

const run = (content: string, properties: string) =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${content}</w:t></w:r>`
const raised = (content: string) => run(content, '<w:vertAlign w:val="superscript"/>')

describe('Word: what is not shown is not read, and named with its place', () => {
  const shown = '甲'
  test.each([
    ['struck out', '<w:strike/>', 'struck'],
    ['struck out twice', '<w:dstrike w:val="true"/>', 'struck'],
    ['hidden', '<w:vanish/>', 'hidden'],
    ['white', '<w:color w:val="FFFFFF"/>', 'faint'],
    ['nearly white', '<w:color w:val="FEFEFE"/>', 'faint'],
    ['1 point high', '<w:sz w:val="2"/>', 'faint'],
  ])('%s', async (_, properties, kind) => {
    const bytes = docx(table([cell(paragraph(text(shown) + run('乙', properties))), cell('丙')]))
    expect(await read(bytes)).toEqual(['0:甲 | 1:丙'])
    expect(await unreadIn(bytes)).toEqual([`${kind} 表 1 第 1 行第 1 格：乙`])
  })

  test.each([
    ['not struck out', '<w:strike w:val="0"/>'],
    ['white on a highlight', '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'],
    ['red and small', '<w:color w:val="FF0000"/><w:sz w:val="10"/>'],
  ])('%s is read', async (_, properties) => {
    const bytes = docx(paragraph(text(shown) + run('乙', properties)))
    expect(await read(bytes)).toEqual(['甲乙'])
    expect(await unreadIn(bytes)).toEqual([])
  })

  test('white text shows in a coloured cell, and in a table whose style colours cells', async () => {
    const white = paragraph(run('甲', '<w:color w:val="FFFFFF"/>'))
    expect(
      await read(docx(table([cell(white, '<w:shd w:val="clear" w:fill="4472C4"/>'), cell('乙')]))),
    ).toEqual(['0:甲 | 1:乙'])
    const styled = `<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tr>${cell(white)}${cell('乙')}</w:tr></w:tbl>`
    const styles =
      '<w:style w:type="table" w:styleId="grid"><w:tblStylePr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>'
    expect(await read(docx(styled, { styles }))).toEqual(['0:甲 | 1:乙'])
  })

  test('styles say it too, and a run may say otherwise', async () => {
    const styles =
      '<w:style w:styleId="old"><w:basedOn w:val="base"/></w:style><w:style w:styleId="base"><w:rPr><w:strike/></w:rPr></w:style>'
    const body =
      paragraph(text('甲') + run('乙', '<w:rStyle w:val="old"/>')) +
      paragraph(`${text('丙')}${run('丁', '<w:strike w:val="0"/>')}`, '<w:pStyle w:val="old"/>')
    expect(await read(docx(body, { styles }))).toEqual(['甲', '丁'])
  })

  test('a hidden row of a table', async () => {
    const row = `<w:tr><w:trPr><w:hidden/></w:trPr>${cell('藏')}${cell('着')}</w:tr>`
    const bytes = docx(`<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr>${row}</w:tbl>`)
    expect(await read(bytes)).toEqual(['0:甲 | 1:乙'])
    expect(await unreadIn(bytes)).toEqual(['row 表 1 第 2 行：藏 着'])
  })

  test('pictures, charts, objects, included files and comments', async () => {
    const drawn = (inside: string, size = '') =>
      `<w:r><w:drawing>${size}<docPr name="图"/>${inside}</w:drawing></w:r>`
    const seal = '<extent cx="1500000" cy="1500000"/>'
    const object = '<w:r><w:object><shape/><OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    const body =
      paragraph(text('甲') + drawn('<pic/>') + drawn('<pic/>', seal) + drawn('<chart/>') + object) +
      '<w:altChunk r:id="a"/>'
    const comments = '<w:comment w:id="0"><w:p><w:r><w:t>改成三千</w:t></w:r></w:p></w:comment>'
    const bytes = docx(body, { comments })
    expect(await unreadIn(bytes)).toEqual([
      'picture 第 1 段：图',
      'icon 第 1 段：图',
      'chart 第 1 段：图',
      'object 第 1 段：Excel.Sheet.12',
      'chunk 第 2 段',
      'comment 批注 1：改成三千',
    ])
    const { parts } = await readDocument('a', bytes)
    expect(parts.filter(mayHideForm).map(({ kind }) => kind)).toEqual(['picture', 'object', 'chunk'])
  })

  test('a text box with nothing but text is no picture', async () => {
    const box = `<w:r><w:drawing><wsp><w:txbxContent>${paragraph('框')}</w:txbxContent></wsp></w:drawing></w:r>`
    const bytes = docx(paragraph(text('甲') + box))
    expect(await read(bytes)).toEqual(['甲', '框'])
    expect(await unreadIn(bytes)).toEqual([])
  })
})

describe('Word: signs keep their meaning', () => {
  test.each([
    [`${text('≥3000m')}${raised('2')}`, '≥3000m²', []],
    [`${text('10')}${raised('4')}${text('册')}`, '10⁴册', []],
    [`${text('CO')}${run('2', '<w:vertAlign w:val="subscript"/>')}`, 'CO₂', []],
    [`${text('见注')}${raised('①')}`, '见注①', []],
    [`${text('x')}${raised('k')}`, 'x^k', ['raised 第 1 段：k']],
    [`${text('10')}${raised('-')}${raised('3')}`, '10⁻³', []],
    [`${text('≥3000m')}${run('2', '<w:position w:val="6"/>')}`, '≥3000m²', []],
    [`${run('≥3000', '<w:position w:val="6"/>')}${run('册', '<w:position w:val="6"/>')}`, '≥3000册', []],
    [
      '<m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>满意人数</m:t></m:r></m:num><m:den><m:r><m:t>总人数</m:t></m:r></m:den></m:f></m:oMath>',
      '满意人数/总人数',
      [],
    ],
    [
      '<m:oMath xmlns:m="m"><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:den></m:f></m:oMath>',
      '(a+b)/c²',
      [],
    ],
    [
      '<m:oMath xmlns:m="m"><m:rad><m:deg/><m:e><m:r><m:t>n</m:t></m:r></m:e></m:rad><m:d><m:e><m:r><m:t>x</m:t></m:r></m:e></m:d></m:oMath>',
      '√(n)(x)',
      [],
    ],
  ])('%s', async (content, shown, unread) => {
    const bytes = docx(paragraph(content))
    expect(await read(bytes)).toEqual([shown])
    expect(await unreadIn(bytes)).toEqual(unread)
  })

  const math = (said: string) => `<m:r><m:t>${said}</m:t></m:r>`
  const cells = (...said: string[]) => said.map((one) => `<m:e>${math(one)}</m:e>`).join('')
  test.each([
    [
      'a binomial',
      `<m:f><m:fPr><m:type m:val="noBar"/></m:fPr><m:num>${math('n')}</m:num><m:den>${math('k')}</m:den></m:f>`,
      'n，k',
    ],
    ['a matrix', `<m:m><m:mr>${cells('1', '2')}</m:mr><m:mr>${cells('3', '4')}</m:mr></m:m>`, '1，2；3，4'],
    ['cases', `<m:eqArr>${cells('达标', '不达标')}</m:eqArr>`, '达标；不达标'],
    ['an average', `<m:bar>${cells('x')}</m:bar>`, 'x'],
  ])('%s reads as something else on one line, and is named', async (_, inside, shown) => {
    const bytes = docx(paragraph(`<m:oMath xmlns:m="m">${inside}</m:oMath>`))
    expect(await read(bytes)).toEqual([shown])
    expect(await unreadIn(bytes)).toEqual([`equation 第 1 段：${shown}`])
  })

  test.each([
    ['EQ \\f(满意人数,总人数)', '满意人数/总人数', []],
    ['eq \\f(a+b,\\r(3,c))', '(a+b)/(3次√(c))', []],
    ['EQ m\\s\\up5(2)', 'm²', []],
    ['EQ \\o\\ac(○,3)', '③', []],
    ['EQ \\a(1,2)', '1；2', ['equation 第 1 段：1；2']],
  ])('%s, as Word wrote equations before 2007', async (code, shown, unread) => {
    const bytes = docx(paragraph(field(code, '')))
    expect((await read(bytes)).find((line) => !line.startsWith('域代码'))).toBe(shown)
    expect(await unreadIn(bytes)).toEqual(unread)
  })

  test('boxes to tick and lists to choose from of old forms', async () => {
    const tick = (on: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="${on}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const list =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="一次性"/><w:listEntry w:val="常年"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    expect((await read(docx(paragraph(`${text('常年')}${tick('1')}${text('一次性')}${tick('0')}`))))[0]).toBe(
      '常年☑一次性☐',
    )
    expect((await read(docx(paragraph(list))))[0]).toBe('常年')
    expect((await read(docx(paragraph(field(' REF a ', '引用')))))[0]).toBe('引用')
  })
})

describe('web pages', () => {
  test.each([
    ['<p>甲<del>乙</del><ins>丙</ins></p>', ['甲丙'], ['struck 第 1 段：乙']],
    ['<p>甲<span style="text-decoration: line-through">乙</span></p>', ['甲'], ['struck 第 1 段：乙']],
    ['<p>甲</p><s><table><tr><td>乙<td>丙</table></s>', ['甲'], ['struck 第 2 段：乙 丙']],
    ['<p>≥3000m<sup>2</sup></p>', ['≥3000m²'], []],
    ['<p>m<span style="vertical-align:3pt">2</span></p>', ['m²'], []],
    ['<p>m<span style="position:relative;top:-3pt;mso-text-raise:3pt">2</span></p>', ['m²'], []],
    ['<table><tr><td style="vertical-align:4px">2<td>乙</table>', ['0:2 | 1:乙'], []],
    [
      '<style><!--.font5{color:red;text-decoration:line-through;}--></style><p>甲<font class="font5">乙</font></p>',
      ['甲'],
      ['struck 第 1 段：乙'],
    ],
    ['<style>p.h, .x {display:none}</style><p>甲</p><p class="h">乙</p>', ['甲'], ['hidden 第 2 段：乙']],
    ['<style>@media print {.h {display:none}}</style><p class="h">甲</p>', ['甲'], []],
    [
      '<table><tr><td style="text-decoration:line-through">甲<td>乙</table>',
      ['0: | 1:乙'],
      ['struck 表 1：甲'],
    ],
    ['<p>2\u03360\u0336册3册</p>', ['册3册'], ['struck 第 1 段：20']],
    ['<p>率=<math><mfrac><mi>满意数</mi><mi>总数</mi></mfrac></math></p>', ['率=满意数/总数'], []],
    ['<p><math><msup><mi>m</mi><mn>2</mn></msup></math></p>', ['m²'], []],
    ['<p>甲<span style="color:#fff">乙</span></p>', ['甲'], ['faint 第 1 段：乙']],
    ['<p>甲<font color="white">乙</font></p>', ['甲'], ['faint 第 1 段：乙']],
    ['<p>甲<span style="color: rgb(255, 255, 255)">乙</span></p>', ['甲'], ['faint 第 1 段：乙']],
    ['<p>甲<span style="opacity: 0">乙</span></p>', ['甲'], ['hidden 第 1 段：乙']],
    ['<p>甲<span style="position:absolute;left:-9999px">乙</span></p>', ['甲'], ['hidden 第 1 段：乙']],
    ['<p>甲<span style="opacity: 0.8">乙</span></p>', ['甲乙'], []],
    ['<select><option>甲<option selected>乙</select>', ['乙'], ['hidden 第 1 段：甲']],
    ['<p>甲<input value="乙"><input type="hidden" value="丙"></p>', ['甲乙'], []],
    ['<p>甲<span style="font-size:1pt">乙</span></p>', ['甲'], ['faint 第 1 段：乙']],
    ['<div style="color:#fff"><p style="color:#000">甲</p></div>', ['甲'], []],
    ['<table bgcolor="#004080"><tr><td style="color:#fff">甲<td>乙</table>', ['0:甲 | 1:乙'], []],
    ['<p>甲</p><p hidden>乙</p>', ['甲'], ['hidden 第 2 段：乙']],
    [
      '<p>甲</p><div style="display:none"><table><tr><td>乙<td>丙</table></div>',
      ['甲'],
      ['table 第 2 段：乙 丙'],
    ],
    [
      '<table><tr><td>甲<td>乙<tr style="display:none"><td>丙<td>丁</table>',
      ['0:甲 | 1:乙'],
      ['row 表 1：丙 丁'],
    ],
    ['<p>甲<img src="表.png"></p>', ['甲'], ['picture 第 1 段：表.png']],
    ['<p>甲<img src="line.gif" width=16 height=16></p>', ['甲'], ['icon 第 1 段：line.gif']],
    ['<p>甲</p><iframe src="表.html"></iframe>', ['甲'], ['object 第 2 段：表.html']],
    ['<p>常年<input type=checkbox checked>一次性<input type=checkbox></p>', ['常年☑一次性☐'], []],
  ])('%s', async (body, shown, unread) => {
    const page = `<html><body>${body}</body></html>`
    expect(await read(page)).toEqual(shown)
    expect(await unreadIn(page)).toEqual(unread)
  })
})

describe('workbooks', () => {
  function workbook(
    sheet: WorkSheet,
    change: (files: Record<string, string>) => Record<string, string> = (files) => files,
  ) {
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '表')
    const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true })
    if (!(bytes instanceof Uint8Array)) throw new Error('no bytes')
    const files = Object.entries(unzipSync(bytes)).map(([name, data]) => [name, Buffer.from(data).toString()])
    const changed = change(Object.fromEntries(files))
    return zipSync(Object.fromEntries(Object.entries(changed).map(([name, data]) => [name, strToU8(data)])))
  }
  const sheetFile = 'xl/worksheets/sheet1.xml'
  const inCell = (was: string, now: string) => (files: Record<string, string>) => ({
    ...files,
    [sheetFile]: (files[sheetFile] ?? '').replace(was, now),
  })

  test('a number of more digits than Excel keeps is lost in the file', async () => {
    expect(await refusalOf(workbook(utils.aoa_to_sheet([['甲', 510000210000000000000]])))).toContain(
      'B1（显示为“5.1E+20”） 存成了数字，Excel 只留 15 位',
    )
    expect(await read(workbook(utils.aoa_to_sheet([['甲', 123456789012345]])))).toHaveLength(2)
  })

  test('a code of twelve digits that nobody has given a format is all there', async () => {
    const bytes = workbook(utils.aoa_to_sheet([['甲', 315040400123]]))
    expect((await read(bytes)).at(-1)).toBe('0:甲 | 1:315040400123')
  })

  test('a formula without its result, and one that failed, are named', async () => {
    const none = workbook(utils.aoa_to_sheet([['甲', 12.5]]), inCell('<v>12.5</v>', '<f>E4+0</f>'))
    expect(await read(none)).toEqual(['表', '0:甲'])
    expect(await unreadIn(none)).toEqual(['value 工作表“表” B1：=E4+0'])
    const sheet = utils.aoa_to_sheet([['甲', 1]])
    sheet.B1 = { t: 'e', v: 0x17, w: '#REF!' }
    expect(await unreadIn(workbook(sheet))).toEqual(['value 工作表“表” B1：=#REF!'])
  })

  test('what is struck out or white in a cell, or noted on it', async () => {
    const sheet = utils.aoa_to_sheet([['甲', '乙', '丙']])
    sheet.C1.c = [{ a: '科长', t: '再核对' }]
    const styled = workbook(sheet, (files) => ({
      ...files,
      'xl/styles.xml': (files['xl/styles.xml'] ?? '')
        .replace(/<fonts[^>]*>.*<\/fonts>/, '<fonts><font/><font><strike/></font></fonts>')
        .replace(/<cellXfs[^>]*>.*<\/cellXfs>/, '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'),
      [sheetFile]: (files[sheetFile] ?? '').replace('<c r="B1"', '<c r="B1" s="1"'),
    }))
    expect(await read(styled)).toEqual(['表', '0:甲 | 1: | 2:丙'])
    expect(await unreadIn(styled)).toEqual(['struck 工作表“表” B1：乙', 'comment 工作表“表” C1：再核对'])
  })

  test('runs in a cell that look different', async () => {
    const rich =
      '<r><t>≥3000m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><rPr><strike/></rPr><t>旧</t></r>'
    const shared = 'xl/sharedStrings.xml'
    const bytes = workbook(utils.aoa_to_sheet([['甲', '乙']]), (files) => ({
      ...files,
      [shared]: (files[shared] ?? '').replace('<t>乙</t>', rich),
    }))
    expect(await read(bytes)).toEqual(['表', '0:甲 | 1:≥3000m²'])
    expect(await unreadIn(bytes)).toEqual(['struck 工作表“表” B1：旧'])
  })
})

describe('PDF', () => {
  const words = 'BT /F 12 Tf 72 700 Td (first line of text) Tj ET'
  const picture = (width: number, height: number) => `q ${width} 0 0 ${height} 50 50 cm /Im Do Q`

  test('a page that is a picture, pictures beside text, and an empty page', async () => {
    const bytes = pdf(
      words,
      picture(500, 700),
      `${words.replace('first', 'another')} ${picture(400, 300)} ${picture(60, 60)}`,
      '',
    )
    expect(await unreadIn(bytes)).toEqual(['page 第 2 页', 'picture 第 3 页', 'icon 第 3 页'])
  })

  test('white text and specks are not read, white on a colour is', async () => {
    const white = 'BT 1 g /F 12 Tf 72 650 Td (unseen) Tj ET'
    expect(await unreadIn(pdf(`${words} ${white}`))).toEqual(['faint 第 1 页：unseen'])
    expect(await unreadIn(pdf(`${words} BT /F 1 Tf 72 650 Td (speck) Tj ET`))).toEqual([
      'faint 第 1 页：speck',
    ])
    expect(await unreadIn(pdf(`${words} q 0 0 0.5 rg 60 640 200 30 re f Q ${white}`))).toEqual([])
  })

  test('a page printed sideways is turned', async () => {
    const down = 'BT /F 12 Tf 0 -1 1 0 100 700 Tm (from top to bottom) Tj ET'
    const up = 'BT /F 12 Tf 0 1 -1 0 100 100 Tm (from bottom to top) Tj ET'
    expect(await read(pdf(down))).toEqual(['from top to bottom'])
    expect(await read(pdf(up))).toEqual(['from bottom to top'])
  })
})
