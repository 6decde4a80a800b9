import type { Project } from '../../content/record.ts'
import type { Money } from '../../model/money.ts'
import { hides } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const withheldDerivable: RuleOn<'project'> = {
  id: 'withheld-derivable',
  on: 'project',
  level: 'warning',
  title: '不公开的金额不能由别的数算出来',
  source: '《政府信息公开条例》第三十七条（区分处理）；《保守国家秘密法》第三十六条（汇聚、关联）',
  why: '合计和其余各项都公开，减一减就是不公开的数，等于公开了。',
  fix: '一并不公开能算出它的数（如合计），或说明可以公开，删去“不公开”',
  example: {
    subject: 'project',
    passes: '预算数:\n  不公开: 涉及商业秘密\n财政资金:\n  不公开: 涉及商业秘密\n其他资金: 0.50',
    fails: '预算数: 12.50\n财政资金:\n  不公开: 涉及商业秘密\n其他资金: 0.50',
  },
  check({ project }) {
    const { midtermFunds, result, monitor } = project
    const own = derivable(project, '预算数', { total: project.budget, parts: sources(project) })
    const midterm = midtermFunds
      ? derivable(midtermFunds, '资金总额', {
          total: midtermFunds.total,
          parts: { 财政拨款: midtermFunds.fiscal, 其他资金: midtermFunds.otherFunds },
        }).map((problem) => ({ ...problem, field: `中期资金 › ${problem.field}` }))
      : []
    return [...own, ...midterm, ...statedElsewhere(project, [result, monitor])]
  },
}

function sources({ fiscal, carriedOver, otherFunds }: Project): Record<string, Money | undefined> {
  return { 财政资金: fiscal, 上年结转: carriedOver, 其他资金: otherFunds }
}

interface Sum {
  total: Money | undefined
  parts: Readonly<Record<string, Money | undefined>>
}

/** The one amount of a sum that is withheld: all others being told, it is told too. */
function derivable(part: Project | NonNullable<Project['midtermFunds']>, total: string, sum: Sum): Problem[] {
  const hidden = [total, ...Object.keys(sum.parts)].filter((key) => hides(part, key))
  const [key] = hidden
  if (key === undefined || hidden.length > 1) return []
  const told = Object.values(sum.parts).some((amount) => amount !== undefined)
  if (key === total ? !told : !sum.total) return []
  return [{ field: key, message: '不公开，却能由公开的其他各项金额算出来' }]
}

/** A budget that is withheld in the project and stands in its self-evaluation or monitoring table. */
function statedElsewhere(
  project: Project,
  records: readonly ({ file: string; total: { planned?: Money } } | undefined)[],
): Problem[] {
  if (!hides(project, '预算数')) return []
  return records.flatMap((record): Problem[] => {
    if (!record?.total.planned) return []
    const { file, total } = record
    return [
      {
        file,
        field: '年度资金总额 › 年初预算数',
        quote: total.planned?.raw,
        message: '就是项目文件里不公开的预算数',
      },
    ]
  })
}
