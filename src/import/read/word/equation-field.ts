import { type Notice, shifted } from '../run-text.ts'
import { fraction } from './equation.ts'

/*
 * Equations of Word before 2007: fields whose code says what Word draws (ECMA-376-1, 17.16.5.17), such as `EQ \\f(满意人数,总人数)`.
 */

export function isEquation(code: string): boolean {
  return /^\s*EQ\s/i.test(code)
}

/** An equation's code on one line; a part that has no such writing is taken note of. */
export function equationOfField(code: string, notice: Notice): string {
  const text = written(code.replace(/^\s*EQ\s+/i, ''), notice)
  return text.trim()
}

/** A switch of one letter, its options, and what stands in its parentheses. */
const opening = /\\([abdfilorsx])((?:\s*\\[a-z]{2}\d*(?:\([^()]*\))?)*)\s*\(/i

function written(code: string, notice: Notice): string {
  const found = opening.exec(code)
  if (!found) return plain(code)
  const [whole, letter = '', options = ''] = found
  const start = found.index + whole.length
  const end = closing(code, start)
  const parts = argumentsIn(code.slice(start, end)).map((part) => written(part, notice))
  const inner = part(letter.toLowerCase(), options, parts, notice)
  return plain(code.slice(0, found.index)) + inner + written(code.slice(end + 1), notice)
}

function part(letter: string, options: string, parts: readonly string[], notice: Notice): string {
  const [first = '', second = ''] = parts
  if (letter === 'f') return fraction(first, second)
  if (letter === 'r') return parts.length > 1 ? `${first}次√(${second})` : `√(${first})`
  if (letter === 'b') return `(${parts.join('，')})`
  if (letter === 'l') return parts.join('，')
  if (letter === 's') return shifted(first, /\\do/i.test(options) ? 'lowered' : 'raised', notice)
  const ring = letter === 'o' ? circled(parts) : undefined
  const text = ring ?? parts.join('；')
  if (ring === undefined && letter !== 'x') notice('equation', text)
  return text
}

/** A number drawn over a ring: ①. */
function circled(parts: readonly string[]): string | undefined {
  const [number] = parts.filter((one) => /^([1-9]|1\d|20)$/.test(one))
  return parts.some((one) => /[○〇◯]/.test(one)) && number
    ? String.fromCodePoint(0x245f + Number(number))
    : undefined
}

/** Where the parenthesis closes; at the end where it does not. */
function closing(code: string, start: number): number {
  let depth = 1
  for (let at = start; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === '(') depth++
    else if (code[at] === ')' && --depth === 0) return at
  }
  return code.length
}

/** The arguments between commas or semicolons, which may stand in parentheses of their own. */
function argumentsIn(code: string): string[] {
  const parts = ['']
  let depth = 0
  for (const character of code) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0
    if (depth === 0 && /[,;，；]/.test(character)) parts.push('')
    else parts.push((parts.pop() ?? '') + character)
  }
  return parts
}

function plain(code: string): string {
  return code.replace(/\\([(),\\])/g, '$1')
}
