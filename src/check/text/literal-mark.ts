import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

/** Bold, struck, highlighted, raised and quoted words, links, pictures and headings, as writers of Markdown mark them. */
const mark =
  /\*\*[^\s*][^*\n]{0,200}\*\*|(?<![_\w])__[^_\s][^_\n]{0,200}__(?![_\w])|~~[^~\s][^~\n]{0,200}~~|(?<!=)==[^=\s][^=\n]{0,200}==(?!=)|\^[^\s^]{1,6}\^|`[^`\n]{1,200}`|!?\[[^\]\n]{0,100}\]\((?:https?:)?[^\s)]{1,300}\)|^#{1,6} +(?=\S)/im

export const literalMark: RuleOn<'text'> = {
  id: 'literal-mark',
  on: 'text',
  level: 'warning',
  title: '表里的文字没有 Markdown 的记号',
  source: '文字规范',
  why: '“**加粗**”“## 标题”只在 department.md 的正文里起作用；项目和自评等文件里的，照字面印在表上。',
  fix: '删去记号，留下文字；批复的文件如此的，照原样公开',
  example: { subject: 'project', passes: '项目名称: 免费开放补助', fails: '项目名称: 免费**开放**补助' },
  // In the narrative, marks that stand for themselves were escaped by whoever wrote them.
  check: (text) =>
    text.file.endsWith('.md')
      ? []
      : firstMatch(text, mark, (found) => ({ message: `“${found}”是 Markdown 的记号，会照字面印在表上` })),
}
