/** The lines that a person sees in a text: no-break spaces as spaces, no space at the ends, no blank lines. */
export function linesOf(text: string): string[] {
  return text
    .replace(/[\t\u00a0]/g, ' ')
    .split(/\r\n|[\n\r\v\f\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A cell's text as `SourceCell` holds it. */
export function cellText(text: string): string {
  return linesOf(text).join('\n')
}
