import { paragraphs } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'

export const listNumbers: RuleOn<'text'> = {
  id: 'list-numbers',
  on: 'text',
  level: 'warning',
  title: '编号从 1 起连着',
  source: '文字规范',
  why: '编号跳了或重了，可能丢了一条。',
  fix: '对照批复的文件，看是不是丢了一条；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: '资金用途: |-\n  1、购置图书。\n  2、举办活动。',
    fails: '资金用途: |-\n  1、购置图书。\n  3、举办活动。',
  },
  check({ field, text }) {
    if (!text.includes('\n')) return []
    const numbered = paragraphs(text).flatMap((line) => {
      const [quote, number = ''] = /^(\d{1,2})[、.．：:)）](?!\d)/.exec(line) ?? []
      return quote === undefined ? [] : [{ quote, number: Number(number) }]
    })
    const wrong = numbered.findIndex(({ number }, index) => number !== index + 1)
    const found = numbered[wrong]
    if (!found || numbered.length < 2) return []
    return [{ field, quote: found.quote, message: `编号是 ${found.number}`, expected: String(wrong + 1) }]
  },
}
