import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

export const placeholder: RuleOn<'text'> = {
  id: 'placeholder',
  on: 'text',
  level: 'warning',
  title: '没有待填的空',
  source: '财预〔2015〕88号 完整性审核（无缺项）',
  why: '“XX”“待填写”是模板里的占位，不是内容。',
  fix: '照批复的文件填上',
  example: { subject: 'project', passes: '项目名称: 法律援助', fails: '项目名称: XX县法律援助' },
  check: (text) =>
    firstMatch(
      text,
      /(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[×＊]{2,}|_{3,}|\{\{[^{}\n]{0,40}\}\}|\$\{[^{}\n]{0,40}\}|待填写?|待补充|待定/,
      (found) => ({
        message: `“${found}”没有填`,
        ...(found.includes('＊') &&
          text.file.endsWith('.md') && { expected: '写上内容；要加粗的，前后用半角的“**”' }),
      }),
    ),
}
