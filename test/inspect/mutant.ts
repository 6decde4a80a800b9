import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { save } from '../pdf/poppler.ts'

type Dictionary = { [key: string]: unknown }

/** A PDF opened for damage: its objects as qpdf's JSON writes them, dictionaries to be changed in place. */
export interface Damaged {
  catalog: Dictionary
  /** The first page. */
  page: Dictionary
  /** The dictionary behind a reference, or the value itself. */
  dictionary(value: unknown): Dictionary
  /** Adds an object, or a stream where there is data, and gives its reference. */
  add(value: unknown, data?: string): string
  /** Changes the text of a stream. */
  edit(reference: unknown, change: (data: string) => string): void
  trailer: Dictionary
}

/** Writes a PDF with a change to its objects, and gives its path. */
export function mutant(name: string, pdf: Uint8Array, change: (damaged: Damaged) => void): string {
  const path = save(name, pdf)
  const args = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=generalized']
  const json: unknown = JSON.parse(
    execFileSync('qpdf', [...args, path], { encoding: 'utf8', maxBuffer: 1 << 28 }),
  )
  if (!isMapping(json) || !Array.isArray(json.qpdf)) throw new Error('qpdf wrote no objects')
  change(openObjects(json.qpdf[1]))
  writeFileSync(`${path}.json`, JSON.stringify(json))
  execFileSync('qpdf', ['--json-input', `${path}.json`, path])
  return path
}

/** A file of certain bytes at that path. */
export function cut(path: string, length: number): string {
  writeFileSync(path, readFileSync(path).subarray(0, length))
  return path
}

function openObjects(table: unknown): Damaged {
  if (!isMapping(table)) throw new Error('qpdf wrote no objects')
  const entry = (value: unknown) => (typeof value === 'string' ? mapping(table[`obj:${value}`]) : undefined)
  const dictionary = (value: unknown): Dictionary => {
    const found = entry(value)
    if (!found) return mapping(value)
    return mapping(isMapping(found.stream) ? found.stream.dict : found.value)
  }
  const trailer = mapping(mapping(table.trailer).value)
  const catalog = dictionary(trailer['/Root'])
  const [first] = list(dictionary(catalog['/Pages'])['/Kids'])
  return {
    trailer,
    catalog,
    page: dictionary(first),
    dictionary,
    add(value, data) {
      const reference = `${Object.keys(table).length + 1000} 0 R`
      const stream = data === undefined ? undefined : Buffer.from(data, 'latin1').toString('base64')
      table[`obj:${reference}`] = stream === undefined ? { value } : { stream: { dict: value, data: stream } }
      return reference
    },
    edit(reference, change) {
      const stream = mapping(entry(reference)?.stream)
      const data = Buffer.from(String(stream.data), 'base64').toString('latin1')
      stream.data = Buffer.from(change(data), 'latin1').toString('base64')
    },
  }
}

function mapping(value: unknown): Dictionary {
  if (!isMapping(value)) throw new Error('no dictionary')
  return value
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isMapping(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
