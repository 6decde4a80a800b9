import { childAt, type Element, elementsIn } from '../parse-xml.ts'
import { type Notice, shifted } from '../run-text.ts'

/** What stands for a part of an equation. */
type Write = (part: Element | undefined) => string

/**
 * An equation of Office (ECMA-376-1, 22.1) on one line: `a/b`, `x²`, `√(x)`. A part of more than one sign is put
 * between parentheses where it would otherwise read as another equation. What has no such writing, such as a matrix, is taken
 * note of.
 * @param runText what a run of text says
 */
export function equationText(equation: Element, runText: (run: Element) => string, notice: Notice): string {
  const write: Write = (part) =>
    elementsIn(part)
      .map((child) => {
        if (child.name === 'r') return runText(child)
        if (child.name.endsWith('Pr') || isPhantom(child)) return ''
        const shape = shapes[child.name]
        const text = shape ? shape(child, write) : write(child)
        if (drawn.has(child.name) || isStack(child)) notice('equation', text)
        return text
      })
      .join('')
  return write(equation)
}

/** What stands over, under or beside one another, and reads as something else on one line. */
const drawn = new Set(['m', 'eqArr', 'acc', 'bar', 'sPre'])

/** A fraction without its line, as in binomials. */
function isStack(part: Element): boolean {
  return part.name === 'f' && childAt(part, 'fPr', 'type')?.attributes.val === 'noBar'
}

/** What takes its room and is not shown. */
function isPhantom(part: Element): boolean {
  const show = childAt(part, 'phantPr', 'show')
  return part.name === 'phant' && ['0', 'off', 'false'].includes(show?.attributes.val ?? '')
}

const shapes: Readonly<Record<string, (part: Element, write: Write) => string>> = {
  f: (part, write) => {
    const [above, below] = [write(childAt(part, 'num')), write(childAt(part, 'den'))]
    return isStack(part) ? `${above}，${below}` : fraction(above, below)
  },
  m: (part, write) =>
    elementsIn(part, 'mr')
      .map((row) => elementsIn(row, 'e').map(write).join('，'))
      .join('；'),
  eqArr: (part, write) => elementsIn(part, 'e').map(write).join('；'),
  sPre: (part, write) =>
    raise(write(childAt(part, 'sup'))) + lower(write(childAt(part, 'sub'))) + write(childAt(part, 'e')),
  limLow: (part, write) => `${write(childAt(part, 'e'))}_(${write(childAt(part, 'lim'))})`,
  limUpp: (part, write) => `${write(childAt(part, 'e'))}^(${write(childAt(part, 'lim'))})`,
  func: (part, write) => `${write(childAt(part, 'fName'))}(${write(childAt(part, 'e'))})`,
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

/** A fraction on one line. */
export function fraction(above: string, below: string): string {
  return `${term(above)}/${term(below)}`
}

/** A part of an equation as one operand. */
function term(text: string): string {
  return /[\s+\-−×÷*/=＋－＝∑√^_]/.test(text) && !/^\([^()]*\)$/.test(text) ? `(${text})` : text
}
