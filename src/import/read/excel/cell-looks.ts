import type { Align } from '../../../model/grid.ts'
import { childAt, type Element, elementsIn, parseXml, valueAt } from '../parse-xml.ts'
import { isWhite, type Look, type Notice, runText, smallestSize } from '../run-text.ts'

/** How the text of each cell looks, by its address: `B7`; cells of usual fonts are left out. */
export type CellLooks = ReadonlyMap<string, Look>

/** Reads how a sheet's cells look (ECMA-376-1, 18.8): the font and the fill of the format that each cell has. */
export function cellLooks(styles: Element | undefined, sheet: string): CellLooks {
  const sheetStyles = childAt(styles, 'styleSheet')
  const fonts = elementsIn(childAt(sheetStyles, 'fonts'), 'font')
  const fills = elementsIn(childAt(sheetStyles, 'fills'), 'fill')
  const formats = elementsIn(childAt(sheetStyles, 'cellXfs'), 'xf').map(({ attributes }) =>
    lookOfFont(fonts[Number(attributes.fontId)], isFilled(fills[Number(attributes.fillId)])),
  )
  return ofCells(
    formats.map((look) => (isUnusual(look) ? look : undefined)),
    sheet,
  )
}

/** Where the text of each cell stands, by its address; left out where nothing is said. */
export type CellAligns = ReadonlyMap<string, Align>

/** Reads where the text of a sheet's cells stands (18.8.1). */
export function cellAligns(styles: Element | undefined, sheet: string): CellAligns {
  const formats = elementsIn(childAt(styles, 'styleSheet', 'cellXfs'), 'xf')
  return ofCells(
    formats.map((format) => alignments[childAt(format, 'alignment')?.attributes.horizontal ?? '']),
    sheet,
  )
}

const alignments: Readonly<Record<string, Align>> = {
  left: 'left',
  center: 'center',
  centerContinuous: 'center',
  right: 'right',
}

/** What the formats of a sheet's cells say, by the cells' addresses. */
function ofCells<T>(formats: readonly (T | undefined)[], sheet: string): Map<string, T> {
  if (formats.every((format) => format === undefined)) return new Map()
  const cells = sheet.matchAll(/<c\s([^>]*)>/g)
  return new Map(
    [...cells].flatMap(([, attributes = '']) => {
      const [address, format] = ['r', 's'].map(
        (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1],
      )
      const said = formats[Number(format ?? 0)]
      return address && said !== undefined ? [[address, said] as const] : []
    }),
  )
}

function isUnusual({ isStruck, isFaint, shift }: Look): boolean {
  return Boolean(isStruck || isFaint || shift)
}

/** Of a `font` of a cell, or the `rPr` of a run in it. */
function lookOfFont(font: Element | undefined, isShaded: boolean): Look {
  const strike = childAt(font, 'strike')
  const shift = valueAt(font, 'vertAlign')
  const colour = childAt(font, 'color')?.attributes.rgb ?? ''
  return {
    isStruck: strike !== undefined && !['0', 'false'].includes(strike.attributes.val ?? ''),
    isFaint: Number(valueAt(font, 'sz') ?? 11) <= smallestSize || (!isShaded && isWhite(colour.slice(-6))),
    shift: shift === 'superscript' ? 'raised' : shift === 'subscript' ? 'lowered' : undefined,
  }
}

function isFilled(fill: Element | undefined): boolean {
  const pattern = childAt(fill, 'patternFill')
  const colour = childAt(pattern, 'fgColor')?.attributes
  return (
    !['none', undefined].includes(pattern?.attributes.patternType) && !isWhite(colour?.rgb?.slice(-6) ?? '')
  )
}

/** The text of a cell whose parts look different, from the `r` elements that the workbook has for it. */
export function richText(runs: string, notice: Notice): string {
  return elementsIn(childAt(parseXml(`<cell>${runs}</cell>`), 'cell'), 'r')
    .map((run) => {
      const text = childAt(run, 't')?.children.join('') ?? ''
      return runText(text, lookOfFont(childAt(run, 'rPr'), true), notice)
    })
    .join('')
}
