import { places } from './document.ts'
import type { WrittenText } from './page-file.ts'
import { element, escapeText, textElement, type Xml, xmlFile } from './xml.ts'

/** Names what the tags mean, as a name only: nothing stands there. */
const namespace = 'urn:mingbiao:tags:1'

/** The list of custom tags. The text of the standard names a `TypeID` (table 63), its schema a `NameSpace` (A.9), as here. */
export function tagsFile(): Uint8Array {
  const tag = element('CustomTag', { NameSpace: namespace }, textElement('FileLoc', `/${places.tag}`))
  return xmlFile('CustomTags', {}, tag)
}

/**
 * What a document is about, each name with its value and with the text objects that print it: programs that file documents
 * look there. A value that is printed in several pieces, or not at all, has none.
 * @param about values by name, such as 项目 → 法律援助
 */
export function tagFile(about: Readonly<Record<string, string>>, texts: readonly WrittenText[]): Uint8Array {
  const entries = Object.entries(about).map(([name, value]) => {
    const printed = texts.find(({ text }) => text.includes(value))
    return tag(name, value, printed)
  })
  const content = `<m:Document xmlns:m="${namespace}" xmlns:ofd="http://www.ofdspec.org/2016">${entries.join('')}</m:Document>`
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${content}\n`)
}

function tag(name: string, value: string, printed: WrittenText | undefined): Xml {
  const reference = printed ? element('ObjectRef', { PageRef: printed.pageId }, String(printed.id)) : ''
  return `<m:${name} Value="${escapeText(value)}">${reference}</m:${name}>`
}
