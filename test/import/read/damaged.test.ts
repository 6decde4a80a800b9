import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { CFB } from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { recognise } from '../../../src/import/find/recognise.ts'
import { importFile, openDocument } from '../../../src/import/open-document.ts'
import { readDocument } from '../../../src/import/read/read-document.ts'
import { ContentError } from '../../../src/model/finding.ts'
import { fixture, refusalOf } from './read.ts'

/** What damages files: lost ends, lost and doubled parts, flipped and blank bytes. Places are shares of the length. */
const damage = fc.record({
  kind: fc.constantFrom('byte', 'end', 'blank', 'lost', 'doubled'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 200 }),
  byte: fc.nat(255),
})
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

function damaged(bytes: Uint8Array, damages: readonly Damage[]): Uint8Array {
  return damages.reduce((before, { kind, at, length, byte }) => {
    const from = Math.floor(at * before.length)
    const part = before.subarray(from, from + length)
    if (kind === 'byte') return Uint8Array.from(before, (old, index) => (index === from ? byte : old))
    if (kind === 'end') return before.slice(0, from)
    if (kind === 'blank')
      return Uint8Array.from(before, (old, index) => (from <= index && index < from + length ? 0 : old))
    const [head, rest] = [before.subarray(0, from), before.subarray(from + length)]
    return Buffer.concat(kind === 'lost' ? [head, rest] : [head, part, part, rest])
  }, bytes)
}

/** Damages the archive as a whole, or one part inside, which the archive's own checks would otherwise hide. */
function damagedInside(bytes: Uint8Array, part: number, damages: readonly Damage[]): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  const [name, content] = parts[Math.floor(part * parts.length)] ?? []
  if (!name || !content) return damaged(bytes, damages)
  return zipSync({ ...Object.fromEntries(parts), [name]: damaged(content, damages) })
}

describe('a damaged file is read as far as it goes, or refused in Chinese', () => {
  test.each([
    ['form.docx', 150],
    ['form.doc', 250],
    ['form.xlsx', 100],
    ['form.xls', 150],
    ['form.html', 150],
    ['form.pdf', 40],
    ['odd.doc', 150],
  ])('%s', async (name, numRuns) => {
    const whole = fixture(name)
    const part = fc.double({ min: 0, max: 0.999, noNaN: true })
    await fc.assert(
      fc.asyncProperty(part, fc.array(damage, { minLength: 1, maxLength: 4 }), async (place, damages) => {
        const bytes = name.endsWith('x') ? damagedInside(whole, place, damages) : damaged(whole, damages)
        try {
          recognise(await readDocument(name, bytes))
        } catch (error) {
          if (!(error instanceof ContentError)) throw error
        }
      }),
      // The same files each time: one that takes all memory would end the test run without naming itself.
      { numRuns, seed: 5 },
    )
  })

  test('a file that would take all memory, or all day, is given up', async () => {
    const path = join(import.meta.dirname, '../../fixtures/import/readers/endless.xls')
    const tooMuch = '读这个文件要用的时间或内存多得不正常'
    await expect(openDocument(path, { megabytes: 200, seconds: 300 })).rejects.toThrow(tooMuch)
    await expect(openDocument(path, { megabytes: 4000, seconds: 1 })).rejects.toThrow(tooMuch)
  })

  test('what is read in no time, and would be understood in a day, is given up, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingbiao-bars-'))
    const path = join(folder, 'bars.txt')
    await writeFile(path, '|'.repeat(5_000_000))
    expect((await openDocument(path)).blocks).not.toEqual([])
    const placing = { root: folder, given: {}, settled: new Map(), program: resolve('.') }
    await expect(importFile(path, placing, { megabytes: 3000, seconds: 5 })).rejects.toThrow(
      '读这个文件要用的时间或内存多得不正常',
    )
    await rm(folder, { recursive: true })
  })

  test('a long text is understood as far as its last line', () => {
    const line = (index: number) => ({ kind: 'paragraph', text: '甲', place: `第 ${index + 1} 行` }) as const
    const { runs } = recognise({
      file: 'log.txt',
      blocks: Array.from({ length: 130_000 }, (_, at) => line(at)),
    })
    expect(runs.at(-1)?.place).toBe('第 130000 行')
  }, 30_000)

  test('an archive that unpacks to more than any form is not opened', async () => {
    const zeros = new Uint8Array(210_000_000)
    expect(await refusalOf(zipSync({ 'word/document.xml': zeros }, { level: 1 }))).toContain('大得不正常')
  })
})

describe('what is not read is refused by its name, with the way to mend it', () => {
  const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
  const compound = (stream: string) => {
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, stream, Buffer.alloc(5000))
    return Uint8Array.from(Buffer.from(CFB.write(container, { type: 'array' })))
  }
  test.each([
    ['an empty file', new Uint8Array(), '文件是空的'],
    ['RTF', '{\\rtf1\\ansi\\ansicpg936 绩效目标表}', '这是 RTF 文件'],
    ['OFD', zipSync({ 'OFD.xml': strToU8('<ofd:OFD/>') }), '这是 OFD 版式文件'],
    ['OpenDocument', zipSync({ 'content.xml': strToU8('<office/>') }), '这是 OpenDocument 文件'],
    ['an archive without a document', zipSync({ '图.png': strToU8('\0\x01x') }), '压缩包里没有能读的文件'],
    ['an Office file with a password', compound('EncryptedPackage'), '文件加了密码，打不开'],
    ['slides', compound('PowerPoint Document'), '这是演示文稿'],
    ['slides of today', zipSync({ 'ppt/slides/slide1.xml': strToU8('<a/>') }), '这是演示文稿'],
    [
      'Word’s XML',
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
      '这是 Word 的 XML 文件',
    ],
    ['another archive', latin1('7z\xbc\xaf\x27\x1c\0\x04'), '这是压缩包，不是 .zip 的'],
    ['a picture', latin1('\x89PNG\r\n\x1a\n\0\0'), '这是图片，文字读不出来'],
    ['another program’s file', compound('VisioDocument'), '认不出这是什么文件'],
    ['a program', Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), '认不出这是什么文件'],
  ])('%s', async (_, bytes, message) => {
    expect(await refusalOf(bytes)).toContain(message)
  })

  test('a PDF with a password', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'locked-'))
    const [open, locked] = [join(folder, 'open.pdf'), join(folder, 'locked.pdf')]
    writeFileSync(open, fixture('form.pdf'))
    execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', open, locked])
    expect(await refusalOf(readFileSync(locked))).toBe('文件加了密码，打不开')
  })
})
