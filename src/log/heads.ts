import { createHash } from 'node:crypto'

/**
 * The end of a log at some time. A line holds the hash of the line before, so that one head stands for every
 * entry up to it.
 */
export interface Head {
  /** Of the last entry. */
  number: number
  /** SHA-256 of its line, without its end, in hexadecimal. */
  hash: string
}

/** The heads that a log has had, oldest first: one after each entry. */
export function headsOf(text: string): Head[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line, index) => ({
    number: index + 1,
    hash: createHash('sha256').update(line).digest('hex'),
  }))
}

/** Those of the heads seen earlier that a log has never had: its past was rewritten, or its end cut off. */
export function contradicted<H extends Head>(text: string, seen: readonly H[]): H[] {
  const heads = headsOf(text)
  return seen.filter(({ number, hash }) => heads[number - 1]?.hash !== hash)
}
