import { paragraphs } from '../../model/text.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

/** A whole line that names a law or rule; methods (`计算方法`) and what only speaks of rules (`按有关规定`) are none. */
const name =
  /^(?!.*(按照|依照|参照|根据|依据|有关|相关|上级|现行|规定的))\p{Script=Han}{2,40}(条例|(?<![方办做算用想说])法|(?<=管理|实施|暂行)办法|实施细则)(（[^（）]*）)?$/u

export const titleMarks: RuleOn<'table'> = {
  id: 'title-marks',
  on: 'table',
  level: 'note',
  title: '依据里的文件名称加书名号',
  source: 'GB/T 15834—2011《标点符号用法》4.15',
  why: '同一个文件有的加《》有的不加，查找和统计时成了两个。',
  fix: '加上《》；批复的文件如此的，照公开',
  example: {
    of: 'indicator',
    passes: '指标值确定依据: 《河北省法律援助条例》',
    fails: '指标值确定依据: 河北省法律援助条例',
  },
  check(table) {
    const { field, indicators } = table
    const bare = indicators.flatMap(({ basis = '' }, index) =>
      paragraphs(basis)
        .filter((line) => name.test(line))
        .map((quote) => ({ quote, place: `${itemPlace(table, field, index)} › 指标值确定依据` })),
    )
    return [...Map.groupBy(bare, ({ quote }) => quote)].flatMap(([quote, same]) => {
      const [first] = same
      if (!first) return []
      const times = same.length > 1 ? `（共 ${same.length} 项指标）` : ''
      return [
        { field: first.place, quote, message: `“${quote}”没有书名号${times}`, expected: `《${quote}》` },
      ]
    })
  },
}
