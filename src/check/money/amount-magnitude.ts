import type { Department, Project } from '../../content/record.ts'
import { moneyUnits } from '../../model/money.ts'
import type { Problem, RuleOn } from '../rule.ts'

/** 元 typed where 万元 is meant makes ten thousand times as much. */
const slip = moneyUnits.万元 / moneyUnits.元
/** So many times its largest neighbour is no likely project, if it is large by itself. */
const far = 100
/** 10 亿元: a county's project is hardly ever as large. In 分. */
const large = 1e11

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
  check(department) {
    const { file, moneyUnit, projects } = department.department
    const budgets = projects.flatMap(({ budget }) => (budget && budget.fen > 0 ? [budget.fen] : []))
    const most = budgets.filter((fen) => fen >= large).length
    if (most >= 2 && most * 2 > budgets.length)
      return [
        {
          file,
          field: '金额单位',
          message: `${budgets.length} 个项目中有 ${most} 个的预算数超过 10 亿元`,
          expected: `以${moneyUnit}为单位的金额`,
        },
      ]
    const sorted = budgets.sort((a, b) => a - b)
    return projects.flatMap((project) => [
      ...besideNeighbours(project, sorted, department.department),
      ...besideOwn(project, department.department),
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
  const [least = 0] = sorted
  const next = sorted.at(budget.fen === sorted.at(-1) ? -2 : -1) ?? 0
  const times = Math.round(budget.fen / next)
  const alone = sorted.length < 2
  if ((budget.fen >= large && (alone || times >= far)) || (sorted.length > 2 && times >= far * 10))
    return [
      {
        ...place,
        message: alone
          ? `“${budget.raw}”${moneyUnit}超过 10 亿元`
          : `“${budget.raw}”${moneyUnit}是本单位其他项目最多的 ${times} 倍`,
        expected: `核对是不是把元当成了万元，多了 ${slip} 倍`,
      },
    ]
  const second = sorted[1] ?? 0
  if (moneyUnit === '元' && budget.fen === least && budget.fen < 100_000 && second >= budget.fen * 1000)
    return [
      {
        ...place,
        message: `“${budget.raw}”元不到 1000 元，本单位其他项目最少的也是它的 ${Math.round(second / budget.fen)} 倍`,
        expected: `核对是不是把万元当成了元，少了 ${slip} 倍`,
      },
    ]
  return []
}

/** The same amount in a project's self-evaluation and monitoring table. */
function besideOwn({ budget, result, monitor }: Project, { moneyUnit }: Department): Problem[] {
  if (!budget || budget.fen === 0) return []
  const told = [
    { file: result?.file, amount: result?.total.planned },
    { file: monitor?.file, amount: monitor?.total.planned },
  ]
  return told.flatMap(({ file, amount }): Problem[] => {
    if (!file || !amount || amount.fen === 0) return []
    const times = Math.max(amount.fen / budget.fen, budget.fen / amount.fen)
    if (times < far * 10) return []
    return [
      {
        file,
        field: '年度资金总额 › 年初预算数',
        quote: amount.raw,
        message: `“${amount.raw}”${moneyUnit}与项目文件里的预算数“${budget.raw}”相差 ${Math.round(times)} 倍`,
        expected: '与预算数差不多',
      },
    ]
  })
}
