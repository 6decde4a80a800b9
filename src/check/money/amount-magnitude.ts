import type { Department, Project } from '../../content/record.ts'
import { moneyUnits } from '../../model/money.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** 元 typed where 万元 is meant makes ten thousand times as much. */
const slip = moneyUnits.万元 / moneyUnits.元
/** So many times its largest neighbour is no likely project, if it is large by itself. */
const far = 100
/** So many times is no likely project, whatever it is. */
const veryFar = 1000
/** 10 亿元: a county's project is hardly ever as large. In 分. */
const large = 1e11
/** 1 亿元: several of a unit's projects may be as large, but not beside others of a few 万元. In 分. */
const largeForSeveral = 1e10
/** 1000 元: no project is as small. In 分. */
const small = 1e5

export const amountMagnitude: RuleOn<'department'> = {
  id: 'amount-magnitude',
  on: 'department',
  level: 'warning',
  title: '金额没有差出几个数量级',
  source: '财预〔2015〕88号 适当性审核（资金匹配性）',
  why: '该填万元的填了元，就多出一万倍；合计、占比和比较都跟着错。',
  fix: '对照批复的文件核对金额和单位；批复的文件如此的，照原样公开',
  example: {
    subject: 'projects',
    passes: '预算数: 12.50\n财政资金: 12.50\n其他资金:\n---\n预算数: 380.00\n财政资金: 380.00\n其他资金:',
    fails:
      '预算数: 12.50\n财政资金: 12.50\n其他资金:\n---\n预算数: 125000.00\n财政资金: 125000.00\n其他资金:',
  },
  check({ department }) {
    const { file, moneyUnit, projects } = department
    const sorted = projects
      .flatMap(({ budget }) => (budget && budget.fen > 0 ? [budget.fen] : []))
      .sort((a, b) => a - b)
    const unlikely = moneyUnit === '元' ? sorted.filter((fen) => fen < small) : []
    const huge = sorted.filter((fen) => fen >= large)
    const most = [unlikely, huge].find(({ length }) => length * 2 > sorted.length)
    if (most && (most === unlikely || most.length > 1))
      return [
        {
          file,
          field: '金额单位',
          message: `${sorted.length} 个项目中有 ${most.length} 个的预算数${most === huge ? '超过 10 亿元' : '不到 1000 元'}`,
          expected: `以${moneyUnit}为单位的金额`,
        },
      ]
    return projects.flatMap((project) => [
      ...besideNeighbours(project, sorted, department),
      ...besideOwn(project, department),
    ])
  },
}

/** @param sorted the budgets of the department in 分, from the smallest to the largest */
function besideNeighbours(
  { file, budget }: Project,
  sorted: readonly number[],
  { moneyUnit }: Department,
): Problem[] {
  if (!budget || budget.fen === 0) return []
  const place = { file, field: '预算数', quote: budget.raw }
  const alone = sorted.length < 2
  const from = sorted.findLastIndex((_, index) => isFarAbove(sorted, index))
  const [below = 0, above = large] = [sorted[from - 1], sorted[from]]
  if (budget.fen >= above && (alone || from > 0))
    return [
      {
        ...place,
        message: alone
          ? `“${budget.raw}”${moneyUnit}超过 10 亿元`
          : `“${budget.raw}”${moneyUnit}是本单位${from < sorted.length - 1 ? '较小的' : '其他'}项目最多的 ${Math.round(budget.fen / below)} 倍`,
        expected: `核对是不是把元当成了万元，多了 ${slip} 倍`,
      },
    ]
  const least = sorted.find((fen) => fen >= small) ?? 0
  if (moneyUnit === '元' && budget.fen < small && least >= budget.fen * veryFar)
    return [
      {
        ...place,
        message: `“${budget.raw}”元不到 1000 元，本单位其他项目最少的也是它的 ${Math.round(least / budget.fen)} 倍`,
        expected: `核对是不是把万元当成了元，少了 ${slip} 倍`,
      },
    ]
  return []
}

/** Whether the budgets from a place on are in another unit than those below, by all that is likely. */
function isFarAbove(sorted: readonly number[], from: number): boolean {
  const [below = Number.POSITIVE_INFINITY, above = 0] = [sorted[from - 1], sorted[from]]
  const times = above / below
  if (from < sorted.length - 1) return from > 1 && above >= largeForSeveral && times >= veryFar
  return (above >= large && times >= far) || (sorted.length > 2 && times >= veryFar)
}

/** The same project's other amounts: those of three years, of its self-evaluation and of its monitoring table. */
function besideOwn(
  { file, budget, midtermFunds, result, monitor }: Project,
  { moneyUnit }: Department,
): Problem[] {
  if (!budget || budget.fen === 0) return []
  const told = [
    { file, field: '中期资金 › 资金总额', amount: midtermFunds?.total },
    { file: result?.file, field: '年度资金总额 › 年初预算数', amount: result?.total.planned },
    { file: monitor?.file, field: '年度资金总额 › 年初预算数', amount: monitor?.total.planned },
  ]
  return told.flatMap(({ file, field, amount }): Problem[] => {
    if (!file || !amount || amount.fen === 0) return []
    const times = Math.max(amount.fen / budget.fen, budget.fen / amount.fen)
    if (times < veryFar) return []
    return [
      {
        file,
        field,
        quote: amount.raw,
        message: `“${amount.raw}”${moneyUnit}与项目的预算数“${budget.raw}”相差 ${Math.round(times)} 倍`,
        expected: '与预算数差不多',
      },
    ]
  })
}
