import { paragraphs } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'

export const listMarkers: RuleOn<'text'> = {
  id: 'list-markers',
  on: 'text',
  level: 'warning',
  title: '一处列表用一种编号',
  source: '文字规范',
  why: '“1、”“3.”“4：”混着用，像是拼凑的。',
  fix: '统一成“1、”；批复的文件如此的，照公开',
  example: {
    of: 'project',
    passes: '资金用途: |-\n  1、购置图书。\n  2、举办活动。',
    fails: '资金用途: |-\n  1、购置图书。\n  2：举办活动。',
  },
  check({ field, text }) {
    if (!text.includes('\n')) return []
    const marked = paragraphs(text).flatMap((line) => {
      const [, number = '', mark = ''] = /^(\d{1,2})([、.．：:)）])(?!\d)/.exec(line) ?? []
      return mark === '' ? [] : [{ number, mark }]
    })
    const [first] = marked
    const other = marked.find(({ mark }) => mark !== first?.mark)
    if (!first || !other) return []
    const quote = other.number + other.mark
    const expected = `${other.number}${first.mark}`
    return [{ field, quote, message: `编号“${quote}”与前面的“${first.number}${first.mark}”不一样`, expected }]
  },
}
