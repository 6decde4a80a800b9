import type { RuleOn } from '../rule.ts'

/** A text of one line between quotation marks, with none inside. */
const around = /^\s*[“”‘’"「『]([^“”‘’"「」『』\n]+)[“”‘’"」』]\s*$/

export const quotesAround: RuleOn<'text'> = {
  id: 'quotes-around',
  on: 'text',
  level: 'warning',
  title: '整段文字外面不加引号',
  source: 'GB/T 15834—2011《标点符号用法》',
  why: '中文引号是文字的一部分，会印出来；只有英文引号才是文件的记号。',
  fix: '删去两头的引号；批复的文件如此的，照原样公开',
  example: { subject: 'project', passes: '项目名称: “三馆一站”免费开放', fails: '项目名称: “免费开放补助”' },
  check({ field, text }) {
    const [quote, inner] = around.exec(text) ?? []
    if (quote === undefined) return []
    return [{ field, quote: text.trim(), message: `“${text.trim()}”外面多了引号`, expected: inner }]
  },
}
