import { expect, test } from 'vitest'
import { isKnownUnit } from '../../src/model/known-units.ts'

test.each([
  ...['%', '‰', '件', '人次', '册次', '万人次', '个工作日', '个月', '元/人·月', '万元/年', '元/亩', '人/年'],
  ...['标箱', '台（套）', '人(次)', '㎡', 'mg/m³', '个百分点', '元/平方米', '亿元', '个村', '次/月', '千米'],
])('%s is a unit in use', (unit) => {
  expect(isKnownUnit(unit)).toBe(true)
})

test.each(['', '万', '件案', '完成率', '人以', '/', '元/', '百分'])('“%s” is none', (unit) => {
  expect(isKnownUnit(unit)).toBe(false)
})
