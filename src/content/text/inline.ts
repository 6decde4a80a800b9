import type { Token } from 'markdown-it'
import type { Inline } from '../../model/narrative.ts'
import { clip } from '../words.ts'

/** The tokens of each line of a paragraph. */
export function splitLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]]
  for (const token of tokens)
    if (token.type === 'softbreak' || token.type === 'hardbreak') lines.push([])
    else lines.at(-1)?.push(token)
  return lines
}

/** Reads a line's tokens into runs of text, and names the first thing that the booklet could not print. */
export function readInlines(tokens: readonly Token[]): { text: Inline[]; refused?: string } {
  const text: Inline[] = []
  let strong = false
  let href: string | undefined
  let refused: string | undefined
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') {
      if (token.content) text.push({ text: token.content, ...(strong && { strong }), ...(href && { href }) })
    } else if (token.type === 'strong_open') strong = true
    else if (token.type === 'strong_close') strong = false
    else if (token.type === 'link_open') {
      href = String(token.attrGet('href') ?? '')
      if (!/^https?:\/\//.test(href)) refused ??= `链接“${clip(href)}”`
    } else if (token.type === 'link_close') href = undefined
    else if (token.type === 'image') refused ??= `图片“${clip(token.content)}”`
    else if (token.nesting !== -1) refused ??= `“${clip(token.content || token.markup || token.type)}”`
  }
  return { text: trim(text), refused }
}

/** Markdown leaves a link that could run something as the text it is; whoever wrote one meant a link, and not to show it. */
export function unsafeLink(line: string): string | undefined {
  const [, href] = /(?<!\\)\[[^\]]{0,100}(?<!\\)\]\(\s{0,9}((?!https?:)[a-z]+:[^)]*)/i.exec(line) ?? []
  return href && `链接“${clip(href)}”`
}

/** Spaces at the ends of a line are layout, not text: a full-width indent is the style sheet's to draw. */
function trim(text: readonly Inline[]): Inline[] {
  const last = text.length - 1
  return text
    .map((inline, index) => {
      const left = index === 0 ? inline.text.trimStart() : inline.text
      return { ...inline, text: index === last ? left.trimEnd() : left }
    })
    .filter((inline) => inline.text !== '')
}
