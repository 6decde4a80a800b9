import type { RuleOn } from '../rule.ts'

export const documentNumber: RuleOn<'text'> = {
  id: 'document-number',
  on: 'text',
  level: 'warning',
  title: '发文字号的年份用六角括号〔〕',
  source: 'GB/T 9704—2012 发文字号',
  why: '用别的括号，按文号就查不到。',
  fix: '改成〔〕；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '指标值确定依据: 临文旅字〔2019〕28号',
    fails: '指标值确定依据: 临文旅字【2019】28号',
  },
  check({ field, text }) {
    const [quote, year] = /[【[（(［]((?:19|20)\d\d)[】\]）)］](?=第?\s*\d{1,5}\s*号)/.exec(text) ?? []
    if (quote === undefined) return []
    return [{ field, quote, message: `文号里的“${quote}”括号不对`, expected: `〔${year}〕` }]
  },
}
