import { openPdf } from './open.ts'

/** A value of a PDF as qpdf's JSON version 2 writes it: names begin with `/`, text with `u:`, references read `7 0 R`. */
export type Value = unknown
export type Dictionary = Readonly<Record<string, Value>>

/** The objects of a PDF file. */
export interface Objects {
  trailer: Dictionary
  /** Follows a reference, or gives the value itself. */
  resolve(value: Value): Value
  /** The dictionary behind a value; of a stream, its own. Empty where there is none. */
  dictionary(value: Value): Dictionary
  array(value: Value): readonly Value[]
  /** The decoded content of a stream. */
  stream(value: Value): Buffer | undefined
  /** Every object that has a number. */
  all(): Iterable<[reference: string, value: Value]>
}

/**
 * Reads a PDF through `qpdf`.
 * @throws ContentError where the file cannot be read, see `openPdf`
 */
export function readObjects(path: string): Objects {
  const parsed = openPdf(path)
  const parts = isDictionary(parsed) && Array.isArray(parsed.qpdf) ? parsed.qpdf : []
  const table = isDictionary(parts[1]) ? parts[1] : {}
  const entry = (reference: Value) => {
    const found =
      typeof reference === 'string' && /^\d+ \d+ R$/.test(reference) ? table[`obj:${reference}`] : undefined
    return isDictionary(found) ? found : undefined
  }
  const resolve = (value: Value): Value => {
    const found = entry(value)
    if (!found) return value
    return isDictionary(found.stream) ? found.stream.dict : found.value
  }
  const dictionary = (value: Value): Dictionary => {
    const found = resolve(value)
    return isDictionary(found) ? found : {}
  }
  return {
    trailer: isDictionary(table.trailer) ? dictionary(table.trailer.value) : {},
    resolve,
    dictionary,
    array(value) {
      const found = resolve(value)
      return Array.isArray(found) ? found : []
    },
    stream(value) {
      const found = entry(value)?.stream
      return isDictionary(found) && typeof found.data === 'string'
        ? Buffer.from(found.data, 'base64')
        : undefined
    },
    *all() {
      for (const key of Object.keys(table))
        if (key.startsWith('obj:')) yield [key.slice(4), resolve(key.slice(4))]
    },
  }
}

export function isDictionary(value: Value): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a string value; names and references have none. */
export function stringText(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.startsWith('u:')) return value.slice(2)
  return value.startsWith('b:') ? Buffer.from(value.slice(2), 'hex').toString('latin1') : undefined
}

/** The pages of a document, in order. */
export function pagesOf(objects: Objects): Value[] {
  const walk = (node: Value): Value[] => {
    const kids = objects.array(objects.dictionary(node)['/Kids'])
    return kids.length > 0 ? kids.flatMap(walk) : [node]
  }
  return walk(catalogOf(objects)['/Pages'])
}

export function catalogOf(objects: Objects): Dictionary {
  return objects.dictionary(objects.trailer['/Root'])
}

/** The content of a page, whose pieces read as one stream (ISO 32000-1, 7.8.2). */
export function contentOf(objects: Objects, page: Dictionary): string {
  const pieces = Array.isArray(objects.resolve(page['/Contents']))
    ? objects.array(page['/Contents'])
    : [page['/Contents']]
  return pieces.map((piece) => objects.stream(piece)?.toString('latin1') ?? '').join('\n')
}

/** The attributes of a structure element that belong to an owner, such as `/Table` (ISO 32000-1, 14.7.5). */
export function attributesOf(objects: Objects, element: Dictionary, owner: string): Dictionary {
  const value = objects.resolve(element['/A'])
  const all = Array.isArray(value) ? value : [value]
  return all.map((item) => objects.dictionary(item)).find((item) => item['/O'] === owner) ?? {}
}
