import { expect, test } from 'vitest'
import { findingsOf } from './example.ts'

/** The budgets of a department's projects, and those that are said to be in another unit of money than the rest. */
test.each([
  ['one of two in 元', ['12.50', '125000.00'], ['125000.00']],
  ['half of them in 元', ['12.50', '30.00', '125000.00', '300000.00'], ['125000.00', '300000.00']],
  [
    'two small ones of five in 元',
    ['12.50', '30.00', '20.00', '50000.00', '35000.00'],
    ['50000.00', '35000.00'],
  ],
  ['two alike in 元', ['12.50', '30.00', '50000.00', '50000.00'], ['50000.00', '50000.00']],
  ['most of them in 元', ['30.00', '125000.00', '300000.00'], ['金额单位']],
  ['small and large ones of a bureau', ['0.50', '3.00', '45.00', '900.00', '12000.00'], []],
  ['two large programmes beside small ones', ['30.00', '80.00', '12000.00', '15000.00'], []],
])('%s', (_, budgets, told) => {
  const projects = budgets.map((budget) => `预算数: ${budget}\n财政资金: ${budget}\n其他资金:`)
  const found = findingsOf('projects', projects.join('\n---\n'))
  expect(
    found.flatMap(({ rule, field, quote }) => (rule === 'amount-magnitude' ? [quote ?? field] : [])),
  ).toEqual(told)
})

test('three years’ money ten thousand times that of one is told', () => {
  const three = (total: string) => `中期资金: { 资金总额: ${total}, 财政拨款: ${total}, 其他资金: 0.00 }`
  const rules = (total: string) =>
    findingsOf('project', three(total)).map(({ rule, field }) => `${rule} ${field}`)
  expect(rules('90.00')).not.toContain('amount-magnitude 中期资金 › 资金总额')
  expect(rules('900000.00')).toContain('amount-magnitude 中期资金 › 资金总额')
})
