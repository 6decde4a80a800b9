import { isRecord, parseJson } from '../model/parse-json.ts'
import { toHalfWidth } from '../model/text.ts'

/** How an edition came to an end. */
type Ending = 'corrected' | 'reprinted' | 'withdrawn'

/** From when to when something was shown, as the log says it; without an end, it still is. */
type Period = readonly [from: string, to?: string]

/** A document as it is or was published. */
export interface Edition {
  /** Below the site's root: `315002/2020/315-0404-JBN-9C18.pdf`. */
  path: string
  sha256: string
  /** The 校验码 printed on each of its pages: 32 hexadecimal digits. */
  code: string
  /** Whether it carries the data that it prints: what stands where something was withdrawn does not. */
  carriesData: boolean
  /** Oldest first: what was rolled back may come again. */
  shown: readonly Period[]
  /** Absent while it is shown. */
  ended?: Ending
}

/** Whether editions of a file are known: a PDF, or its OFD twin. */
export function hasEditions({ path }: Pick<Edition, 'path'>): boolean {
  return /\.(pdf|ofd)$/.test(path)
}

/** A document that a site shows now. */
export type ShownDocument = Pick<Edition, 'path' | 'sha256' | 'code' | 'carriesData'>

/**
 * The editions of a site after one more publication. Nothing is ever dropped but what was redacted: a hash of a text of which all but a
 * number is known tells the number.
 * @param at when the publication was received
 * @param redacted the units and years, `101001/2025`, of which the publication redacted something
 */
export function nextEditions(
  editions: readonly Edition[],
  shown: readonly ShownDocument[],
  at: string,
  redacted: readonly string[] = [],
): Edition[] {
  const fileOf = ({ path, sha256 }: ShownDocument) => `${sha256} ${path}`
  const now = new Map(shown.map((one) => [fileOf(one), one]))
  const byPath = new Map(shown.map((one) => [one.path, one]))
  const known = new Set(editions.map(fileOf))
  const next = editions.map((edition): Edition => {
    const [isShown, isOpen] = [now.has(fileOf(edition)), edition.ended === undefined]
    if (isShown === isOpen) return edition
    if (isShown) {
      const { ended: _, ...again } = edition
      return { ...again, shown: [...edition.shown, [at]] }
    }
    const periods = edition.shown.map(([from, to]): Period => [from, to ?? at])
    return { ...edition, shown: periods, ended: endingOf(edition, byPath.get(edition.path)) }
  })
  const fresh = shown
    .filter((one) => !known.has(fileOf(one)))
    .map(
      ({ path, sha256, code, carriesData }): Edition => ({ path, sha256, code, carriesData, shown: [[at]] }),
    )
  const isRedacted = ({ path, ended }: Edition) =>
    ended !== undefined && redacted.some((folder) => path.startsWith(folder))
  return [...next.filter((one) => !isRedacted(one)), ...fresh]
}

/** @param instead what stands at its address now */
function endingOf(edition: Edition, instead: ShownDocument | undefined): Ending {
  if (!instead || (edition.carriesData && !instead.carriesData)) return 'withdrawn'
  return instead.code === edition.code ? 'reprinted' : 'corrected'
}

/**
 * Below the site's root, the file that holds the editions which are found by something.
 * @param key a 校验码; of an OFD, which does not tell its own to who has no more than the file, its SHA-256
 */
export function editionsFile(key: string): string {
  return `editions/${key.slice(0, 2)}.jsonl`
}

function keyOf({ path, code, sha256 }: Edition): string {
  return path.endsWith('.ofd') ? sha256 : code
}

/** The 校验码 that a PDF of ours says of itself, from its bytes as Latin-1. */
export function printedCode(pdf: string): string | undefined {
  return /<pdf:Keywords>([0-9a-f]{32})[0-9a-f]{32}</.exec(pdf)?.[1]
}

/** A 校验码 as somebody may have typed it from paper. */
export function typedCode(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '').toLowerCase()
}

export function isCode(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text)
}

/** The files of editions with their hashes, as `sha256sum` checks them: the log holds the hash of this list. */
export const editionsIndex = 'editions/index.txt'

/** Reads that list: hashes by name. */
export function parseIndex(list: string): Map<string, string> {
  const lines = list.matchAll(/^([0-9a-f]{64}) {2}(editions\/[0-9a-f]{2}\.jsonl)$/gm)
  return new Map([...lines].map(([, hash = '', file = '']) => [file, hash]))
}

/** Editions as files, by name: a line of JSON each, in the same order however they came to be. */
export function printEditions(editions: readonly Edition[]): Map<string, string> {
  const files = Map.groupBy(editions, (edition) => editionsFile(keyOf(edition)))
  return new Map(
    [...files]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, own]) => [name, `${own.map(lineOf).toSorted().join('\n')}\n`]),
  )
}

function lineOf({ code, path, sha256, carriesData, shown, ended }: Edition): string {
  return JSON.stringify({ code, path, sha256, carriesData, shown, ended })
}

/** Reads a file of editions that may come from anywhere; undefined where it is none. */
export function parseEditions(text: string): Edition[] | undefined {
  const read = text
    .split('\n')
    .filter((line) => line !== '')
    .map(parseJson)
  return read.every(isEdition) ? read : undefined
}

function isEdition(value: unknown): value is Edition {
  if (!isRecord(value)) return false
  const { code, path, sha256, carriesData, shown, ended } = value
  return (
    matches(code, /^[0-9a-f]{32}$/) &&
    matches(sha256, /^[0-9a-f]{64}$/) &&
    typeof path === 'string' &&
    typeof carriesData === 'boolean' &&
    (ended === undefined || ended === 'corrected' || ended === 'reprinted' || ended === 'withdrawn') &&
    Array.isArray(shown) &&
    shown.length > 0 &&
    shown.every(isPeriod)
  )
}

function isPeriod(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    (value.length === 1 || value.length === 2) &&
    value.every((date) => matches(date, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/))
  )
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}
