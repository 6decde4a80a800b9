import type { Tree } from '../log/merkle.ts'
import { ContentError } from '../model/finding.ts'
import { isRecord, parseJson } from '../model/parse-json.ts'

/** The head of a site's publication log, as a witness saw it. */
export interface SeenHead extends Tree {
  /** Whose log. */
  site: string
  /** When, by the witness's clock: `2026-03-02T09:30:00+08:00`. */
  seen: string
  /** Fingerprint of the key that signed it, and the head as it was signed: nobody can deny it. */
  key?: string
  signed?: string
}

/** A head as a line of a witness's file. */
export function printSeen({ site, seen, size, head, key, signed }: SeenHead): string {
  return `${JSON.stringify({ site, seen, size, head, key, signed })}\n`
}

/**
 * Reads a witness's file: a line of JSON for each head that was seen, of any number of sites.
 * @throws ContentError with the first line that is none
 */
export function parseSeen(text: string, file: string): SeenHead[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const head = parseHead(line)
    if (head) return [head]
    const message = '这一行不是见证过的日志头'
    const fix = '见证文件由程序添加，不要改写；用备份恢复，或者换一个文件重新开始'
    throw new ContentError([{ rule: 'witness', severity: 'error', file, line: index + 1, message, fix }])
  })
}

function parseHead(line: string): SeenHead | undefined {
  const read = parseJson(line)
  return isSeenHead(read) ? read : undefined
}

function isSeenHead(value: unknown): value is SeenHead {
  if (!isRecord(value)) return false
  const { site, seen, size, head, key, signed } = value
  return (
    typeof site === 'string' &&
    typeof seen === 'string' &&
    Number.isSafeInteger(size) &&
    isHash(head) &&
    (key === undefined || isHash(key)) &&
    (signed === undefined || typeof signed === 'string')
  )
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}
