import { isListedIn } from '../../model/disclosure.ts'
import { toHalfWidth } from '../../model/text.ts'
import { itemName } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const unitName: RuleOn<'county'> = {
  id: 'unit-name',
  on: 'county',
  level: 'warning',
  title: '单位名单上的名称与单位公开的一致',
  source: '财预〔2015〕88号 完整性审核（规范）',
  why: '没有公开的年度，网站照名单上的名称写；名称不一样，一个单位就像是两个。',
  fix: '核对哪一处写错了；单位改了名称的，在 units.yaml 里新旧名称各写一项，旧的写“止: ”，新的写“起: ”',
  example: {
    subject: 'listed',
    passes:
      '单位:\n  - { 编码: "101001", 名称: 示例县图书室, 止: 2024 }\n  - { 编码: "101001", 名称: 示例县图书馆, 起: 2025 }',
    fails: '单位:\n  - { 编码: "101001", 名称: 示例县图书室 }',
  },
  check({ departments, units = [] }) {
    // Earlier years have the names of their time.
    const newest = Math.max(...departments.map(({ year }) => year))
    return departments.flatMap((department): Problem[] => {
      if (department.year !== newest) return []
      const { unit, name, file } = department
      const listed = units.flatMap((one, index) =>
        one.unit === unit && isListedIn(newest, one)
          ? [{ name: one.name, place: `${itemName('单位', index + 1)} › 名称` }]
          : [],
      )
      const [first] = listed
      if (!first || listed.some((one) => plain(one.name) === plain(name))) return []
      return [
        {
          file: 'content/units.yaml',
          field: first.place,
          quote: first.name,
          message: `“${first.name}”（${unit}）在 ${file} 里叫“${name}”`,
          expected: name,
        },
      ]
    })
  },
}

/** A name without what is no difference between two: spaces, and the width of brackets. */
function plain(name: string): string {
  return toHalfWidth(name).replaceAll(/\s/g, '')
}
