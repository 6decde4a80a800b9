import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { zipEntryTime } from '../model/zip-entry-time.ts'

/**
 * Gives a Word file's entries and properties fixed dates in place of the clock's, and numbers its bookmarks from 1,
 * which the library does once for all files of a run: same content, same bytes.
 * @param date what `docProps/core.xml` says of when it was made and changed
 */
export function fixBytes(file: Uint8Array, date: Date): Uint8Array {
  const entries = unzipSync(file)
  const properties = entries['docProps/core.xml']
  if (properties)
    entries['docProps/core.xml'] = strToU8(
      strFromU8(properties).replace(
        /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
        (_, tag: string) => `${tag}${date.toISOString().slice(0, 19)}Z`,
      ),
    )
  const body = entries['word/document.xml']
  if (body) entries['word/document.xml'] = strToU8(numberBookmarks(strFromU8(body)))
  return zipSync(entries, { mtime: zipEntryTime })
}

/** Quotation marks in text are written `&quot;`, so that only attributes match. */
function numberBookmarks(xml: string): string {
  const names = new Map<string, number>()
  const ids = new Map<string, number>()
  const renumber = (numbers: Map<string, number>, old: string) => {
    const number = numbers.get(old) ?? numbers.size + 1
    numbers.set(old, number)
    return number
  }
  return xml
    .replace(/(?<=w:(?:name|anchor)="_Toc|<w:instrText[^>]*>PAGEREF _Toc)\d+/g, (old) =>
      String(renumber(names, old)),
    )
    .replace(/(?<=<w:bookmark(?:Start|End)[^>]* w:id=")\d+(?=")/g, (old) => String(renumber(ids, old)))
}
