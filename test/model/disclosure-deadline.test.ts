import { describe, expect, test } from 'vitest'
import { daysBetween, disclosureDeadline, punctuality } from '../../src/model/disclosure-deadline.ts'

describe('the last day of disclosure, twenty calendar days after approval (预算法 第十四条)', () => {
  test.each([
    ['2020-02-18', '2020-03-09'],
    ['2021-02-18', '2021-03-10'],
    ['2020-12-20', '2021-01-09'],
    ['2020-01-20 17:30', '2020-02-09'],
  ])('%s: %s', (approved, last) => {
    expect(disclosureDeadline(approved)).toBe(last)
  })
})

describe('in time or late', () => {
  test.each([
    ['2020-02-18', '2020-03-09 23:59', { kind: 'in-time', deadline: '2020-03-09' }],
    ['2020-02-18 09:00', '2020-03-10 00:00', { kind: 'late', deadline: '2020-03-09', days: 1 }],
    ['2020-02-18', '2020-04-09', { kind: 'late', deadline: '2020-03-09', days: 31 }],
    ['2020-02-18', undefined, { kind: 'unknown', deadline: '2020-03-09' }],
    [undefined, '2020-03-02', { kind: 'unknown' }],
  ])('approved %s, published %s', (approved, published, said) => {
    expect(punctuality({ approved, published })).toEqual(said)
  })
})

test('days between two dates, whatever the time of day', () => {
  expect(daysBetween('2020-02-28 23:59', '2020-03-01 00:00')).toBe(2)
  expect(daysBetween('2020-03-01', '2020-02-28')).toBe(-2)
  expect(daysBetween('2020-03-01', '2020-03-01 18:00')).toBe(0)
})
