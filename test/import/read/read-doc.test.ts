import { expect, test } from 'vitest'
import { fixture, read, refusalOf } from './read.ts'

const odd = fixture('odd.doc')

/** A Word document that LibreOffice saved as `.doc`, of everything that its text alone does not show. */
test('numbers, revisions, hidden text, signs, fields, merged and inner tables, notes and running heads', async () => {
  expect(await read(odd)).toEqual([
    '目录',
    '目录：第一部分 1',
    '一、总体',
    '（1）分项',
    '（2）再分',
    '二、保障',
    '保留增加',
    '显示',
    '≥90% 后',
    '下一行',
    '表一',
    '域代码：TC "表一" \\l 2',
    '0:甲↓2 | 1:乙→2',
    '1:丙 | 2:丁',
    '0: | 1:戊 | 2:己',
    '间',
    '0:说明/甲 乙/丙 丁 | 1:戊',
    '间',
    '0: | 1:己',
    '0:甲 | 1:乙',
    '0:丙 | 1:丁',
    '间',
    '框内',
    '0:甲 | 1:乙',
    '0:丙 | 1:丁',
    '末',
    '正文',
    '脚注',
    '页眉：预算绩效文本',
    '页码：第1页',
    '域代码：PAGE',
  ])
})

/** Where the WordDocument stream begins: behind the header of the compound file, at its first sector. */
const fib = odd.findIndex((byte, at) => byte === 0xec && odd[at + 1] === 0xa5 && at % 512 === 0)

function changed(at: number, value: number): Uint8Array {
  const bytes = Uint8Array.from(odd)
  bytes[fib + at] = value
  return bytes
}

test('an earlier Word, a password and a damaged file are told apart', async () => {
  expect(await refusalOf(changed(3, 0))).toBe('这是 Word 95 或更早的文档')
  expect(await refusalOf(changed(11, 0x13))).toBe('文件加了密码，打不开')
  expect(await refusalOf(changed(0x1a2, 0xff))).toBe('文件像是 Word 文档，但已经损坏，读不出来')
})
