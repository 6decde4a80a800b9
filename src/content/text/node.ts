/** Where something stands in a file: both 1-based, columns counted in UTF-16 units. */
export interface Position {
  line: number
  column: number
}

/** A YAML value with its place. Every scalar is the text as written, so `25.00` stays `25.00`. */
export type Node = Scalar | Mapping | Sequence

export interface Scalar {
  kind: 'scalar'
  text: string
  at: Position
  /** Reading it has been reported as a mistake, which need not be reported again. */
  reported: boolean
  /** How it stands in the parsed text; a blank value stands nowhere. */
  written?: Written
}

/** What one would replace to change a scalar: its quotes are part of it, `|-` and the line after it are not. */
export interface Written {
  start: number
  end: number
  style: 'plain' | 'single' | 'double' | 'literal' | 'folded'
  /** The column at which the lines of a text after `|-` start, counted from 0. */
  indent: number
}

export interface Mapping {
  kind: 'mapping'
  entries: Entry[]
  at: Position
  /** Where it starts in the parsed text. */
  start?: number
  /** Written as `{ }`. */
  flow?: boolean
}

export interface Entry {
  key: Scalar
  value: Node
}

interface Sequence {
  kind: 'sequence'
  items: Node[]
  at: Position
  start?: number
  /** Written as `[ ]`. */
  flow?: boolean
}

/** A YAML text to parse, and where it stands. */
export interface Source {
  file: string
  text: string
  /** The line of `file` on which `text` starts: front matter starts on line 2. */
  firstLine: number
  /** The keys that may stand in it, to tell a mistyped key from prose: asked for only where a line looks wrong. */
  keys(): readonly string[]
  /** It continues a value, where only a key that is right to the letter is a key: `目标1：` is prose. */
  continued?: true
  /** Lines that were emptied, since what stood there was a mistake that is told. */
  emptied?: ReadonlySet<number>
}

/** Turns offsets into positions; `firstLine` is the line of the file on which `text` starts. */
export function lineCounter(text: string, firstLine = 1): (offset: number) => Position {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: firstLine + low, column: offset - (starts[low] ?? 0) + 1 }
  }
}
