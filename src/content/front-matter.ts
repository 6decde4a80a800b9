/** The two parts of `department.md`, and the lines of the file on which they start. */
export interface FrontMatter {
  head: string
  headLine: number
  body: string
  bodyLine: number
}

/** Parts the front matter, between the first two lines `---`, from the body. Blank lines may come before. */
export function splitFrontMatter(text: string): FrontMatter | undefined {
  const match = /^(\s*---[ \t]*\n)([\s\S]*?)(^---[ \t]*(?:\n|$))/m.exec(text)
  if (match?.index !== 0) return undefined
  const [whole, open = '', head = ''] = match
  return { head, headLine: lines(open), body: text.slice(whole.length), bodyLine: lines(whole) }
}

/** The line after a text that ends with a line end. */
function lines(text: string): number {
  return text.split('\n').length
}
