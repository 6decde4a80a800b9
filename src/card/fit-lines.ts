/** Text broken into lines of one size. */
export interface Fitted {
  lines: string[]
  /** In pixels. */
  size: number
}

/** A size in pixels, and how many lines of it there is room for. */
export interface Step {
  size: number
  maxLines: number
}

/** No line begins with these, nor ends with those. */
const closing = /^[，。、；：！？）》〉」』”’〕】%,.;:!?)\]]/
const opening = /[（《〈「『“‘〔【([]+$/
/** What is broken only where it is wider than a line: a run of Latin letters or digits with its signs; else a character. */
const unit = /[A-Za-z0-9.,%≥≤<>=+\-/]+|[\s\S]/gu

/**
 * Sets `text` in the first of `steps` that it fits: a size, and how many lines of `width` pixels it may take. Lines are
 * about equally long, so that none holds a lone character. What does not fit even the last step is cut with an ellipsis.
 */
export function fit(text: string, width: number, steps: readonly Step[]): Fitted {
  for (const { size, maxLines } of steps) {
    const lines = balance(text, width / size)
    if (lines.length <= maxLines) return { lines, size }
  }
  const { size, maxLines } = steps.at(-1) ?? { size: 32, maxLines: 1 }
  const lines = fill(text, width / size - 1).slice(0, maxLines)
  return { lines: [...lines.slice(0, -1), `${lines.at(-1)}…`], size }
}

/** Breaks into as few lines as `width` (in em) asks for, then narrows them while their number stays the same. */
function balance(text: string, width: number): string[] {
  let best = fill(text, width)
  for (let narrower = width - 0.5; narrower > 1; narrower -= 0.5) {
    const lines = fill(text, narrower, width)
    if (lines.length > best.length) break
    best = lines
  }
  return withCompany(best)
}

/** Lines of which the last holds more than one character: what can stand there comes down from the line before. */
function withCompany(lines: readonly string[]): string[] {
  const [before = '', last = ''] = lines.slice(-2)
  if (lines.length < 2 || [...last].length > 1) return [...lines]
  const starts = [...before.matchAll(unit)].map(({ index }) => index)
  const at = starts.findLast(
    (start) => start > 0 && !closing.test(before.slice(start)) && !opening.test(before.slice(0, start)),
  )
  if (at === undefined) return [...lines]
  return [...lines.slice(0, -2), before.slice(0, at), before.slice(at) + last]
}

/** Lines of `width` em; a run stays whole up to `longest`, with the brackets that open before it. */
function fill(text: string, width: number, longest = width): string[] {
  const lines: string[] = []
  let line = ''
  const pieces = [...text.matchAll(unit)].flatMap(({ 0: run, index }) =>
    measure(openingBefore(text, index) + run) > longest ? [...run] : [run],
  )
  for (const piece of pieces) {
    const full = measure(line + piece) > width && !closing.test(piece)
    if (line !== '' && full) {
      const carried = openingBefore(line, line.length)
      lines.push(line.slice(0, line.length - carried.length))
      line = carried + piece
    } else line += piece
  }
  return [...lines, line].map((part) => part.trim()).filter((part) => part !== '')
}

/** The opening marks that end a text before `index`. */
function openingBefore(text: string, index: number): string {
  return opening.exec(text.slice(0, index))?.[0] ?? ''
}

/** Latin letters, digits and their signs come before this character. */
const narrowBefore = '\u0250'

/** The width in em: Chinese characters are square, others a little wider than half in these fonts. */
function measure(text: string): number {
  let width = 0
  for (const character of text) width += character < narrowBefore ? 0.58 : 1
  return width
}
