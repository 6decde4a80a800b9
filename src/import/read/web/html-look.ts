import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Align } from '../../../model/grid.ts'
import type { PartKind } from '../../document-parts.ts'
import { isWhite, type Look, smallestSize } from '../run-text.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const struck = new Set(['del', 's', 'strike'])
const shifts: Readonly<Record<string, Look['shift']>> = { sup: 'raised', super: 'raised', sub: 'lowered' }

/** How an element's own name and style make its text look; what it takes from those around it is not in it. */
export function lookOf(element: Element): Look {
  return {
    isHidden: isHidden(element),
    isStruck:
      struck.has(element.tagName) ||
      /line-through/.test(propertyOf(element, 'text-decoration(?:-line)?') ?? ''),
    shift: shiftOf(element),
  }
}

/** Whether an element is raised or lowered beside the line; cells and pictures have another vertical alignment. */
function shiftOf(element: Element): Look['shift'] {
  if (shifts[element.tagName]) return shifts[element.tagName]
  if (!inline.has(element.tagName)) return undefined
  const said = propertyOf(element, 'vertical-align') ?? ''
  const raise = Number.parseFloat(propertyOf(element, 'mso-text-raise') ?? said)
  return shifts[said] ?? (raise > 0 ? 'raised' : raise < 0 ? 'lowered' : undefined)
}

const inline = new Set(['span', 'font', 'small', 'b', 'i', 'em', 'strong', 'a'])

export function isHidden(element: Element): boolean {
  const style = attributeOf(element, 'style') ?? ''
  return (
    attributeOf(element, 'hidden') !== undefined ||
    /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i.test(style) ||
    /(?:^|;)\s*opacity:\s*0?(?:\.0+)?\s*(?:;|!|$)|(?:left|right|top|text-indent):\s*-\d{4}/i.test(style) ||
    (element.tagName === 'option' && !isChosen(element))
  )
}

/** Whether a list of choices shows this one: the one that is chosen, else the first. */
function isChosen(option: Element): boolean {
  const own = option.parentNode?.childNodes ?? []
  const all = own.filter((node): node is Element => 'tagName' in node && node.tagName === 'option')
  const chosen = all.findLast((one) => attributeOf(one, 'selected') !== undefined) ?? all[0]
  return chosen === undefined || chosen === option
}

/** Whether a text is white on white, or too small to be seen, by the styles of the elements around it. */
export function isFaint(text: Node): boolean {
  const around = elementsAround(text)
  const colour = firstOf(around, (one) => propertyOf(one, 'color') ?? attributeOf(one, 'color'))
  const size = firstOf(around, (one) => propertyOf(one, 'font-size'))
  const [, number = '', unit = ''] = /^([\d.]+)(pt|px)?$/.exec(size ?? '') ?? []
  if (number !== '' && (unit !== '' || Number(number) === 0) && Number(number) <= smallestSize) return true
  return isWhite(colour ?? '') && !around.some(isShade)
}

function isShade(element: Element): boolean {
  const back = propertyOf(element, 'background(?:-color)?') ?? attributeOf(element, 'bgcolor') ?? ''
  return back !== '' && !isWhite(back) && !/^(none|transparent|inherit|initial)/i.test(back)
}

function elementsAround(node: Node): Element[] {
  const parent = 'parentNode' in node ? node.parentNode : null
  return parent && 'tagName' in parent ? [parent, ...elementsAround(parent)] : []
}

function firstOf(elements: readonly Element[], value: (element: Element) => string | undefined) {
  for (const element of elements) {
    const found = value(element)
    if (found !== undefined) return found
  }
  return undefined
}

/** Narrower or lower pictures are signs and lines, in pixels. */
const smallest = { width: 200, height: 100 }

/** A picture, or something else that is embedded and not read; undefined for an element of text. */
export function drawnPart(element: Element): { kind: PartKind; says: string } | undefined {
  const says = ['alt', 'title', 'src', 'data'].map((name) => attributeOf(element, name)).find(Boolean) ?? ''
  const name = says.startsWith('data:') ? '' : says
  if (['iframe', 'object', 'embed'].includes(element.tagName)) return { kind: 'object', says: name }
  if (element.tagName !== 'img') return undefined
  const isSmall = (['width', 'height'] as const).some((side) => {
    const said = attributeOf(element, side) ?? propertyOf(element, side)
    return said !== undefined && Number.parseFloat(said) < smallest[side]
  })
  return { kind: isSmall ? 'icon' : 'picture', says: name }
}

/** What an element's own style says of a property; the last where it says so twice. */
function propertyOf(element: Element, name: string): string | undefined {
  const found = (attributeOf(element, 'style') ?? '').matchAll(
    new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, 'gi'),
  )
  return [...found].at(-1)?.[1]?.trim()
}

/** How wide a cell is, and where its text stands, as far as it says so itself; widths in pixels or per cent alone. */
export function placeOf(cell: Element): { width?: number; align?: Align } {
  const said = attributeOf(cell, 'width') ?? propertyOf(cell, 'width') ?? ''
  const [, number = '', unit = ''] = /^([\d.]+)(px|pt|%)?$/.exec(said.trim()) ?? []
  const width = Number(number) * (unit === 'pt' ? 4 / 3 : 1)
  const align = (propertyOf(cell, 'text-align') ?? attributeOf(cell, 'align') ?? '').toLowerCase()
  const isAlign = align === 'left' || align === 'center' || align === 'right'
  return { ...(width > 0 && { width }), ...(isAlign && { align }) }
}

export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((item) => item.name === name)?.value
}
