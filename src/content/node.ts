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
}

export interface Mapping {
  kind: 'mapping'
  entries: Entry[]
  at: Position
}

export interface Entry {
  key: Scalar
  value: Node
}

export interface Sequence {
  kind: 'sequence'
  items: Node[]
  at: Position
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
