import { read, set_cptable, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { strToU8, zipSync } from 'fflate'
import type { ReadDocument, SourcePart } from '../../document-parts.ts'
import type { SourceBlock } from '../../source.ts'
import { elementsBelow, parseXml } from '../parse-xml.ts'
import { decodeText } from '../text/decode-text.ts'
import { Damage, damaged, withPassword } from '../unreadable.ts'
import { unzip } from '../unzip.ts'
import { knowChineseFormats, showInChinese, withChineseFormats } from './chinese-formats.ts'
import { readSheet } from './read-sheet.ts'
import { type SheetFile, sheetFiles } from './workbook-files.ts'

/** Workbooks of the nineties keep their text in the code page of their country. */
set_cptable(codePages)

/**
 * Reads the visible sheets of a workbook, in order: the sheet's name, then its cells as the sheet displays them.
 * @throws ContentError where it is damaged or has a password
 */
export function readWorkbook(file: string, bytes: Uint8Array): ReadDocument {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const parts = isZip ? unzip(file, bytes, (name) => !name.startsWith('xl/media/')) : undefined
  const workbook = open(file, parts ? packed(parts) : bytes)
  const files = parts ? filesOf(file, parts) : new Map<string, SheetFile>()
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const sheet: WorkSheet | undefined = workbook.Sheets[name]
    if (!sheet) return []
    const read = readSheet(file, name, sheet, files.get(name)?.looks, files.get(name)?.aligns)
    return [
      isHidden
        ? hidden(name, read.blocks)
        : { ...read, parts: [...read.parts, ...(files.get(name)?.parts ?? [])] },
    ]
  })
  const boxes = boxesIn(parts ?? new Map())
  return {
    file,
    blocks: [...sheets.flatMap(({ blocks }) => blocks), ...boxes],
    parts: [
      ...sheets.flatMap((sheet) => sheet.parts),
      ...(boxes.length > 0 ? [{ kind: 'box', place: '工作簿', fate: 'text' } as const] : []),
    ],
  }
}

/** A hidden sheet is not read; one that holds anything is named. */
function hidden(
  name: string,
  blocks: readonly SourceBlock[],
): { blocks: SourceBlock[]; parts: SourcePart[] } {
  const says = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flat().map(({ text }) => text) : [],
  )
  const part: SourcePart = {
    kind: 'sheet',
    place: `隐藏的工作表“${name}”`,
    fate: 'unread',
    says: says.join(' '),
  }
  return { blocks: [], parts: blocks.length > 0 ? [part] : [] }
}

function filesOf(file: string, parts: ReadonlyMap<string, Uint8Array>): Map<string, SheetFile> {
  try {
    return sheetFiles(parts)
  } catch (error) {
    if (!(error instanceof Damage)) throw error
    throw damaged(file, 'Excel 工作簿')
  }
}

/** The parts of a workbook again, its styles with the formats that Chinese Excel has of itself. */
function packed(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const files = [...parts].map(([name, bytes]): [string, Uint8Array] => [
    name,
    /^xl\/(.*\/)?styles\.xml$/i.test(name) ? strToU8(withChineseFormats(decodeText(bytes))) : bytes,
  ])
  return zipSync(Object.fromEntries(files), { level: 0 })
}

function open(file: string, bytes: Uint8Array) {
  try {
    knowChineseFormats()
    const book = read(bytes, {
      type: 'array',
      dense: true,
      // Hidden rows and columns are known only with the styles.
      cellStyles: true,
      cellHTML: false,
      cellNF: true,
      // The short date of Chinese Windows, which cells follow that say nothing else.
      dateNF: 'yyyy/m/d',
    })
    showInChinese(book)
    return book
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw withPassword(file)
    throw damaged(file, 'Excel 工作簿')
  }
}

/** The text boxes that lie on the sheets (ECMA-376-1, 20.5). */
function boxesIn(parts: ReadonlyMap<string, Uint8Array>): SourceBlock[] {
  return [...parts]
    .filter(([name]) => /^xl\/drawings\/[^/]+\.xml$/.test(name))
    .flatMap(([, bytes]) => elementsBelow(parseXml(decodeText(bytes)), 'txBody'))
    .flatMap((body) => elementsBelow(body, 'p'))
    .map((paragraph) =>
      elementsBelow(paragraph, 't')
        .map(({ children }) => children.join(''))
        .join('')
        .trim(),
    )
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text, place: '文本框' }))
}
