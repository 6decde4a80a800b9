import MarkdownIt, { type Token } from 'markdown-it'
import type { Finding } from '../model/finding.ts'
import type { Block, Inline, Section } from '../model/record.ts'
import { clip } from './syntax.ts'

/** The parts of a department's narrative, in the order the text has them (河北省部门预算绩效文本，第一部分). */
export const sectionTitles = ['总体绩效目标', '分项绩效目标', '工作保障措施'] as const

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

/**
 * Reads the narrative's Markdown into sections of blocks, from which both the page and the booklet are set.
 * Allowed: `##` for the three parts, `###` and `####` headings, paragraphs, lists, **strong**, links to http(s).
 * Whatever else Markdown can do is reported, because the booklet could not print it.
 * @param firstLine the line of `file` on which `text` starts
 */
export function readNarrative(
  text: string,
  file: string,
  firstLine: number,
): { sections: Section[]; findings: Finding[] } {
  const sections: Section[] = []
  const findings: Finding[] = []
  const tokens = markdown.parse(text, {})
  const report = (token: Token | undefined, rule: string, message: string, fix: string) => {
    findings.push({
      rule,
      severity: 'error',
      file,
      line: firstLine + (token?.map?.[0] ?? 0),
      field: '正文',
      message,
      fix,
    })
  }
  const inlines = (token: Token | undefined): Inline[] => {
    const { text, refused } = readInline(token?.children ?? [])
    if (refused)
      report(
        token,
        'markdown',
        `正文里用了不支持的写法：${refused}`,
        '正文只用段落、标题、列表、**加粗**和 http 开头的链接',
      )
    return text
  }

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    const section = sections.at(-1)
    if (!token) break
    if (token.type === 'heading_open') {
      const heading = tokens[i + 1]
      const level = Number(token.tag.slice(1))
      if (level === 2) addSection(heading?.content ?? '', token)
      else if ((level === 3 || level === 4) && section)
        section.blocks.push({ kind: 'heading', level, text: inlines(heading) })
      else
        report(
          token,
          'heading',
          `标题“${clip(heading?.content ?? '')}”的级别不对`,
          '三个部分用“## ”，下面的小标题用“### ”或“#### ”',
        )
      i += 2
    } else if (!section) {
      report(token, 'section', '第一个“## ”标题之前有文字', `先写“## ${sectionTitles[0]}”，文字放在它下面`)
      break
    } else if (token.type === 'paragraph_open') {
      section.blocks.push({ kind: 'paragraph', text: inlines(tokens[i + 1]) })
      i += 2
    } else if (token.type === 'ordered_list_open' || token.type === 'bullet_list_open') {
      const end = tokens.findIndex(
        (other, at) => at > i && other.level === token.level && other.nesting === -1,
      )
      section.blocks.push(readList(tokens.slice(i, end + 1), inlines, report))
      i = end
    } else
      report(
        token,
        'markdown',
        '正文里用了不支持的写法（代码、引用、表格、分隔线等）',
        '改写成段落或列表；行首的四个空格会被当作代码，删去它们',
      )
  }

  function addSection(title: string, token: Token) {
    if (!sectionTitles.some((known) => known === title))
      report(token, 'section', `没有“${clip(title)}”这一部分`, `改成“${sectionTitles.join('”“')}”之一`)
    else if (sections.some((section) => section.title === title))
      report(token, 'section', `“${title}”写了两次`, '合并成一处')
    sections.push({ title, blocks: [] })
  }

  for (const title of sectionTitles) {
    const section = sections.find((candidate) => candidate.title === title)
    if (!section)
      findings.push({
        rule: 'section',
        severity: 'error',
        file,
        field: '正文',
        message: `缺少“${title}”部分`,
        fix: `加上“## ${title}”，下面写这一部分的文字`,
      })
    else if (section.blocks.length === 0)
      findings.push({
        rule: 'section',
        severity: 'error',
        file,
        field: '正文',
        message: `“${title}”下面没有文字`,
        fix: '写上这一部分的文字',
      })
  }
  return { sections, findings }
}

type Report = (token: Token | undefined, rule: string, message: string, fix: string) => void

function readList(tokens: Token[], inlines: (token: Token) => Inline[], report: Report): Block {
  const first = tokens[0]
  const items: Inline[][] = []
  for (const token of tokens) {
    if (token.type === 'inline') items.push(inlines(token))
    else if (token !== first && token.type.endsWith('list_open'))
      report(token, 'markdown', '列表里又套了列表', '列表只用一层')
  }
  return {
    kind: 'list',
    ordered: first?.type === 'ordered_list_open',
    start: Number(first?.attrGet('start') ?? 1),
    items,
  }
}

function readInline(tokens: readonly Token[]): { text: Inline[]; refused?: string } {
  const text: Inline[] = []
  let strong = false
  let href: string | undefined
  let refused: string | undefined
  const add = (content: string) => {
    if (content) text.push({ text: content, ...(strong && { strong }), ...(href && { href }) })
  }
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') add(token.content)
    else if (token.type === 'softbreak') add('')
    else if (token.type === 'strong_open') strong = true
    else if (token.type === 'strong_close') strong = false
    else if (token.type === 'link_open') {
      href = String(token.attrGet('href') ?? '')
      if (!/^https?:\/\//.test(href)) refused = `链接“${clip(href)}”`
    } else if (token.type === 'link_close') href = undefined
    else
      refused = token.content ? `“${clip(token.content)}”` : token.markup ? `“${token.markup}”` : token.type
  }
  return { text, refused }
}

/** The words of a run of inlines. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join('')
}
