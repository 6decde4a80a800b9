import type { RuleOn } from '../rule.ts'

export const spaces: RuleOn<'text'> = {
  id: 'spaces',
  on: 'text',
  level: 'warning',
  title: '不用空格排版',
  source: '文字规范',
  why: '连着的空格多半是 Word 里用来换行或对齐的，网页和表上会错位。',
  fix: '要换行的另起一行，其余的删去空格',
  example: {
    subject: 'project',
    passes: '资金用途: |-\n  1、购置图书。\n  2、举办活动。',
    fails: '资金用途: 1、购置图书。          2、举办活动。',
  },
  check({ field, text }) {
    const [, run = '', after = ''] = /\S([ \u00a0\u3000]{2,})(\S{1,10})/.exec(text) ?? []
    if (run === '') return []
    return [
      {
        field,
        quote: run + after,
        message: `“${after}”前面连着 ${run.length} 个空格`,
        expected: '不连用空格',
      },
    ]
  },
}
