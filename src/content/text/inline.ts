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

/** What is wrong with a line, and how to mend it. */
export interface Refusal {
  message: string
  fix: string
}

const allowed = '只用段落、标题、列表、**加粗**和 http 开头的链接；文字里真有这个符号时，在它前面加“\\”'

function unsupported(what: string): Refusal {
  return { message: `不支持这种写法：${what}`, fix: allowed }
}

/** Reads a line's tokens into runs of text, and names the first thing that the booklet could not print. */
export function readInlines(tokens: readonly Token[]): { text: Inline[]; refused?: Refusal } {
  const text: Inline[] = []
  let strong = false
  let href: string | undefined
  let refused: Refusal | undefined
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') {
      refused ??= changed(token)
      if (token.content) add({ text: token.content, ...(strong && { strong }), ...(href && { href }) }, text)
    } else if (token.type === 'strong_open') strong = true
    else if (token.type === 'strong_close') strong = false
    else if (token.type === 'link_open') {
      href = String(token.attrGet('href') ?? '')
      if (!/^https?:\/\//.test(href)) refused ??= unsupported(`链接“${clip(href)}”`)
    } else if (token.type === 'link_close') href = undefined
    else if (token.type === 'image') refused ??= unsupported(`图片“${clip(token.content)}”`)
    else if (token.nesting !== -1)
      refused ??= unsupported(`“${clip(token.content || token.markup || token.type)}”`)
  }
  return { text: trim(text), refused }
}

/** Adds a run of text to the one before, where both look alike. */
function add(run: Inline, text: Inline[]) {
  const last = text.at(-1)
  if (last && last.strong === run.strong && last.href === run.href)
    text.splice(-1, 1, { ...last, text: last.text + run.text })
  else text.push(run)
}

/** Markdown leaves a link that could run something as the text it is; whoever wrote one meant a link, and not to show it. */
export function unsafeLink(line: string): Refusal | undefined {
  const [, href] = /(?<!\\)\[[^\]]{0,100}(?<!\\)\]\(\s{0,9}((?!https?:)[a-z]+:[^)]*)/i.exec(line) ?? []
  return href === undefined ? undefined : unsupported(`链接“${clip(href)}”`)
}

/** Signs that would be printed as they stand, and codes that would be printed as something else. */
function changed({ type, info, markup, content }: Token): Refusal | undefined {
  if (type === 'text' && content.includes('**'))
    return {
      message: '“**”没有成对，会照字面印出来',
      fix: '要加粗的文字，前后各写一个“**”，里面紧挨着文字；否则删去',
    }
  if (info !== 'entity') return undefined
  const plain = content.trim() === '' ? '空格' : `“${content}”`
  return { message: `“${markup}”是网页代码，会变成${plain}`, fix: `直接写${plain}` }
}

/** Tags that an editor of web pages left: in the booklet they would be words. */
export function htmlTag(line: string): Refusal | undefined {
  const [tag, name = ''] =
    /(?<!\\)<(\/?[a-z][a-z0-9:-]*)(?:\s[^<>]*)?\/?>|<!--|<!doctype|<\?xml|＜\/?(?:b|i|u|p|br|em|div|font|span|strong|sub|sup)\/?＞/i.exec(
      line,
    ) ?? []
  if (tag === undefined) return undefined
  return {
    message: `“${clip(tag)}”是网页标记，会照字面印出来`,
    fix: /^br$/i.test(name) ? '删去，后面的文字另起一行' : '删去这个标记；真要照字面印的，在“<”前面加“\\”',
  }
}

/** Marks of other writers of Markdown: notes, boxes to tick, contents, highlights. Here they would be printed as they stand. */
const otherMarks: readonly (readonly [RegExp, string, string])[] = [
  [/(?<!\\)\[\^[^\]\s]{1,20}\]/, '脚注', '删去；要说明的写在括号里'],
  [/^\s*(?:[-*+]\s+)?\[[ xX]\]\s/, '待办的方框', '删去；要印方框的写 ☐、☑'],
  [/^\s*\[toc\]\s*$/i, '目录的记号', '删去'],
  [
    /(?<![_\w])__[^_\s][^_]*__(?![_\w])/,
    '加粗的另一种写法',
    '对照原文，要加粗的把两头的“__”换成“**”，不要的删去',
  ],
  [/&(?:nbsp|e[mn]sp|lt|gt|amp|quot)(?![;a-z])/i, '网页代码', '删去；是符号的，直接写符号'],
  [/(?<!\\)\^[^\s^]{1,6}\^/, '上标的记号', '直接写上标的字，如 ²、³'],
  [/^\s*(?:={3,}|:{3,}.*|\+{3,})\s*$/, '别的编辑器的记号', '删去这一行'],
  [/(?<![\x21-\x7e])\\[nrt](?![a-z])/i, '换行的代码', '删去，后面的文字另起一行'],
  [/(?<!=)==[^=\s][^=]*==(?!=)/, '高亮的记号', '删去两头的“==”；要加粗的写“**”'],
]

export function otherMark(line: string): Refusal | undefined {
  for (const [pattern, name, fix] of otherMarks) {
    const [mark] = pattern.exec(line) ?? []
    if (mark !== undefined) return { message: `“${clip(mark.trim())}”是${name}，会照字面印出来`, fix }
  }
  return undefined
}

/**
 * A backslash that would be lost without need: it stands before a sign that reads the same without it.
 * @param read what a line reads as
 */
export function lostBackslash(line: string, read: (line: string) => string): Refusal | undefined {
  const lost = line.match(/\\[!-/:-@[\]-`{-~]/g)?.find((pair) => {
    // Of a pair of brackets, both say that this is no link.
    const same = /[[\]]/.test(pair) ? /\\([[\]])/g : pair
    return read(line.replaceAll(same, (one) => one.slice(1))) === read(line)
  })
  if (lost === undefined && !/(?<!\\)\\$/.test(line)) return undefined
  return {
    message: `“${lost ?? '\\'}”里的“\\”会丢掉`,
    fix: `要印出“\\”的，写两个：\\\\${lost?.slice(1) ?? ''}；不要的，删去`,
  }
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
