import MarkdownIt, { type Token } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import type { Finding } from '../../model/finding.ts'
import type { Section } from '../../model/narrative.ts'
import { clip, nearest } from '../words.ts'
import { htmlTag, lostBackslash, otherMark, readInlines, splitLines, unsafeLink } from './inline.ts'

/** The parts of a department's narrative, in the order the text has them (河北省部门预算绩效文本，第一部分). */
const sectionTitles = ['总体绩效目标', '分项绩效目标', '工作保障措施'] as const

/** `**重点：**办好` is bold as its writer sees it, beside Chinese marks too. Off: what would drop or restyle text that a clerk typed as plain text (indents, lines of dashes, `[甲]: 乙`), and what joins
 * signs that were escaped, and codes of web pages, with the text beside them. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
  .use(cjkFriendly)
  .disable(['code', 'lheading', 'reference', 'text_join'])

/**
 * Reads the narrative's Markdown into sections of blocks, from which both the page and the booklet are set.
 * Allowed: `##` for the three parts, `###` and `####` headings, paragraphs, lists, **strong**, links to http(s). Each
 * line is a paragraph, as it is for whoever types it. Whatever else Markdown can do is reported, because the booklet
 * could not print it. No text at all is a disclosure of forms alone, which is usual outside 河北.
 * @param firstLine the line of `file` on which `text` starts
 */
export function readNarrative(
  text: string,
  file: string,
  firstLine: number,
): { sections: Section[]; findings: Finding[] } {
  if (text.trim() === '') return { sections: [], findings: [] }
  const reader = new Reader(file, firstLine)
  reader.read(markdown.parse(text, {}))
  reader.reportMissing(firstLine + text.trimEnd().split('\n').length - 1)
  return { sections: reader.sections, findings: reader.findings }
}

/** What a line prints, with what is bold, linked or refused. */
function printedAs(line: string): string {
  const tokens = markdown.parseInline(line, {})[0]?.children ?? []
  return JSON.stringify([readInlines(tokens), unsafeLink(line), htmlTag(line), otherMark(line)])
}

function isPart(title: string): boolean {
  return sectionTitles.some((known) => known === title)
}

class Reader {
  readonly sections: Section[] = []
  readonly findings: Finding[] = []
  private readonly file: string
  private readonly firstLine: number
  /** The line of each section's heading. */
  private readonly lines = new Map<Section, number>()
  /** The titles of the sections. */
  private readonly present = new Set<string>()
  private tokens: readonly Token[] = []
  private next = 0

  constructor(file: string, firstLine: number) {
    this.file = file
    this.firstLine = firstLine
  }

  read(tokens: readonly Token[]) {
    this.tokens = tokens
    for (let token = this.take(); token; token = this.take()) {
      const section = this.sections.at(-1)
      if (token.type === 'heading_open') this.heading(token, section)
      else if (token.type === 'paragraph_open') this.paragraph(section)
      else if (!section) this.reportOutside(token)
      else if (token.type === 'ordered_list_open' || token.type === 'bullet_list_open')
        this.list(token, section)
      else {
        this.report(
          token,
          'markdown',
          '不支持这种写法（代码、引用、表格或分隔线）',
          '改写成段落或列表；删去行首的“>”“```”和只有“---”的行',
        )
        if (token.nesting === 1) this.takeUntilClosed(token)
      }
    }
  }

  /** Reports the parts that are missing, empty or out of order; `lastLine` is where a missing part could be added. */
  reportMissing(lastLine: number) {
    const titles = this.sections.map((section) => section.title)
    for (const title of sectionTitles)
      if (!titles.includes(title))
        this.reportLine(
          lastLine,
          'section',
          `缺少“${title}”部分`,
          `加上一行“## ${title}”，下面写这一部分的文字`,
        )
    for (const section of this.sections)
      if (section.blocks.length === 0)
        this.reportLine(
          this.lines.get(section) ?? lastLine,
          'section',
          `“${section.title}”下面没有文字`,
          '在标题下面写上这一部分的文字',
        )
    const places = sectionTitles.map((title) => titles.indexOf(title)).filter((place) => place >= 0)
    const early = this.sections[places.find((place, index) => place < (places[index - 1] ?? 0)) ?? -1]
    if (early)
      this.reportLine(
        this.lines.get(early) ?? lastLine,
        'section',
        `“${early.title}”的位置不对`,
        `按“${sectionTitles.join('”“')}”的次序排列`,
      )
  }

  private take(): Token | undefined {
    return this.tokens[this.next++]
  }

  private takeUntilClosed(open: Token): Token[] {
    const start = this.next
    while (this.next < this.tokens.length) {
      const token = this.take()
      if (token?.level === open.level && token.nesting === -1) break
    }
    return this.tokens.slice(start, this.next)
  }

  private heading(open: Token, section: Section | undefined) {
    const [inline] = this.takeUntilClosed(open)
    const title = inline?.content ?? ''
    const level = Number(open.tag.slice(1))
    if (level === 2) this.addSection(title, open)
    else if ((level === 3 || level === 4) && section)
      section.blocks.push({ kind: 'heading', level, text: this.inlines(inline)[0] ?? [] })
    else {
      this.report(
        open,
        'heading',
        `标题“${clip(title)}”的级别不对`,
        isPart(title) ? `改成“## ${title}”` : '三个部分下面的小标题用“### ”或“#### ”',
      )
      if (isPart(title)) this.addSection(title, open)
    }
  }

  private addSection(title: string, open: Token) {
    const absent = sectionTitles.filter((known) => !this.present.has(known))
    const meant = nearest(title, absent)
    if (!isPart(title))
      this.report(
        open,
        'section',
        `没有“${clip(title)}”这一部分`,
        meant ? `是不是“${meant}”？改成“## ${meant}”` : '这一行若是小标题，改用“### ”；否则删去',
      )
    else if (this.present.has(title)) this.report(open, 'section', `“${title}”写了两次`, '合并成一处')
    const section = { title: isPart(title) ? title : (meant ?? title), blocks: [] }
    this.present.add(section.title)
    this.lines.set(section, this.line(open))
    this.sections.push(section)
  }

  private paragraph(section: Section | undefined) {
    const inline = this.take()
    this.next++
    if (!inline) return
    const [, marks = '', title = ''] = /^([#＃]+)\s*(.*)/.exec(inline.content) ?? []
    if (marks) {
      this.report(
        inline,
        'heading',
        `“${clip(inline.content)}”没有写成标题`,
        `“#”用半角，后面加一个空格：${'#'.repeat(marks.length)} ${clip(title)}`,
      )
      if (isPart(title)) this.addSection(title, inline)
    } else if (!section) this.reportOutside(inline)
    else for (const text of this.inlines(inline)) section.blocks.push({ kind: 'paragraph', text })
  }

  private list(open: Token, section: Section) {
    const ordered = open.type === 'ordered_list_open'
    const start = Number(open.attrGet('start') ?? 1)
    const items: Section['blocks'][number] = { kind: 'list', ordered, start, items: [] }
    const tokens = this.takeUntilClosed(open)
    for (const [index, token] of tokens.entries()) {
      if (token.type.endsWith('list_open')) this.report(token, 'list', '列表里又套了列表', '列表只用一层')
      if (token.type === 'list_item_open' && token.level === open.level + 1) {
        const number = start + items.items.length
        if (ordered && (token.markup !== '.' || Number(token.info) !== number))
          this.report(
            token,
            'list',
            `列表的编号“${token.info}${token.markup}”印出来会是“${number}.”`,
            `编号从小到大连着写成“${number}. ”；要照原样印，数字后用顿号“、”，不用空格`,
          )
        if (tokens[index + 1]?.type !== 'paragraph_open')
          this.report(token, 'list', '列表的这一项没有文字', '写上文字，或删去这一项')
      }
      if (token.type !== 'inline') continue
      const [first = [], second] = this.inlines(token)
      items.items.push(first)
      if (second)
        this.reportLine(
          this.line(token) + 1,
          'list',
          '列表下面的文字会并进上面一项',
          '列表和下面的文字之间空一行',
        )
    }
    section.blocks.push(items)
  }

  /** The lines of an inline token; whatever Markdown the booklet cannot print is reported. */
  private inlines(token: Token | undefined) {
    const lines = splitLines(token?.children ?? [])
    const written = (token?.content ?? '').split('\n')
    return lines.map((line, index) => {
      const source = written[index] ?? ''
      const { text, refused } = readInlines(line)
      const wrong =
        refused ??
        unsafeLink(source) ??
        htmlTag(source) ??
        otherMark(source) ??
        lostBackslash(source, printedAs)
      if (wrong) this.reportLine(this.line(token) + index, 'markdown', wrong.message, wrong.fix)
      return text
    })
  }

  private line(token: Token | undefined): number {
    return this.firstLine + (token?.map?.[0] ?? 0)
  }

  private reportOutside(token: Token) {
    this.report(token, 'section', '第一个“## ”标题之前有文字', `文字移到“## ${sectionTitles[0]}”这一行下面`)
    this.next = this.tokens.findIndex((other, at) => at >= this.next && other.type === 'heading_open')
    if (this.next < 0) this.next = this.tokens.length
  }

  private report(token: Token, rule: string, message: string, fix: string) {
    this.reportLine(this.line(token), rule, message, fix)
  }

  private reportLine(line: number, rule: string, message: string, fix: string) {
    this.findings.push({
      rule,
      severity: 'error',
      file: this.file,
      line,
      column: 1,
      field: '正文',
      message,
      fix,
    })
  }
}
