import { type Zippable, zipSync } from 'fflate'
import { zipEntryTime } from '../model/zip-entry-time.ts'
import { type FaceName, face } from '../pdf/face.ts'
import { fontFile } from '../pdf/font-file.ts'
import type { Layout } from '../pdf/write-pdf.ts'
import { attachmentsFile, documentFile, entryFile, gotoAction, places, resourcesFile } from './document.ts'
import { newFont, type OfdFont } from './font.ts'
import { pageFile, type WrittenText } from './page-file.ts'
import { tagFile, tagsFile } from './tags.ts'

/**
 * Writes a layout as OFD (GB/T 33190—2016), the format of Chinese archives: the twin of its PDF, with the same places of all
 * texts and rules, its fonts and records inside. The same layout gives the same bytes.
 * @param about what it is about, by name, such as 项目 → 法律援助: for programs that file it
 */
export function writeOfd(layout: Layout, about: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  let lastId = 0
  const newId = () => ++lastId
  const fonts = new Map<FaceName, OfdFont>()
  const pageIds = layout.pages.map(newId)
  const texts: WrittenText[] = []
  const pages = layout.pages.map((page, index) =>
    pageFile(page, pageIds[index] ?? 0, {
      newId,
      fontId(name, text) {
        const font = fonts.get(name) ?? newFont(name, newId())
        fonts.set(name, font)
        for (const character of text) font.characters.add(character)
        return font.id
      },
      destination: (anchor) => destination(layout, pageIds, anchor),
      onText: (text) => texts.push(text),
    }),
  )
  const files: Zippable = {
    [places.entry]: entryFile(layout, about),
    [places.document]: documentFile(layout, pageIds, lastId),
    [places.resources]: resourcesFile([...fonts.values()]),
    ...Object.fromEntries(pages.map((page, index) => [places.page(index), page])),
    ...Object.fromEntries(
      [...fonts.values()].map((font) => [places.font(font.id), fontFile(face(font.name), font.characters)]),
    ),
    [places.tags]: tagsFile(),
    [places.tag]: tagFile({ 标题: layout.title, ...about }, texts),
    ...(layout.attachments.length > 0 && {
      [places.attachments]: attachmentsFile(layout.attachments, layout),
    }),
    ...Object.fromEntries(layout.attachments.map(({ name, bytes }) => [places.attachment(name), bytes])),
  }
  return zipSync(files, { mtime: zipEntryTime })
}

function destination(layout: Layout, pageIds: readonly number[], anchor: string): string | undefined {
  for (const [index, page] of layout.pages.entries()) {
    const place = page.anchors.find(({ name }) => name === anchor)
    if (place) return gotoAction(pageIds[index] ?? 0, place.y)
  }
  return undefined
}
