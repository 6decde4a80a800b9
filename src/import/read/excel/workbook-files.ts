import { posix } from 'node:path'
import type { SourcePart } from '../../document-parts.ts'
import { childAt, type Element, elementsBelow, elementsIn, parseXml } from '../parse-xml.ts'
import { relationsIn, relationsPath } from '../relations.ts'
import { decodeText } from '../text/decode-text.ts'
import { type CellAligns, type CellLooks, cellAligns, cellLooks } from './cell-looks.ts'

/** What the files of a workbook say of a sheet that its cells do not. */
export interface SheetFile {
  looks: CellLooks
  aligns: CellAligns
  parts: SourcePart[]
}

/**
 * Reads the files of an `.xlsx` beside its cells (ECMA-376-1, 18): fonts, pictures, charts and embedded objects.
 * @returns by the sheet's name
 */
export function sheetFiles(files: ReadonlyMap<string, Uint8Array>): Map<string, SheetFile> {
  const xml = (path: string): Element | undefined => {
    const bytes = files.get(path)
    return bytes && parseXml(decodeText(bytes))
  }
  const related = (path: string) => relationsIn(xml(relationsPath(path)), posix.dirname(path))
  const book = 'xl/workbook.xml'
  const relations = related(book)
  const styles = xml(relations.find(({ type }) => type === 'styles')?.target ?? '')
  const sheets = elementsIn(childAt(xml(book), 'workbook', 'sheets'), 'sheet')
  return new Map(
    sheets.map(({ attributes: { name = '', 'r:id': id } }) => {
      const path = relations.find((relation) => relation.id === id)?.target ?? ''
      const bytes = files.get(path)
      const place = `工作表“${name}”`
      const parts = related(path).flatMap(({ type, target }): SourcePart[] => {
        if (type === 'oleObject' || type === 'package')
          return [{ kind: 'object', place, fate: 'unread', says: posix.basename(target) }]
        return type === 'drawing' ? drawnParts(xml(target), place) : []
      })
      const sheet = bytes ? decodeText(bytes) : ''
      return [name, { looks: cellLooks(styles, sheet), aligns: cellAligns(styles, sheet), parts }]
    }),
  )
}

/** A picture over fewer rows or columns than these is a seal or a sign. */
const smallestPicture = { rows: 4, columns: 2 }

/** What lies on a sheet (20.5): the anchors of its drawing say from which cell to which. */
function drawnParts(drawing: Element | undefined, sheet: string): SourcePart[] {
  const anchors = elementsIn(childAt(drawing, 'wsDr'))
  return anchors.flatMap((anchor): SourcePart[] => {
    const at = (end: string, name: string) =>
      Number(childAt(anchor, end, name)?.children.join('') ?? Number.NaN)
    const place = `${sheet} 第 ${at('from', 'row') + 1} 行起`
    const says = elementsBelow(anchor, 'cNvPr')[0]?.attributes
    const part = (kind: SourcePart['kind']): SourcePart[] => [
      { kind, place, fate: 'unread', says: says?.descr || says?.name || '' },
    ]
    if (elementsBelow(anchor, 'chart').length > 0) return part('chart')
    if (elementsBelow(anchor, 'relIds').length > 0) return part('diagram')
    if (elementsBelow(anchor, 'pic').length === 0) return []
    const isSmall =
      at('to', 'row') - at('from', 'row') < smallestPicture.rows ||
      at('to', 'col') - at('from', 'col') < smallestPicture.columns
    return part(isSmall ? 'icon' : 'picture')
  })
}
