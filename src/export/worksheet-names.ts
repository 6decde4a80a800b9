import type { FormRecord } from '../content/record.ts'
import { paragraphsOf } from './paragraphs.ts'

/** A sheet's name is no longer than this, and has none of `[]:*?/\`, nor `'` at its ends (Excel, names of sheets). */
const longest = 31
const forbidden = /[[\]:*?/\\']/g

export const textSheetName = '文本'

/** Names for the sheets of records, in their order: `01 法律援助`, `01 法律援助 自评`, `整体支出绩效目标`. No two are the same. */
export function sheetNames(records: readonly FormRecord[]): string[] {
  const taken = new Set([textSheetName])
  return records.map((record) => {
    const kind = record.kind.owner === 'project' ? ` ${record.kind.name}` : ''
    for (let count = 1; ; count++) {
      const end = count === 1 ? kind : `${kind} ${count}`
      const name = shorten(nameOf(record), longest - end.length) + end
      // Programs take names that differ in case alone for the same.
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

function nameOf({ kind, project }: FormRecord): string {
  if (!project) return kind.title
  const { order, name } = project
  return `${String(order).padStart(2, '0')} ${paragraphsOf(name).join(' ').replace(forbidden, fullWidth)}`
}

/** The full-width form of an ASCII sign: `／` for `/`. */
function fullWidth(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}

/** The text cut to a number of UTF-16 units, between characters. */
function shorten(text: string, length: number): string {
  return text
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trim()
}
