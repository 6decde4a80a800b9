/** The two parts of `department.md`, and the lines of the file on which they start. */
export interface FrontMatter {
  head: string
  headLine: number
  body: string
  bodyLine: number
}

/** Parts the front matter, between the first two lines `---`, from the body. Blank lines may come before. */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const [open] = /^\s*---[ \t]*\n/.exec(text) ?? []
  if (open === undefined) return undefined
  const rest = text.slice(open.length)
  const close = /^---[ \t]*(?:\n|$)/m.exec(rest)
  if (!close) return undefined
  const end = open.length + close.index + close[0].length
  return {
    head: rest.slice(0, close.index),
    headLine: lines(open),
    body: text.slice(end),
    bodyLine: lines(text.slice(0, end)),
  }
}

/** The line after a text that ends with a line end. */
function lines(text: string): number {
  return text.split('\n').length
}
