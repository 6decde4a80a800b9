import { clip } from '../../content/words.ts'
import type { RuleOn } from '../rule.ts'
import { firstMatch } from './first-match.ts'
import { findGarbled } from './garbled.ts'

export const lostCharacter: RuleOn<'text'> = {
  id: 'lost-character',
  on: 'text',
  level: 'warning',
  title: '没有乱码和自造字',
  source: 'GB 18030—2022',
  why: '“�”是丢失的字，“鏍¤垗”是用错的编码打开、又存过的字；自造字换一台电脑就显示不出来。',
  fix: '对照批复的文件，用输入法重新输入',
  example: { subject: 'project', passes: '项目名称: 法律援助', fails: '项目名称: 法律\ufffd助' },
  check(text) {
    const garbled = findGarbled(text.text)
    if (garbled)
      return [
        {
          field: text.field,
          quote: garbled.found,
          message: `“${clip(garbled.found)}”是乱码：用错的编码打开，又存过`,
          expected: `原来多半是“${clip(garbled.meant)}…”`,
        },
      ]
    return firstMatch(text, /[\ufffd\ue000-\uf8ff]/, (found) => ({
      message: `“${found}”（U+${found.charCodeAt(0).toString(16).toUpperCase()}）是乱码或自造字`,
    }))
  },
}
