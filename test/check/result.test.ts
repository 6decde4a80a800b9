import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkResult } from '../../src/check/result.ts'
import { readExample } from '../../src/content/example.ts'
import { parseMoney } from '../../src/model/money.ts'
import { parsePercent } from '../../src/model/percent.ts'
import { parsePoints } from '../../src/model/points.ts'
import type { Project } from '../../src/model/record.ts'
import type { Outcome, Result } from '../../src/model/result.ts'
import { parseTarget } from '../../src/model/target.ts'

const [example] = (await readExample(join(import.meta.dirname, '../..'), 'mof-10-result')).projects
if (!example?.result) throw new Error('no example of a result')
const { result, ...project } = example

/** What is said of the example with another result: rule, field and message of each finding. */
function said(change: Partial<Result>): string[] {
  const changed: Project = { ...project, result: { ...result, ...change } }
  return checkResult(changed).map(({ rule, field, message }) => `${rule} ${field}：${message}`)
}

/** The same with one outcome changed: 0 is ≥3000册 of 3120册, 1 is ≥24场 of 22场. */
function saidOf(index: number, change: Partial<Outcome>): string[] {
  const outcomes = result.outcomes.map((outcome, at) => (at === index ? { ...outcome, ...change } : outcome))
  return said({ outcomes }).filter((line) => !/^result-(total|weights)/.test(line))
}

test('the example contradicts nothing, and a project without a result neither', () => {
  expect(said({})).toEqual([])
  expect(checkResult(project)).toEqual([])
})

test('all are warnings about the result file', () => {
  const findings = checkResult({ ...project, result: { ...result, score: parsePoints('90') } })
  expect(findings).toMatchObject([
    { severity: 'warning', file: result.file, field: '总分', expected: '98.25 分' },
  ])
})

describe('执行率', () => {
  const rate = (raw: string) =>
    said({ total: { ...result.total, rate: parsePercent(raw), score: undefined } })

  test('is spent ÷ budget, rounded or cut off where it was published', () => {
    for (const raw of ['95', '95.0', '95.00', '95%']) expect(rate(raw)).toEqual([])
    const thirds = { adjusted: parseMoney('3.00', '万元'), spent: parseMoney('2.00', '万元') }
    for (const raw of ['66', '67', '66.6', '66.7', '66.66', '66.67'])
      expect(said({ otherFunds: { ...thirds, rate: parsePercent(raw) } })).toEqual([])
    expect(said({ otherFunds: { ...thirds, rate: parsePercent('66.65') } })).toHaveLength(1)
  })

  test('else is told with both amounts', () => {
    expect(rate('96.00')).toEqual([
      'result-rate 年度资金总额 › 执行率：“96.00”与金额不符：执行数 39.90，预算数 42.00',
    ])
  })

  test('goes by 年初预算数 where there is no 全年预算数, and is not checked without amounts', () => {
    const line = { spent: parseMoney('9.00', '万元'), rate: parsePercent('90.00') }
    expect(said({ fiscal: { ...line, planned: parseMoney('10.00', '万元') } })).toEqual([])
    expect(said({ fiscal: line })).toEqual([])
    expect(said({ fiscal: { ...line, planned: parseMoney('0.00', '万元') } })).toEqual([])
  })

  test('has its share of its points, and no more than all of them', () => {
    const score = (raw: string, spent: string) =>
      said({
        total: {
          ...result.total,
          rate: undefined,
          spent: parseMoney(spent, '万元'),
          score: parsePoints(raw),
        },
      }).filter((line) => line.startsWith('result-rate'))
    expect(score('9.5', '39.90')).toEqual([])
    expect(score('10', '42.00')).toEqual([])
    expect(score('10', '45.00')).toEqual([])
    expect(score('10', '39.90')).toEqual([])
    expect(score('10', '38.00')).toEqual([
      'result-rate-score 年度资金总额 › 得分：“10”不是执行率乘以分值（10 分）',
    ])
  })
})

describe('points of an indicator', () => {
  test('are full where the target was met', () => {
    expect(saidOf(0, { actual: parseTarget('3000册'), score: parsePoints('18') })).toEqual([
      'result-score 绩效指标 第1项 › 得分：完成了却没有得满分：指标值 ≥3000册，实际完成 3000册',
    ])
  })

  test('may be fewer where it was exceeded and a reason says why: the target was too low', () => {
    expect(saidOf(0, { score: parsePoints('18') })).toHaveLength(1)
    expect(saidOf(0, { score: parsePoints('18'), reason: '指标值定得偏低。' })).toEqual([])
  })

  test('are not full where it was missed', () => {
    expect(saidOf(1, { score: parsePoints('15') })).toEqual([
      'result-score 绩效指标 第2项 › 得分：没有完成却得了满分：指标值 ≥24场，实际完成 22场',
    ])
  })

  test('are met from below where less is better', () => {
    expect(saidOf(2, { actual: parseTarget('15天') })).toEqual([])
    expect(saidOf(2, { actual: parseTarget('16天'), reason: '邮路中断。' })).toHaveLength(1)
  })

  test('are no more than there are', () => {
    expect(saidOf(0, { score: parsePoints('21') })).toEqual([
      'result-score 绩效指标 第1项 › 得分：“21”超过了分值',
    ])
  })

  test('of what no program can judge are not judged', () => {
    expect(saidOf(0, { actual: parseTarget('基本完成'), score: parsePoints('12') })).toEqual([])
  })
})

test('a missed target needs a reason', () => {
  expect(saidOf(1, { reason: undefined })).toEqual([
    'result-reason 绩效指标 第2项 › 偏差原因分析及改进措施：没有完成，也没有说明原因：指标值 ≥24场，实际完成 22场',
  ])
})

describe('sums', () => {
  test('weights come to 100, scores to 总分', () => {
    const outcomes = result.outcomes.map((outcome) => ({
      ...outcome,
      weight: parsePoints('20'),
      score: parsePoints('5'),
    }))
    expect(said({ outcomes }).filter((line) => /^result-(total|weights)/.test(line))).toEqual([
      'result-weights 绩效指标：各项分值加上执行率的分值，合计 110.00 分',
      'result-total 总分：“98.25”不是各项得分的合计',
    ])
  })

  test('are not checked where some are not told', () => {
    expect(saidOf(0, { weight: undefined, score: undefined })).toEqual([])
    expect(said({ score: undefined })).toEqual([])
  })
})
