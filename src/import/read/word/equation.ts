import { shifted } from '../run-text.ts'
import { childAt, type Element, elementsIn } from '../xml.ts'

/** What stands for a part of an equation. */
type Write = (part: Element | undefined) => string

/**
 * An equation of Office (ECMA-376-1, 22.1) on one line: `a/b`, `x²`, `√(x)`. A part of more than one sign is put
 * between parentheses where it would otherwise read as another equation.
 * @param runText what a run of text says
 */
export function equationText(equation: Element, runText: (run: Element) => string): string {
  const write: Write = (part) =>
    elementsIn(part)
      .map((child) => {
        const shape = shapes[child.name]
        if (child.name === 'r') return runText(child)
        if (child.name.endsWith('Pr')) return ''
        return shape ? shape(child, write) : write(child)
      })
      .join('')
  return write(equation)
}

const shapes: Readonly<Record<string, (part: Element, write: Write) => string>> = {
  f: (part, write) => `${term(write(childAt(part, 'num')))}/${term(write(childAt(part, 'den')))}`,
  sSup: (part, write) => term(write(childAt(part, 'e'))) + raise(write(childAt(part, 'sup'))),
  sSub: (part, write) => term(write(childAt(part, 'e'))) + lower(write(childAt(part, 'sub'))),
  sSubSup: (part, write) =>
    term(write(childAt(part, 'e'))) + lower(write(childAt(part, 'sub'))) + raise(write(childAt(part, 'sup'))),
  rad: (part, write) => {
    const degree = write(childAt(part, 'deg'))
    return `${degree === '' ? '' : `${degree}次`}√(${write(childAt(part, 'e'))})`
  },
  d: (part, write) => {
    const sign = (name: string, usual: string) => childAt(part, 'dPr', name)?.attributes.val ?? usual
    const inner = elementsIn(part, 'e').map(write).join(sign('sepChr', '|'))
    return `${sign('begChr', '(')}${inner}${sign('endChr', ')')}`
  },
  nary: (part, write) => {
    const sign = childAt(part, 'naryPr', 'chr')?.attributes.val ?? '∫'
    const [from, to] = [write(childAt(part, 'sub')), write(childAt(part, 'sup'))]
    return `${sign}${from ? `_(${from})` : ''}${to ? `^(${to})` : ''}(${write(childAt(part, 'e'))})`
  },
}

const raise = (text: string) => shifted(text, 'raised', () => {})
const lower = (text: string) => shifted(text, 'lowered', () => {})

/** A part of an equation as one operand. */
function term(text: string): string {
  return /[\s+\-−×÷*/=＋－＝∑√^_]/.test(text) && !/^\([^()]*\)$/.test(text) ? `(${text})` : text
}
