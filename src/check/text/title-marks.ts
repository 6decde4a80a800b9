import { paragraphs } from '../../model/text.ts'
import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

/** A whole line that names a law or rule; methods (`计算方法`) and what only speaks of rules (`按有关规定`) are none. */
const name =
  /^(?!.*(按照|依照|参照|根据|依据|有关|相关|上级|现行|规定的))\p{Script=Han}{2,40}(条例|(?<![方办做算用想说])法|(?<=管理|实施|暂行)办法|实施细则)(（[^（）]*）)?$/u

/** Indicators whose second has this basis. */
function ruled(basis: string): string {
  return `绩效指标:
  - { 一级指标: 产出指标, 二级指标: 数量指标, 三级指标: 办理案件数量, 绩效指标描述: 全年办结的件数, 指标值: ≥80件, 指标值确定依据: 《河北省法律援助条例》 }
  - { 一级指标: 效益指标, 二级指标: 社会效益指标, 三级指标: 咨询人次, 绩效指标描述: 全年接待的人次, 指标值: ≥800人次, 指标值确定依据: ${basis} }
  - { 一级指标: 满意度指标, 二级指标: 服务对象满意度指标, 三级指标: 受援人满意度, 绩效指标描述: 问卷中满意的比例, 指标值: ≥90%, 指标值确定依据: 年度计划 }`
}

export const titleMarks: RuleOn<'table'> = {
  id: 'title-marks',
  on: 'table',
  level: 'note',
  title: '同一个文件，要加书名号的都加',
  source: 'GB/T 15834—2011《标点符号用法》4.15',
  why: '同一张表里，同一个文件有的加《》有的不加，查找和统计时成了两个。',
  fix: '加上《》；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: ruled('《河北省法律援助条例》'),
    fails: ruled('河北省法律援助条例'),
  },
  check(table) {
    const { field, indicators } = table
    const marked = indicators.map(({ basis = '' }) => basis).join('\n')
    const bare = indicators.flatMap(({ basis = '' }, index) =>
      paragraphs(basis)
        .filter((line) => name.test(line) && marked.includes(`《${line}》`))
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
