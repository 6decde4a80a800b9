import type writeExcelFile from 'write-excel-file/node'
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings as insert,
  sanitizeTextContent,
  getSelfClosingTagMarkup as tag,
} from 'write-excel-file/utility'
import { printedHeight, type Sheet } from './excel-style.ts'

/** An extension of the writer, which gives the type no name. */
type Options = NonNullable<Parameters<typeof writeExcelFile>[1]>
type Feature = NonNullable<Options['features']>[number]

const sheetFile = 'xl/worksheets/sheet{id}.xml'
const inch = 25.4
/** A sheet that is no taller than this many pages is made smaller, so that no page has but a row or two. */
const mostShrunk = 1.15

/**
 * What the writer has no options for: height of rows, a page of A4 on which the sheet is one page wide, its margins and
 * number, rows printed again at the top of each page, and no warnings about numbers that are text.
 */
export function printSetup(sheets: readonly Sheet[]): Feature {
  const sheetOf = (index: number) => sheets[index]
  return {
    files: {
      transform: {
        [sheetFile]: {
          transformElementAttributes: (name, attributes, index, _, { sheetIndex }) => {
            const height = name === 'row' ? sheetOf(sheetIndex)?.heights[index ?? -1] : undefined
            return height === undefined ? attributes : { ...attributes, ht: height, customHeight: 1 }
          },
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheetOf(sheetIndex)
            return sheet ? setUp(xml, sheet) : xml
          },
        },
        'xl/workbook.xml': { transform: (xml) => nameRepeated(xml, sheets) },
      },
    },
  }
}

/** The elements of a worksheet that say how it is printed (ECMA-376-1, 18.3.1). */
function setUp(xml: string, { rows, heights, columns, landscape, margin }: Sheet): string {
  const { top, bottom, left, right, footer } = margin
  const margins = { left, right, top, bottom, header: footer, footer }
  const height = heights.reduce((sum, one) => sum + one, 0)
  const all = `A1:${getCellAddress(rows.length - 1, columns.length - 1)}`
  return [
    `<sheetPr>${tag('pageSetUpPr', { fitToPage: 1 })}</sheetPr>`,
    tag('printOptions', { horizontalCentered: 1 }),
    tag('pageMargins', Object.fromEntries(Object.entries(margins).map(([side, mm]) => [side, inches(mm)]))),
    tag('pageSetup', {
      paperSize: 9,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToWidth: 1,
      fitToHeight: height < mostShrunk * printedHeight(landscape, margin) ? 1 : 0,
    }),
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>',
    `<ignoredErrors>${tag('ignoredError', { sqref: all, numberStoredAsText: 1 })}</ignoredErrors>`,
  ].reduce((text, element) => insert(text, element, orderOf(sheetFile, 'worksheet'), 'worksheet'), xml)
}

function inches(millimetres: number): number {
  return Math.round((millimetres / inch) * 1000) / 1000
}

function nameRepeated(xml: string, sheets: readonly Sheet[]): string {
  return sheets.reduce((text, { name, repeated }, index) => {
    if (!repeated) return text
    const rows = `'${name.replaceAll("'", "''")}'!$${repeated.first + 1}:$${repeated.last + 1}`
    const attributes = `name="_xlnm.Print_Titles" localSheetId="${index}"`
    const element = `<definedName ${attributes}>${sanitizeTextContent(rows)}</definedName>`
    return insert(text, element, ['definedName'], 'definedNames', 'workbook')
  }, xml)
}

function orderOf(...path: Parameters<typeof getOrderOfSiblings>): string[] {
  return getOrderOfSiblings(...path) ?? []
}
