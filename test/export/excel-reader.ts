import { findAll, type Node, readPart } from './xml.ts'

export interface ExcelCell {
  text: string
  row: number
  column: number
  rowSpan: number
  colSpan: number
}

/** A sheet of an Excel file, read without the library that wrote it. Rows and columns are 0-based, heights in points. */
export interface ExcelSheet {
  name: string
  cells: ExcelCell[]
  heights: number[]
  /** Names of what cells hold beyond strings: numbers, formulas. */
  others: string[]
  xml: Node
}

export function readExcel(file: Uint8Array): ExcelSheet[] {
  const strings = findAll(readPart(file, 'xl/sharedStrings.xml'), 'si').map((node) => stringOf(node))
  const targets = new Map(
    findAll(readPart(file, 'xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  )
  return findAll(readPart(file, 'xl/workbook.xml'), 'sheet').map(({ attributes }) => {
    const xml = readPart(file, `xl/${targets.get(attributes.id ?? '')}`)
    return { name: attributes.name ?? '', xml, ...readSheet(xml, strings) }
  })
}

/** Its text with escaped characters as themselves (ECMA-376-1, 22.9.2.19). */
function stringOf(node: Node): string {
  const text = findAll(node, 't')
    .flatMap(({ children }) => children.map((child) => child.text))
    .join('')
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Every cell that no merged one covers. */
function readSheet(xml: Node, strings: readonly string[]): Omit<ExcelSheet, 'name' | 'xml'> {
  const rows = findAll(xml, 'row')
  const merges = findAll(xml, 'mergeCell').map(({ attributes }) => areaOf(attributes.ref ?? ''))
  const cells = findAll(xml, 'c').flatMap((node): ExcelCell[] => {
    const { row, column } = areaOf(node.attributes.r ?? '')
    const merged = merges.find(
      (area) =>
        area.row <= row &&
        row < area.row + area.rowSpan &&
        area.column <= column &&
        column < area.column + area.colSpan,
    )
    if (merged && (merged.row !== row || merged.column !== column)) return []
    const value = findAll(node, 'v')[0]?.children[0]?.text
    const text = value === undefined ? '' : (strings[Number(value)] ?? `no string ${value}`)
    return [{ text, row, column, rowSpan: 1, colSpan: 1, ...merged }]
  })
  return {
    cells,
    heights: rows.map(({ attributes }) => Number(attributes.ht)),
    others: [
      ...findAll(xml, 'f').map(({ name }) => name),
      ...findAll(xml, 'c').flatMap(({ attributes, children }) =>
        children.length > 0 && attributes.t !== 's' ? [attributes.t ?? 'n'] : [],
      ),
    ],
  }
}

/** `B2:C4` as its place and spans. */
function areaOf(reference: string): Omit<ExcelCell, 'text'> {
  const [first = '', last = first] = reference.split(':')
  const [top, left] = placeOf(first)
  const [bottom, right] = placeOf(last)
  return { row: top, column: left, rowSpan: bottom - top + 1, colSpan: right - left + 1 }
}

function placeOf(address: string): [number, number] {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(digits) - 1, column - 1]
}
