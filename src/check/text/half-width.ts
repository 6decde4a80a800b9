import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

/** Between digits and Latin letters these stand as they are; after a Chinese character they are slips. */
const mixed = /(?<=[\p{Script=Han}》）])[,;?!](?=\s*[\p{Script=Han}“《（])/u
const digits = /[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．，－]*[０-９Ａ-Ｚａ-ｚ％])?/u

export const halfWidth: RuleOn<'text'> = {
  id: 'half-width',
  on: 'text',
  level: 'warning',
  title: '中文里用中文标点，数字和字母用半角',
  source: 'GB/T 15834—2011《标点符号用法》',
  why: '半角逗号、全角数字混在文字里，查找和比较会漏。',
  fix: '标点改成全角，数字和字母改成半角；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: '资金用途: 购置图书，举办活动。',
    fails: '资金用途: 购置图书,举办活动。',
  },
  check: (text) => [
    ...firstMatch(text, mixed, (found) => ({
      message: `中文之间用了半角标点“${found}”`,
      expected: `“${String.fromCharCode(found.charCodeAt(0) + 0xfee0)}”`,
    })).map((problem) => ({ ...problem, quote: context(text.text, mixed) })),
    ...firstMatch(text, digits, (found) => ({
      message: `“${found}”是全角`,
      expected: found.normalize('NFKC'),
    })),
  ],
}

/** A mark with a few of the characters before it, to be found by. */
function context(text: string, pattern: RegExp): string {
  const at = pattern.exec(text)?.index ?? 0
  return text.slice(Math.max(at - 4, 0), at + 1)
}
