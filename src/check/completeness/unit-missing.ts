import { disclosuresOf } from '../../model/disclosure.ts'
import type { RuleOn } from '../rule.ts'

export const unitMissing: RuleOn<'county'> = {
  id: 'unit-missing',
  on: 'county',
  level: 'warning',
  title: '应当公开的单位都公开了',
  source: '《预算法》第十四条',
  why: '单位名单（units.yaml）里有、这一年没有内容的，网站会写明它还没有公开。',
  fix: '催单位报来；撤并的，写“止: ”和最后一个年度；依法不公开的，写“免公开的理由: ”',
  example: {
    subject: 'listed',
    passes: '单位:\n  - { 编码: "101001", 名称: 示例县图书馆 }',
    fails: '单位:\n  - { 编码: "101001", 名称: 示例县图书馆 }\n  - { 编码: "101002", 名称: 示例县文化馆 }',
  },
  check({ departments, units }) {
    const newest = Math.max(...departments.map(({ year }) => year))
    if (!units || departments.length === 0) return []
    return disclosuresOf(newest, departments, units)
      .filter(({ state }) => state === 'missing')
      .map(({ unit, name }) => ({
        file: 'content/units.yaml',
        field: '单位',
        quote: unit,
        message: `“${name}”${newest} 年没有内容，网站上会写它还没有公开`,
        expected: `content/${unit}/${newest}/ 里有它的内容`,
      }))
  },
}
