import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { csvRows } from '../../../src/import/read/text/read-csv.ts'
import { docx, paragraph } from './docx.ts'
import { read, refusalOf, unreadIn } from './read.ts'

describe('lists as systems save them', () => {
  const list = '项目,预算数,目标\n图书,12.50,"开放,服务"\n展览,,"第一行\n第二行""引号"""\n'
  const shown = [
    '0:项目 | 1:预算数 | 2:目标',
    '0:图书 | 1:12.50 | 2:开放,服务',
    '0:展览 | 1: | 2:第一行/第二行"引号"',
  ]
  test.each([
    ['commas', list],
    ['a byte order mark', `\ufeff${list}`],
    ['line ends of Windows', list.replaceAll('\n', '\r\n')],
    ['tabs with quotes', list.replace(/(?<!开放),/g, '\t')],
    ['semicolons', list.replace(/(?<!开放),/g, ';')],
    ['bars', list.replace(/(?<!开放),/g, '|')],
    ['what parts the cells, said above', `sep=;\n${list.replace(/(?<!开放),/g, ';')}`],
  ])('%s', async (_, text) => {
    expect(await read(text)).toEqual(shown)
  })

  test('GBK', async () => {
    // 项目,值,数 / 甲,1,2
    const bytes = Uint8Array.from(Buffer.from('cfeec4bf2cd6b52ccafd0ab0eb2c312c320a', 'hex'))
    expect(await read(bytes)).toEqual(['0:项目 | 1:值 | 2:数', '0:半 | 1:1 | 2:2'])
  })

  test('titles above, and records whose last cells are blank', async () => {
    const titled = `绩效目标\n单位：万元\n${list}借阅,3.00\n`
    expect(await read(titled)).toEqual(['0:绩效目标', '0:单位：万元', ...shown, '0:借阅 | 1:3.00'])
  })

  test('digits that systems mark as a text', async () => {
    const marked = `项目,编码,数\n甲,="0101-A1",'0101\n`
    expect(await read(marked)).toEqual(['0:项目 | 1:编码 | 2:数', '0:甲 | 1:0101-A1 | 2:0101'])
  })

  test.each([
    [
      'an amount whose comma is not in quotes',
      '项目,预算数,目标\n甲,"1,250.00",开放\n乙,1,250.00,开放\n',
      '第 4 行的“1,250.00”像是一个金额',
    ],
    [
      'a code that Excel took for a number',
      '项目,编码,数\n甲,5.1E+20,1\n',
      '第 2 行第 2 格“5.1E+20”是 Excel 改成的科学记数',
    ],
  ])('%s is refused with its place', async (_, text, message) =>
    expect(await refusalOf(text.replace('乙', '丙,,\n乙'))).toContain(message),
  )

  test('prose with commas is no list', async () => {
    expect(await read('a, b, c\nand then one sentence\nd, e')).toEqual([
      'a, b, c',
      'and then one sentence',
      'd, e',
    ])
    expect(csvRows('一、总体目标，办好服务。\n二、分项目标，保障。')).toBeUndefined()
  })

  test('whatever cells say, they come back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', '，', ',', '"', '\n', ' ', '元') })
    const rows = fc
      .integer({ min: 3, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 6 }),
      )
    fc.assert(
      fc.property(rows, (all) => {
        const filled = all.map(([first = '', ...rest]) => [`x${first}`, ...rest])
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = filled.map((row) => row.map(quote).join(',')).join('\n')
        expect(csvRows(text)?.map(({ cells }) => cells)).toEqual(filled)
      }),
    )
  })
})

test('a spreadsheet of OpenDocument is a workbook', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['甲', 12.5],
      ['乙', '丙'],
    ]),
    '表',
  )
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'ods' })
  expect(await read(bytes instanceof Uint8Array ? bytes : '')).toEqual(['表', '0:甲 | 1:12.5', '0:乙 | 1:丙'])
})

describe('web pages saved as a single file', () => {
  const message = (encoding: string, body: string, charset = 'utf-8') =>
    `From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----b"\r\n\r\n------b\r\nContent-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------b--\r\n`
  test.each([
    ['quoted-printable', '<p>=E7=94=\r\n=B2</p><table><tr><td>a<td>b</table>', 'utf-8'],
    ['base64', Buffer.from('<p>甲</p><table><tr><td>a<td>b</table>').toString('base64'), 'utf-8'],
    ['quoted-printable', '<p>=BC=D7</p><table><tr><td>a<td>b</table>', 'gb2312'],
  ])('%s', async (encoding, body, charset) => {
    expect(await read(message(encoding, body, charset))).toEqual(['甲', '0:a | 1:b'])
  })

  test('without a page in it', async () => {
    expect(await refusalOf('MIME-Version: 1.0\nContent-Type: text/plain\n\nx')).toBe(
      '文件像是 单个文件的网页，但已经损坏，读不出来',
    )
  })
})

describe('archives', () => {
  test('documents are read one after the other; what cannot be read is named', async () => {
    const bytes = zipSync({
      '乙.html': strToU8('<p>第二</p>'),
      '甲/一.docx': docx(paragraph('第一')),
      '说明.rtf': strToU8('{\\rtf1 x}'),
      '内.zip': zipSync({ 'a.txt': strToU8('x') }),
      '__MACOSX/._一.docx': strToU8('x'),
      '~$一.docx': strToU8('\0\0'),
    })
    expect(await read(bytes)).toEqual(['第二', '第一'])
    expect(await unreadIn(bytes)).toEqual(['file 内.zip：压缩包里又有压缩包', 'file 说明.rtf：这是 RTF 文件'])
  })

  test('with nothing that can be read', async () => {
    expect(await refusalOf(zipSync({ '表.rtf': strToU8('{\\rtf1 x}') }))).toBe(
      '压缩包里没有能读的文件：表.rtf：这是 RTF 文件',
    )
  })
})
