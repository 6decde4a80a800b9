import { paragraphs } from '../../model/text.ts'

/** The text of a cell that holds one line; where it wraps, nothing was between. */
export function oneLine(text: string): string {
  return paragraphs(text).join('')
}

/**
 * The paragraphs of a cell. A long run of spaces is how Word users begin a new line; a short one behind full-width
 * punctuation, which brings its own space, is layout.
 */
export function prose(text: string): string {
  return paragraphs(text.replace(/ {10,}/g, '\n').replace(/(?<=[，。；：、！？”）》]) +/g, '')).join('\n')
}
