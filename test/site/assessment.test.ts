import { describe, expect, test } from 'vitest'
import { assess } from '../../src/model/assessment.ts'
import { parsePoints } from '../../src/model/points.ts'
import { parseTarget } from '../../src/model/target.ts'
import { gradeOf } from '../../src/site/grade.ts'

describe('what became of a promise', () => {
  test.each([
    ['≥80件', '80件', '达到', undefined],
    ['≥80件', '100件', '超额', '超出目标 20 件（25%）'],
    ['≥80件', '100', '超额', '超出目标 20 件（25%）'],
    ['≥80件', '70件', '未达到', '比目标少 10 件（12.5%）'],
    ['≥1,000册', '1001册', '超额', '超出目标 1 册（0.1%）'],
    ['≥100000人', '100001人', '超额', '超出目标 1 人（不到0.1%）'],
    ['≥90百分比', '95.5%', '超额', '超出目标 5.5 个百分点'],
    ['≥90%', '88%', '未达到', '比目标少 2 个百分点'],
    ['≥0.3万元', '0.1万元', '未达到', '比目标少 0.2 万元（66.7%）'],
    ['≥0件', '3件', '超额', '超出目标 3 件'],
    ['>3次', '3次', '未达到', '应大于目标'],
  ])('%s with %s: %s, %s', (target, actual, word, detail) => {
    expect(assess(parseTarget(target), parseTarget(actual))).toEqual({ word, ...(detail && { detail }) })
  })

  test.each([
    ['≤5百分比', '5%', '达到', undefined],
    ['≤5百分比', '2%', '达到', '低于上限 3 个百分点'],
    ['≤5百分比', '6%', '未达到', '超过上限 1 个百分点'],
    ['≤30分钟', '24分钟', '达到', '低于上限 6 分钟（20%）'],
    ['<5次', '5次', '未达到', '应小于上限'],
  ])('a cap is kept from below: %s with %s: %s, %s', (target, actual, word, detail) => {
    expect(assess(parseTarget(target), parseTarget(actual))).toEqual({ word, ...(detail && { detail }) })
  })

  test.each([
    ['12次', '12次', '达到', undefined],
    ['12次', '13次', '由人判断', '比目标多 1 次（8.3%）'],
    ['12次', '9次', '未达到', '比目标少 3 次（25%）'],
    ['10-20次', '20次', '达到', undefined],
    ['10-20次', '9次', '未达到', '比目标少 1 次（10%）'],
    ['10-20次', '22次', '未达到', '超过上限 2 次（10%）'],
  ])('one value or a range: %s with %s: %s, %s', (target, actual, word, detail) => {
    expect(assess(parseTarget(target), parseTarget(actual))).toEqual({ word, ...(detail && { detail }) })
  })

  test.each([
    ['显著提升', '显著提升', '定性指标'],
    ['12月底前', '11月', '时间要求'],
    ['≥80件', '80人', '实际完成值与指标值的写法或单位不同'],
    ['≥80件', '已完成', '实际完成值与指标值的写法或单位不同'],
  ])('%s with %s is for a person to judge: %s', (target, actual, detail) => {
    expect(assess(parseTarget(target), parseTarget(actual))).toEqual({ word: '由人判断', detail })
  })
})

test.each([
  ['100', '优'],
  ['90', '优'],
  ['89.99', '良'],
  ['80.00', '良'],
  ['79.5', '中'],
  ['60', '中'],
  ['59.9', '差'],
  ['0', '差'],
])('%s points are %s', (raw, grade) => {
  const points = parsePoints(raw)
  expect(points && gradeOf(points).name).toBe(grade)
})
