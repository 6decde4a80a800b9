import { expect, test } from 'vitest'
import { cell, docx, field, paragraph, table, text } from './docx.ts'
import { read } from './read.ts'

test('merged cells have their spans, and covered places no cell', async () => {
  const body = table(
    [cell('甲', '<w:vMerge w:val="restart"/>'), cell('乙', '<w:gridSpan w:val="2"/>')],
    [cell('', '<w:vMerge/>'), cell('丙'), cell('丁')],
    [cell('戊', '<w:vMerge w:val="restart"/>'), cell('己'), cell('')],
  )
  expect(await read(docx(body))).toEqual(['0:甲↓2 | 1:乙→2', '1:丙 | 2:丁', '0:戊 | 1:己 | 2:'])
})

test('a row that begins further right leaves its first columns empty', async () => {
  const row = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('乙')}</w:tr>`
  expect(await read(docx(`<w:tbl>${row}<w:tr>${cell('甲')}${cell('丙')}</w:tr></w:tbl>`))).toEqual([
    '1:乙',
    '0:甲 | 1:丙',
  ])
})

test('a cell keeps its paragraphs and line breaks as lines, and tabs as spaces', async () => {
  const lines =
    paragraph(`${text('一')}<w:r><w:br/></w:r>${text('二')}`) +
    paragraph(`${text('三')}<w:r><w:tab/></w:r>${text('四')}`)
  expect(await read(docx(table([cell(lines), cell('五')])))).toEqual(['0:一/二/三 四 | 1:五'])
})

test('a table in a cell with text is part of the text; one alone in a cell is a table', async () => {
  const inner = table([cell('甲'), cell('乙')], [cell('丙'), cell('丁')])
  expect(await read(docx(table([cell(paragraph('说明') + inner), cell('戊')])))).toEqual([
    '0:说明/甲 乙/丙 丁 | 1:戊',
  ])
  expect(await read(docx(table([cell(inner + paragraph('')), cell('戊')])))).toEqual([
    '0: | 1:戊',
    '0:甲 | 1:乙',
    '0:丙 | 1:丁',
  ])
  expect(await read(docx(table([cell(paragraph('标题') + inner)])))).toEqual([
    '标题',
    '0:甲 | 1:乙',
    '0:丙 | 1:丁',
  ])
})

test('revisions read as accepted', async () => {
  const body = paragraph(
    `${text('保留')}<w:ins>${text('增加')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom>${text('移走')}</w:moveFrom>`,
  )
  const deleted = `<w:tr><w:trPr><w:del/></w:trPr>${cell('删去的行')}</w:tr>`
  expect(await read(docx(`${body}<w:tbl>${deleted}<w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`))).toEqual(
    ['保留增加', '0:甲 | 1:乙'],
  )
})

test('a content control that nobody filled in shows nothing', async () => {
  const control = (content: string, properties = '<w:showingPlcHdr/>') =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const prompt = text('单击此处输入文字。')
  const body =
    table([
      cell('甲'),
      control(cell(paragraph(prompt))),
      cell(control(paragraph(prompt)) + paragraph('乙')),
    ]) + paragraph(`${text('丙')}${control(prompt)}${control(text('丁'), '')}`)
  expect(await read(docx(body))).toEqual(['0:甲 | 1: | 2:乙', '丙丁'])
})

test('fields show their results; their codes and the table of contents are layout', async () => {
  const toc = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text('第一部分 1')}</w:p><w:p>${text('第二部分 2')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
  const code =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TC 表一 \\f C </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
  expect(
    await read(docx(toc + paragraph(`${code}${text('表一')}`) + paragraph(field(' REF a ', '引用')))),
  ).toEqual([
    '目录：第一部分 1',
    '目录：第二部分 2',
    '域代码：TOC \\o',
    '表一',
    '域代码：TC 表一 \\f C',
    '引用',
    '域代码：REF a',
  ])
})

test('a text box is read once, signs of symbol fonts as what they look like, hidden text not', async () => {
  const box = (name: string) =>
    `<mc:${name}><w:txbxContent>${paragraph('框中文字')}</w:txbxContent></mc:${name}>`
  const body = paragraph(
    `${text('正文')}<w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${text('5')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>`,
  )
  expect(await read(docx(body))).toEqual(['正文≥5', '框中文字'])
})

test('running heads and page numbers are layout, notes are text', async () => {
  const body =
    paragraph(`${text('正文')}<w:r><w:footnoteReference w:id="2"/></w:r>`) +
    '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>'
  const parts = {
    header: paragraph('示例县图书馆'),
    footer: paragraph(field(' PAGE ', '3')) + paragraph('内部资料'),
    footnotes: `<w:footnote w:id="2">${paragraph('注的文字')}</w:footnote>`,
  }
  expect(await read(docx(body, parts))).toEqual([
    '正文',
    '注的文字',
    '页眉：示例县图书馆',
    '页码：3',
    '域代码：PAGE',
    '页脚：内部资料',
  ])
})

test('automatic numbers stand before their paragraphs', async () => {
  const level = (at: number, format: string, label: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${label}"/></w:lvl>`
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '（%2）')}${level(2, 'decimal', '%2.%3')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf06c')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>`
  const styles = `<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
  const item = (content: string, id: number, at = 0) =>
    paragraph(content, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)
  const body = [
    item('甲', 1),
    item('乙', 1, 1),
    item('丙', 1, 1),
    item('丁', 1, 2),
    paragraph('戊', '<w:pStyle w:val="a"/>'),
    item('己', 1, 1),
    item('庚', 2),
    item('辛', 3),
    item('壬', 0),
  ].join('')
  expect(await read(docx(body, { numbering, styles }))).toEqual([
    '一、甲',
    '（1）乙',
    '（2）丙',
    '2.1 丁',
    '二、戊',
    '（1）己',
    '庚',
    '十一、辛',
    '壬',
  ])
})
