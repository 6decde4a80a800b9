import { paragraphsOf } from './paragraphs.ts'

/** More characters than a cell takes (Excel specifications and limits). */
export const mostCharacters = 32_767

/** What the writer would leave out of a text: control characters, noncharacters, and the sign for an illegible one. */
const leftOut = /\p{Cc}|\p{Noncharacter_Code_Point}|\ufffd/gu
/** A text that reads like an escaped character. */
const escaped = /_(?=x[0-9A-Fa-f]{4}_)/g

/**
 * A text as a cell's string holds it: what can't stand there as itself is escaped as `_x0007_` (ECMA-376-1, 22.9.2.19).
 * The writer looks strings up in an object, so the names that every object has are escaped, too.
 */
export function cellString(text: string): string {
  const held = paragraphsOf(text).join('\n').replace(escaped, escapeAll).replace(leftOut, escapeUnlessBreak)
  return held in {} ? escapeAll(held.slice(0, 1)) + held.slice(1) : held
}

function escapeUnlessBreak(character: string): string {
  return character === '\n' || character === '\t' ? character : escapeAll(character)
}

function escapeAll(characters: string): string {
  return [...Array(characters.length).keys()]
    .map((at) => `_x${characters.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')
}
