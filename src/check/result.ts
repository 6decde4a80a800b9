import type { Finding } from '../model/finding.ts'
import { judge } from '../model/outcome.ts'
import type { Points } from '../model/points.ts'
import type { Indicator, Project } from '../model/record.ts'
import type { Execution, Outcome, Result } from '../model/result.ts'

/** All of something, in the hundredths that shares and points are counted in: 100%, 100 points. */
const whole = 10000

/**
 * Where a published self-evaluation contradicts the arithmetic of 财预〔2020〕10号: 执行率 is 全年执行数 ÷ 全年预算数, its score
 * that share of its weight; weights sum to 100, scores to 总分; a target that was met has full points, one that was
 * missed has fewer, and a reason. Scores stay as published: all findings are warnings.
 */
export function checkResult({ indicators, result }: Project): Finding[] {
  if (!result) return []
  const problems = [
    ...fundingLines(result).flatMap(([name, line]) => checkExecution(name, line)),
    ...indicators.flatMap((indicator, index) => {
      const outcome = result.outcomes[index]
      return outcome ? checkOutcome(indicator, outcome, `绩效指标 第${index + 1}项`) : []
    }),
    ...checkSums(result),
  ]
  return problems.map((problem) => ({ severity: 'warning', file: result.file, ...problem }))
}

type Problem = Omit<Finding, 'severity' | 'file'>

function fundingLines(result: Result): [string, Execution][] {
  const { total, fiscal, carriedOver, otherFunds } = result
  const lines: [string, Execution | undefined][] = [
    ['年度资金总额', total],
    ['当年财政拨款', fiscal],
    ['上年结转资金', carriedOver],
    ['其他资金', otherFunds],
  ]
  return lines.flatMap(([name, line]) => (line ? [[name, line] as [string, Execution]] : []))
}

function checkExecution(
  name: string,
  { planned, adjusted, spent, rate, weight, score }: Execution,
): Problem[] {
  const budget = adjusted ?? planned
  if (!budget || budget.fen === 0 || !spent) return []
  const share = (spent.fen / budget.fen) * whole
  const problems: Problem[] = []
  if (rate && !agrees(rate, share))
    problems.push({
      rule: 'result-rate',
      field: `${name} › 执行率`,
      message: `“${rate.raw}”与金额不符：执行数 ${spent.raw}，预算数 ${budget.raw}`,
      expected: `${hundredths(share)}%`,
      fix: '对照自评文件，改正金额或执行率；文件本身如此的，照公开',
    })
  const earned = weight && (Math.min(share, whole) / whole) * weight.hundredths
  if (score && weight && earned !== undefined && !agrees(score, earned))
    problems.push({
      rule: 'result-rate-score',
      field: `${name} › 得分`,
      message: `“${score.raw}”不是执行率乘以分值（${weight.raw} 分）`,
      expected: `${hundredths(earned)} 分`,
      fix: '对照自评文件，改正得分；文件本身如此的，照公开',
    })
  return problems
}

function checkOutcome({ target }: Indicator, outcome: Outcome, place: string): Problem[] {
  const { actual, weight, score, reason } = outcome
  const verdict = judge(target, actual)
  const compared = `指标值 ${target.raw}，实际完成 ${actual.raw}`
  const problems: Problem[] = []
  const report = (rule: string, field: string, message: string, expected: string, fix: string) =>
    problems.push({ rule, field: `${place} › ${field}`, message, expected, fix })
  if (weight && score) {
    const full = score.hundredths === weight.hundredths
    if (score.hundredths > weight.hundredths)
      report('result-score', '得分', `“${score.raw}”超过了分值`, `不超过 ${weight.raw} 分`, checkScore)
    else if (!full && (verdict === 'met' || (verdict === 'exceeded' && reason === undefined)))
      report('result-score', '得分', `完成了却没有得满分：${compared}`, `${weight.raw} 分`, checkScore)
    else if (full && verdict === 'missed')
      report('result-score', '得分', `没有完成却得了满分：${compared}`, `少于 ${weight.raw} 分`, checkScore)
  }
  if (verdict === 'missed' && reason === undefined)
    report(
      'result-reason',
      '偏差原因分析及改进措施',
      `没有完成，也没有说明原因：${compared}`,
      '没有完成的原因和改进办法',
      '照自评文件填写',
    )
  return problems
}

const checkScore = '对照自评文件，改正得分、实际完成值或指标值；文件本身如此的，照公开'

function checkSums({ total, outcomes, score }: Result): Problem[] {
  const weights = sum([total.weight, ...outcomes.map(({ weight }) => weight)])
  const scores = sum([total.score, ...outcomes.map((outcome) => outcome.score)])
  const problems: Problem[] = []
  if (weights !== undefined && weights !== whole)
    problems.push({
      rule: 'result-weights',
      field: '绩效指标',
      message: `各项分值加上执行率的分值，合计 ${hundredths(weights)} 分`,
      expected: '100 分',
      fix: '对照自评文件，改正分值；文件本身如此的，照公开',
    })
  if (score && scores !== undefined && scores !== score.hundredths)
    problems.push({
      rule: 'result-total',
      field: '总分',
      message: `“${score.raw}”不是各项得分的合计`,
      expected: `${hundredths(scores)} 分`,
      fix: '对照自评文件，改正总分或各项得分；文件本身如此的，照公开',
    })
  return problems
}

/** The sum of points, unless one is not told. */
function sum(points: readonly (Points | undefined)[]): number | undefined {
  return points.reduce<number | undefined>(
    (total, point) => (total === undefined || point === undefined ? undefined : total + point.hundredths),
    0,
  )
}

/** Whether a published figure is what it should be, rounded or cut off at the decimals it was published with. */
function agrees(published: { raw: string; hundredths: number }, exact: number): boolean {
  const decimals = /[.．](\d*)/.exec(published.raw)?.[1]?.length ?? 0
  const step = 10 ** Math.max(2 - decimals, 0)
  // The share is a fraction of floats: 39.90 ÷ 42.00 must not fall short of 95%.
  const steps = exact / step + 1e-9
  return [Math.round(steps), Math.floor(steps)].includes(published.hundredths / step)
}

function hundredths(value: number): string {
  return (value / 100).toFixed(2)
}
