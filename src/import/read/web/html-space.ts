/** Stands for a line break that shows, while line breaks of the file are still spaces. */
export const hardBreak = '\u2028'
/** Stands after a list number: the item's text goes on beside it, even if it is a block. */
export const markerEnd = '\u2029'

const wide = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef'
const brokenWide = new RegExp(`(?<=[${wide}])[ \\t\\r\\f]*\\n[ \\t\\r\\n\\f]*(?=[${wide}])`, 'g')

/**
 * White space as a browser shows it (CSS Text 3, 4.1): runs of it are one space, and a line break of the file between two
 * Chinese characters is none.
 */
export function collapse(text: string): string {
  return text
    .replace(brokenWide, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/\u2029[\u2028 ]*/g, ' ')
}
