import { XMLParser } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'

/*
 * A reader of OFD of our own, from the standard, not from the writer: it opens the file, follows locations from the entry, and
 * draws pages as SVG with the embedded fonts alone.
 */

/** An element as it was read: children in their order. */
export interface Node {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Node[]
  text: string
}

/** The files of an OFD by their place. */
export type Files = Readonly<Record<string, Uint8Array>>

export function unpack(ofd: Uint8Array): Files {
  return unzipSync(ofd)
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  removeNSPrefix: true,
})

/** Reads one of the XML files. */
export function readXml(files: Files, place: string): Node {
  const bytes = files[place]
  if (!bytes) throw new Error(`nothing stands at ${place}`)
  const parsed: unknown = parser.parse(strFromU8(bytes))
  const root = nodesOf(parsed).find(({ name }) => name !== '?xml')
  if (!root) throw new Error(`${place} has no root`)
  return root
}

function nodesOf(parsed: unknown): Node[] {
  if (!Array.isArray(parsed)) return []
  return parsed.flatMap((entry: Record<string, unknown>) => {
    const name = Object.keys(entry).find((key) => key !== ':@')
    if (name === undefined || name === '#text') return []
    const content = entry[name]
    const text = Array.isArray(content)
      ? content
          .flatMap((one: Record<string, unknown>) => ('#text' in one ? [String(one['#text'])] : []))
          .join('')
      : ''
    const attributes: Record<string, string> = {}
    for (const [key, value] of Object.entries(entry[':@'] ?? {})) attributes[key] = String(value)
    return [{ name, attributes, children: nodesOf(content), text }]
  })
}

/** The children of that name, further down by further names. */
export function find(node: Node, ...path: string[]): Node[] {
  return path.reduce<Node[]>(
    (nodes, name) => nodes.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [node],
  )
}

export function the(node: Node, ...path: string[]): Node {
  const [only] = find(node, ...path)
  if (!only) throw new Error(`${node.name} has no ${path.join('/')}`)
  return only
}

/** A location, from the root of the file or from the folder of the file that names it. */
export function locate(location: string, from: string): string {
  if (location.startsWith('/')) return location.slice(1)
  return from.includes('/') ? `${from.slice(0, from.lastIndexOf('/'))}/${location}` : location
}

/** Where the pages stand, in order. */
export function pagePlaces(files: Files): string[] {
  const root = locate(the(readXml(files, 'OFD.xml'), 'DocBody', 'DocRoot').text, 'OFD.xml')
  return find(readXml(files, root), 'Pages', 'Page').map(({ attributes }) =>
    locate(attributes.BaseLoc ?? '', root),
  )
}

/** The pages as SVG, and the style that brings the embedded fonts. */
export function draw(ofd: Uint8Array): { pages: string[]; style: string; fonts: string[] } {
  const files = unpack(ofd)
  const root = locate(the(readXml(files, 'OFD.xml'), 'DocBody', 'DocRoot').text, 'OFD.xml')
  const resources = locate(the(readXml(files, root), 'CommonData', 'PublicRes').text, root)
  const fonts = find(readXml(files, resources), 'Fonts', 'Font').map((font) => {
    const file = files[locate(the(font, 'FontFile').text, resources)]
    if (!file) throw new Error('a font has no file')
    return { family: `font-${font.attributes.ID}`, data: Buffer.from(file).toString('base64') }
  })
  const style = fonts
    .map(({ family, data }) => `@font-face{font-family:${family};src:url(data:font/ttf;base64,${data})}`)
    .join('\n')
  const pages = pagePlaces(files).map((place) => drawPage(readXml(files, place)))
  return { pages, style, fonts: fonts.map(({ family }) => family) }
}

function numbers(list = ''): number[] {
  return list
    .split(' ')
    .filter((part) => part !== '')
    .map(Number)
}

function drawPage(page: Node): string {
  const [, , width, height] = numbers(the(page, 'Area', 'PhysicalBox').text)
  const objects = find(page, 'Content', 'Layer').flatMap(({ children }) => children)
  const drawn = objects.map((object) => (object.name === 'TextObject' ? drawText(object) : drawPath(object)))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}mm" height="${height}mm">${drawn.join('')}</svg>`
}

function drawText(object: Node): string {
  const [left = 0, top = 0] = numbers(object.attributes.Boundary)
  const code = the(object, 'TextCode')
  const { X = '0', Y = '0', DeltaX = '' } = code.attributes
  const characters = [...code.text]
  let x = left + Number(X)
  const places = [x]
  for (const delta of expand(DeltaX)) {
    x += delta
    places.push(x)
  }
  if (places.length !== characters.length)
    throw new Error(`“${code.text}” has ${characters.length} characters and ${places.length} places`)
  const text = code.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text xml:space="preserve" font-family="font-${object.attributes.Font}, none" font-size="${object.attributes.Size}" x="${places.join(' ')}" y="${top + Number(Y)}">${text}</text>`
}

/** `g 3 5.2 4` is three times 5.2, then 4. */
function expand(deltas: string): number[] {
  const parts = deltas.split(' ').filter((part) => part !== '')
  const expanded: number[] = []
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === 'g') {
      const value = Number(parts[at + 2])
      expanded.push(...Array.from({ length: Number(parts[at + 1]) }, () => value))
      at += 2
    } else expanded.push(Number(parts[at]))
  }
  return expanded
}

function drawPath(object: Node): string {
  const [left = 0, top = 0] = numbers(object.attributes.Boundary)
  const data = the(object, 'AbbreviatedData').text.replaceAll('C', 'Z')
  const { Stroke = 'true', Fill = 'false', LineWidth = '0.353', Cap = 'Butt' } = object.attributes
  return `<path transform="translate(${left} ${top})" d="${data}" fill="${Fill === 'true' ? 'black' : 'none'}" stroke="${Stroke === 'true' ? 'black' : 'none'}" stroke-width="${LineWidth}" stroke-linecap="${Cap.toLowerCase()}"/>`
}
