import { entryLines, type Plain, scalarText } from '../schema/write-record.ts'
import type { Entry, Scalar } from '../text/node.ts'
import { afterColon, type Change, entryEnd, nextLine, nodeEnd } from './extent.ts'

/** A value that is to be changed, and where it stands. */
export interface Place {
  text: string
  entry: Entry
  /** The spaces before its key, or before the first key of the item that it is in. */
  indent: string
  /** Whether it stands in `{ }`. */
  flow: boolean
}

/** Changes a single value to another, in the style in which it is written: quotes stay quotes, `|-` stays `|-`. */
export function editScalar(place: Place, value: Scalar, put: string): Change[] {
  const { text, entry, flow } = place
  const colon = afterColon(text, entry)
  const { written } = value
  if (put === '' || colon === undefined || flow || !fitsLines(put)) return replaceValue(place, put)
  if (written?.style === 'literal' && nextLine(text, colon) < nodeEnd(text, value))
    return [
      {
        start: nextLine(text, colon),
        end: nodeEnd(text, value),
        text: lines(put, ' '.repeat(written.indent)),
      },
    ]
  if (written?.style === 'literal' || written?.style === 'folded') return replaceValue(place, put)
  const start = written?.start ?? colon
  const end = written?.end ?? colon
  const space = written ? '' : ' '
  if (!put.includes('\n')) return [{ start, end, text: space + quote(put, written?.style) }]
  const below = nextLine(text, end)
  return [
    { start, end, text: `${space}|-` },
    { start: below, end: below, text: `${lines(put, `${place.indent}  `)}\n` },
  ]
}

/** Replaces whatever an entry has for a value. */
export function replaceValue(place: Place, put: Plain): Change[] {
  const { text, entry, indent, flow } = place
  const colon = afterColon(text, entry)
  const start = colon ?? entryEnd(text, entry)
  const change = { start, end: entryEnd(text, entry) }
  const mark = colon === undefined ? ':' : ''
  if (put === '') return [{ ...change, text: flow && colon !== undefined ? ' ' : '' }]
  if (flow) return [{ ...change, text: `${mark} ${flowText(put)}` }]
  if (typeof put === 'string' && !fitsLines(put)) return [{ ...change, text: ` ${JSON.stringify(put)}` }]
  const [first = '', ...rest] = entryLines('', put, indent)
  const head = first.slice(indent.length + 1).trimEnd()
  if (rest.length === 0) return [{ ...change, text: head }]
  // A comment behind the value would become part of a text after `|-`: it stays beside the key, where it can.
  const lineEnd = nextLine(text, change.end) - 1
  const comment = text.slice(start, change.end).includes('\n') ? '' : text.slice(change.end, lineEnd)
  return [{ start, end: lineEnd, text: [head + comment, ...rest].join('\n') }]
}

/** A value as it is written in `{ }`. */
export function flowText(put: Plain): string {
  if (typeof put === 'string') return /[,[\]{}]/.test(put) ? JSON.stringify(put) : scalarText(put)
  if (Array.isArray(put)) return `[${put.map(flowText).join(', ')}]`
  return `{ ${Object.entries(put)
    .map(([key, value]) => `${flowText(key)}: ${flowText(value)}`)
    .join(', ')} }`
}

/** Whether a text can stand in lines after `|-`, where the first line tells how far all are indented. */
function fitsLines(put: string): boolean {
  return !put.includes('\n') || (!/^\s/.test(put) && !/[^\P{Cc}\n]/u.test(put))
}

function lines(put: string, indent: string): string {
  return put
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : indent + line))
    .join('\n')
}

function quote(put: string, style: string | undefined): string {
  if (style === 'double') return JSON.stringify(put)
  if (style === 'single' && !/\p{Cc}/u.test(put)) return `'${put.replaceAll("'", "''")}'`
  return scalarText(put)
}
