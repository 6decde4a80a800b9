import type { DefaultTreeAdapterTypes } from 'parse5'
import { type Notice, shifted } from '../run-text.ts'
import { fraction } from '../word/equation.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** An equation of a page (MathML) on one line, as those of Word; what has no such writing is taken note of. */
export function mathText(math: Element, notice: Notice): string {
  const write = (node: Node | undefined): string => {
    if (!node) return ''
    if ('value' in node) return node.value.replace(/\s+/g, ' ').trim()
    if (!('childNodes' in node)) return ''
    const parts = node.childNodes.filter((child) => 'tagName' in child)
    const shape = 'tagName' in node ? shapes[node.tagName] : undefined
    if (shape) return shape(parts, write)
    if ('tagName' in node && drawn.has(node.tagName)) {
      const text = parts.map(write).join('；')
      notice('equation', text)
      return text
    }
    return node.childNodes.map(write).join('')
  }
  return write(math)
}

const raise = (text: string) => shifted(text, 'raised', () => {})
const lower = (text: string) => shifted(text, 'lowered', () => {})

/** What stands over, under or beside one another. */
const drawn = new Set(['mtable', 'mover', 'munder', 'munderover', 'mmultiscripts', 'menclose'])

type Shape = (parts: readonly Node[], write: (node: Node | undefined) => string) => string

const shapes: Readonly<Record<string, Shape>> = {
  mfrac: ([above, below], write) => fraction(write(above), write(below)),
  msup: ([base, up], write) => write(base) + raise(write(up)),
  msub: ([base, down], write) => write(base) + lower(write(down)),
  msubsup: ([base, down, up], write) => write(base) + lower(write(down)) + raise(write(up)),
  msqrt: (parts, write) => `√(${parts.map(write).join('')})`,
  mroot: ([base, degree], write) => `${write(degree)}次√(${write(base)})`,
  /** The first of them is the equation, the others are its source. */
  semantics: ([shown], write) => write(shown),
  annotation: () => '',
  'annotation-xml': () => '',
  mphantom: () => '',
}
