import { publicationLog } from '../model/address.ts'
import { ContentError } from '../model/finding.ts'
import { isRecord, parseJson } from '../model/parse-json.ts'
import { hashOf } from './hash.ts'
import { leafHash } from './merkle.ts'

/** What was done to what readers see. */
type Act = 'publish' | 'rollback' | 'redact'

/**
 * One act on what is shown. The log is a text of such entries, a line of JSON each, oldest first; nothing in it is ever
 * changed. It holds no value of any content.
 */
export interface Entry {
  /** From 1, without gaps. */
  number: number
  act: Act
  /** When the server (or the job that deploys) took it, by its own clock: `2026-03-02T09:30:00+08:00`. */
  received: string
  /** The user of the key that pushed, or who else did it. */
  by: string
  /** Whose content is shown, in full. */
  commit: string
  /** SHA-256 of `checksums.txt` (总校验值), in hexadecimal: it stands for every file of the site. */
  root: string
  /** SHA-256 of the list of editions, where the site keeps them (`src/proof/editions.ts`). */
  editions?: string
  /** Whose files differ from those that were shown before: `101001/2025`. */
  units: readonly string[]
  /** When each content file and correction was first published, of those that no entry before names: `content/101001/2025/department.md`. */
  first: Readonly<Record<string, string>>
  /** Whether the dates in `first` are what git says of a time before the log. */
  migrated?: true
  /** Why a webmaster did this: of what was rolled back or redacted. */
  reason?: string
  /** SHA-256 of the line before, without its end, in hexadecimal; of the first, 64 zeros. */
  before: string
}

/** An act that is not logged yet. */
export type Logged = Omit<Entry, 'number' | 'before'>

/** The name of the log, below the site and on the server. */
export const logName = publicationLog.slice(1)

const beginning = '0'.repeat(64)

/** The log with one more entry. */
export function append(text: string, act: Logged): string {
  const lines = linesOf(text)
  const { received, by, commit, root, editions, units, first, migrated, reason } = act
  const entry: Entry = {
    number: lines.length + 1,
    act: act.act,
    received,
    by,
    commit,
    root,
    ...(editions !== undefined && { editions }),
    units,
    first,
    ...(migrated && { migrated }),
    ...(reason !== undefined && { reason }),
    before: hashOfLine(lines.at(-1)),
  }
  return `${text}${JSON.stringify(entry)}\n`
}

/**
 * Reads a log that may come from anywhere, and follows its chain.
 * @param source where it came from
 * @throws ContentError with the first line that is no entry, or does not follow from the one before
 */
export function parseLog(text: string, source: string): Entry[] {
  const lines = linesOf(text)
  const refuse = (line: number, message: string) =>
    new ContentError([
      {
        rule: 'publication-log',
        severity: 'error',
        file: source,
        line,
        message,
        fix: '公开日志只由程序添加，不能改写；用备份恢复，或者核对网址',
      },
    ])
  if (text !== '' && !text.endsWith('\n')) throw refuse(lines.length, '公开日志不完整')
  return lines.map((line, index) => {
    const entry = parseEntry(line)
    if (!entry) throw refuse(index + 1, '这一行不是公开日志')
    if (entry.number !== index + 1) throw refuse(index + 1, '公开日志的次数不连续')
    if (entry.before !== hashOfLine(lines[index - 1])) throw refuse(index + 1, '公开日志的前一行被改动过')
    return entry
  })
}

/** The lines of a log, without their ends. */
export function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

/** The leaves of the Merkle tree over a log: one for each line. */
export function leavesOf(text: string): string[] {
  return linesOf(text).map(leafHash)
}

function hashOfLine(line: string | undefined): string {
  return line === undefined ? beginning : hashOf(line)
}

/** Reads a line; undefined where it is no entry. */
export function parseEntry(line: string): Entry | undefined {
  const read = parseJson(line)
  return isEntry(read) ? read : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string'
const matches = (pattern: RegExp) => (value: unknown) => isText(value) && pattern.test(value)
const isDate = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
const isHash = matches(/^[0-9a-f]{64}$/)

/** What each key of an entry must be; there are no others. */
const shape: Readonly<Record<keyof Entry, (value: unknown) => boolean>> = {
  number: Number.isSafeInteger,
  act: (value) => value === 'publish' || value === 'rollback' || value === 'redact',
  received: isDate,
  by: isText,
  commit: matches(/^[0-9a-f]{40,64}$/),
  root: isHash,
  editions: (value) => value === undefined || isHash(value),
  units: (value) => Array.isArray(value) && value.every(isText),
  first: (value) => isRecord(value) && Object.values(value).every(isDate),
  migrated: (value) => value === undefined || value === true,
  reason: (value) => value === undefined || isText(value),
  before: isHash,
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false
  return (
    Object.entries(shape).every(([key, is]) => is(value[key])) &&
    Object.keys(value).every((key) => Object.keys(shape).includes(key))
  )
}
