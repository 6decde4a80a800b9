import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

/** Tags, comments and codes of web pages, of Word's too, and of full width; `_x000D_` is a line's end as Excel writes it in files. */
const code =
  /[<＜]\/?(?:b|i|u|p|br|hr|em|div|font|span|strong|sub|sup|table|td|tr|li|ul|ol|h[1-6]|[ovw]:[a-z]{1,20})(?:\s[^<>＜＞]*)?\/?[>＞]|<!--|&(?:[a-z]{2,6}|#\d{2,5}|#x[\da-f]{2,5});|&(?:nbsp|e[mn]sp|lt|gt|amp|quot)(?![a-z])|_x000[ad]_|(?<![\x21-\x7e])\\[nrt](?![a-z])/i

export const markup: RuleOn<'text'> = {
  id: 'markup',
  on: 'text',
  level: 'warning',
  title: '没有从网页带来的标签',
  source: '国务院办公厅《政府网站发展指引》（国办发〔2017〕47号）',
  why: '网页的标签和“&nbsp;”一类的代码照样印成文字，表上就多出一串字母。',
  fix: '删去；要换行的，在冒号后面写“|-”，另起一行',
  example: { subject: 'project', passes: '项目名称: 免费开放补助', fails: '项目名称: 免费开放<br>补助' },
  check: (text) =>
    firstMatch(text, code, (found) => ({
      message: `“${found}”是${/^[\\_]/.test(found) ? '换行或制表' : '网页'}的代码`,
    })),
}
