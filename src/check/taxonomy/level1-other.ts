import { itemPlace } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'

export const level1Other: RuleOn<'table'> = {
  id: 'level1-other',
  on: 'table',
  level: 'warning',
  title: '一级指标用现行的分类',
  source: '财预〔2015〕88号；财预〔2021〕101号',
  why: '投入、过程、管理类指标说的是怎样花钱、怎样管理，不是花钱以后做成了什么；现行的表上没有这几类。',
  fix: '对照批复的文件核对一级指标；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '一级指标: 产出指标\n二级指标: 数量指标',
    fails: '一级指标: 投入指标\n二级指标: 预算执行率',
  },
  check(table) {
    const other = table.indicators.flatMap(({ level1 }, index) =>
      level1.term === 'other' ? [{ raw: level1.raw, place: itemPlace(table, table.field, index) }] : [],
    )
    return [...Map.groupBy(other, ({ raw }) => raw)].map(([raw, [first, ...more]]) => ({
      field: `${first?.place} › 一级指标`,
      quote: raw,
      message: `“${raw}”不在现行的分类里${more.length > 0 ? `（共 ${more.length + 1} 项指标）` : ''}`,
      expected: '成本指标、产出指标、效益指标、满意度指标之一',
    }))
  },
}
