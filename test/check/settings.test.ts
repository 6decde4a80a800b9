import { expect, test } from 'vitest'
import { readSettings } from '../../src/check/settings.ts'
import { weighted } from '../../src/check/weights/weighted-example.ts'
import { findingsOf } from './example.ts'

type Said = Parameters<typeof readSettings>[0]

/** What is found of weights in a table whose weights add up to that, under the settings of a county. */
function found(total: 90 | 100, said: Said) {
  const table = total === 90 ? weighted : weighted.replace('权重: 10', '权重: 20')
  return findingsOf('project', table, readSettings(said))
    .filter(({ rule }) => rule.startsWith('weights-'))
    .map(({ rule, severity, message, expected }) => `${severity} ${rule} ${message} ${expected}`)
}

test('weights add up to 90, or to 100 where a county says so', () => {
  expect(found(90, undefined)).toEqual([])
  expect(found(100, undefined)).toEqual(['error weights-sum 权重合计 100 分 90 分'])
  expect(found(100, { weightTotal: '100' })).toEqual([])
  expect(found(90, { weightTotal: '100' })).toEqual(['error weights-sum 权重合计 90 分 100 分'])
})

test('a rule is as strict as a county says, or not asked', () => {
  const level = (level: '错误' | '提醒' | '不查') => ({ levels: [{ rule: 'weights-sum', level }] })
  expect(found(100, level('提醒'))).toEqual(['warning weights-sum 权重合计 100 分 90 分'])
  expect(found(100, level('不查'))).toEqual([])
})

test('what may not be waived, and what tells of persons, is never taken more lightly', () => {
  const refused = (rule: string, level: '错误' | '提示') =>
    readSettings({ levels: [{ rule, level }] }).findings.map(({ rule, field }) => [rule, field])
  const loosened = [['rule-loosened', '检查 › 级别 第1项 › 级别']]
  expect(refused('mobile-number', '提示')).toEqual(loosened)
  expect(refused('identity-card', '提示')).toEqual(loosened)
  expect(refused('secrecy-mark', '提示')).toEqual(loosened)
  expect(refused('target-outlier', '错误')).toEqual([])
  expect(refused('nothing', '错误')).toEqual([['rule-unknown', '检查 › 级别 第1项 › 规则']])
})
