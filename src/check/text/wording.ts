import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'

/** Words that are often written in another way than the official one. */
const official: readonly [RegExp, string][] = [
  [/帐(?=户|目|号|簿)/, '账'],
  [/(?<=[报记查])帐/, '账'],
  [/其它/, '其他'],
  [/部份/, '部分'],
  [/座落/, '坐落'],
]

export const wording: RuleOn<'text'> = {
  id: 'wording',
  on: 'text',
  level: 'note',
  title: '用规范的写法',
  source: '文字规范',
  why: '同一个词两种写法，查找会漏。',
  fix: '核对正式的写法；批复的文件如此的，照原样公开',
  example: { subject: 'project', passes: '资金用途: 设立专门账户。', fails: '资金用途: 设立专门帐户。' },
  check: (text) =>
    official.flatMap(([pattern, right]) =>
      firstMatch(text, pattern, (found) => ({ message: `“${found}”的写法不规范`, expected: right })),
    ),
}
