import { officeFailure } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

/** As long as a heading that it names may be, and no longer: of a text full of codes, each would be looked for to the end. */
const code =
  /\b(?:TC|TOC|PAGEREF|HYPERLINK|MERGEFIELD|EMBED|SEQ|REF)\s{1,9}[^\n]{0,200}?\\[a-z*](?:\s+"?[\w.]+"?)?(?:\s+\\[a-z*](?:\s+"?[\w.]+"?)?)*|\\\*\s*MERGEFORMAT/i

export const fieldCode: RuleOn<'text'> = {
  id: 'field-code',
  on: 'text',
  level: 'warning',
  title: '没有 Word 的域代码，没有 Word、Excel 出错的记号',
  source: '文字规范',
  why: '从 Word 复制时带出来的“ TC … \\f C \\l 1”是目录用的记号，“#REF!”说明公式算不出来，都不是文字。',
  fix: '对照批复的文件填上；只是域代码的，删去，留下文字',
  example: {
    subject: 'project',
    passes: '项目名称: 法律援助',
    fails: '项目名称: 法律援助 TC 1、法律援助 \\f C \\l 1',
  },
  check: (text) => [
    ...firstMatch(text, code, (found) => ({ message: `有 Word 域代码“${found}”` })),
    ...firstMatch(text, officeFailure, (found) => ({
      message: `“${found}”是 Word 或 Excel 出错的记号，没有内容`,
    })),
  ],
}
