import { toHalfWidth } from '../model/text.ts'

/**
 * A text as it is looked for: full-width and capital letters are like others, and so are raised and lowered digits, which no
 * keyboard has (CO₂). Its characters stay in their places.
 */
export function normalise(text: string): string {
  return toHalfWidth(text)
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[⁰¹²³⁴-⁹₀-₉]/g, (digit) => digit.normalize('NFKC'))
}

/** The words of a query, all of which a page must hold. Pages part a number from its unit (`2025 年`, `3 期`), content does not. */
export function wordsOf(query: string): string[] {
  return normalise(query)
    .replace(/(\d)\s+(\p{sc=Han})(?=\s|$)/gu, '$1$2')
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** A query without punctuation, such as the quotation marks that people put around what they look for. What is in a number stays. */
export function withoutMarks(query: string): string {
  return normalise(query).replace(/(\d+(?:[.,]\d+)+)|[\p{P}+]/gu, (_, number?: string) => number ?? ' ')
}

/** Every two characters in a row, each pair once. */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (let at = 0; at + 2 <= text.length; at++) grams.add(text.slice(at, at + 2))
  return [...grams]
}

/** A number of 32 bits for a text (FNV-1a over UTF-16). Where it is used, texts with the same number do no harm. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // The low bits, by which parts are told apart, know little of the last character but its own.
  return (hash ^ (hash >>> 15)) >>> 0
}
