import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

/** Documents that basis columns still cite, what took their place, and from which day. */
const superseded: readonly { pattern: RegExp; by: string; since: string }[] = [
  { pattern: /社区矫正实施办法/, by: '《社区矫正法》（2020年7月1日起）', since: '2020-07-01' },
  {
    pattern: /公民中开展法[制治]宣传教育的第七个五年规划|“七五”普法规划/,
    by: '“八五”普法规划（2021—2025年）',
    since: '2021-01-01',
  },
  {
    pattern:
      /(?<!村|农|土)(合同法|物权法|担保法|婚姻法|继承法|收养法|侵权责任法|民法总则|民法通则)(?!实施|司法)/,
    by: '《民法典》（2021年1月1日起）',
    since: '2021-01-01',
  },
  {
    pattern: /财政支出绩效评价管理暂行办法|财预〔2011〕285号/,
    by: '《项目支出绩效评价管理办法》财预〔2020〕10号',
    since: '2020-02-25',
  },
  { pattern: /食品卫生法/, by: '《食品安全法》（2009年6月1日起）', since: '2009-06-01' },
  {
    pattern: /城市房屋拆迁管理条例/,
    by: '《国有土地上房屋征收与补偿条例》（2011年起）',
    since: '2011-01-21',
  },
  { pattern: /(行政|事业)单位会计制度/, by: '《政府会计制度》（2019年1月1日起）', since: '2019-01-01' },
]

export const documentSuperseded: RuleOn<'table'> = {
  id: 'document-superseded',
  on: 'table',
  level: 'warning',
  title: '依据的文件仍然有效',
  source: '财预〔2015〕88号 相关性审核（符合法规、规划）',
  why: '依据已经废止或到期，指标值要按新的规定核对。',
  fix: '查对现行的文件；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '指标值确定依据: 《社区矫正法》',
    fails: '指标值确定依据: 《社区矫正实施办法》',
  },
  check(table) {
    const { field, indicators, department } = table
    return superseded.flatMap(({ pattern, by, since }) => {
      // What was approved before the new rule came cites the one that was in force.
      if ((department.approved ?? `${department.year}-01-31`) < since) return []
      const cited = indicators.flatMap(({ basis = '' }, index) => {
        const [quote] = pattern.exec(basis) ?? []
        return quote === undefined
          ? []
          : [{ quote, place: `${itemPlace(table, field, index)} › 指标值确定依据` }]
      })
      const [first] = cited
      if (!first) return []
      const times = cited.length > 1 ? `（共 ${cited.length} 项指标）` : ''
      return [
        {
          field: first.place,
          quote: first.quote,
          message: `“${first.quote}”已经有新的规定代替${times}`,
          expected: by,
        },
      ]
    })
  },
}
