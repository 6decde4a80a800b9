import { SaxesParser } from 'saxes'
import { Damage } from './unreadable.ts'

/** An XML element with what it holds, in order. Names are without prefixes: office formats agree in them. */
export interface Element {
  name: string
  /** By local name; `r:id` and its like keep their prefix. */
  attributes: Readonly<Record<string, string>>
  children: Node[]
}
type Node = Element | string

/** Deeper than any real document nests; walks over a tree may recurse that far. */
const mostDepth = 500

/**
 * Parses XML into a tree. Entities that a document declares itself are not expanded (they are an error).
 * @throws Damage where it is not well-formed or nests too deep
 */
export function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open: Element[] = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw new Damage(error.message)
  })
  parser.on('opentag', ({ name, attributes }) => {
    const entries = Object.entries(attributes).map(([key, value]) => [
      key.startsWith('r:') ? key : localName(key),
      value,
    ])
    const element: Element = { name: localName(name), attributes: Object.fromEntries(entries), children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
    if (open.length > mostDepth) throw new Damage('XML nests too deep')
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const add = (piece: string) => {
    open.at(-1)?.children.push(piece)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text.replace(/^\ufeff/, '')).close()
  return root
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function elementsIn(element: Element | undefined, name?: string): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The element at the end of a path of names, the first of each. */
export function childAt(element: Element | undefined, ...path: string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elementsIn(at, name)[0], element)
}

/** The `val` of such an element, by which WordprocessingML sets most properties. */
export function valueAt(element: Element | undefined, ...path: string[]): string | undefined {
  return childAt(element, ...path)?.attributes.val
}

/** All elements of that name below an element, in document order. */
export function elementsBelow(element: Element, name: string): Element[] {
  return elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name),
  ])
}
