import type { Twins } from '../compare/alike.ts'
import { isLoweredAtSameMoney, moneyOf, type ProjectChange } from '../compare/project-changes.ts'
import type { Department } from '../content/record.ts'
import { amountText } from '../model/amount.ts'
import { assess } from '../model/assessment.ts'
import type { Target } from '../model/target.ts'
import { targetText } from '../model/target-text.ts'
import { changeWords, unitYearSentence } from './sentences.ts'

/** A part of a brief: what it is about, and its facts. */
export interface BriefPart {
  heading: string
  lines: readonly string[]
}

/** So many facts of a kind fit on one sheet with the others. */
const most = 4

/**
 * A unit's budget year on one sheet, for a deputy: facts to ask about, no verdicts. Parts without facts are left out.
 * @param lastYear the unit's year before, whose promises have been evaluated by now
 */
export function briefOf(
  department: Department,
  changes: readonly ProjectChange[],
  twins: readonly Twins[],
  lastYear: Department | undefined,
): BriefPart[] {
  const known = new Set(changes.map(({ project }) => project))
  const fresh = changes.length === 0 ? [] : department.projects.filter((project) => !known.has(project))
  const parts: BriefPart[] = [
    { heading: '这一年', lines: [unitYearSentence(department, changes)] },
    { heading: '预算最多的项目', lines: largest(department) },
    { heading: '降低的承诺', lines: shorten(changes.flatMap(loweredLines)) },
    {
      heading: '新增的项目',
      lines: shorten(
        fresh.map(({ name, budget }) => `${name}${budget ? `，${amountText(budget.fen)}` : ''}`),
      ),
    },
    {
      heading: lastYear ? `${lastYear.year} 年没有做到的` : '',
      lines: shorten(lastYear ? missedLines(lastYear) : []),
    },
    {
      heading: '指标相同的项目',
      lines: shorten(
        twins.map(
          ({ first, second, common }) => `${first.name}，${second.name}：${common} 项指标和指标值相同`,
        ),
      ),
    },
    { heading: '可以问的', lines: questions(department, changes, lastYear) },
  ]
  return parts.filter(({ lines }) => lines.length > 0)
}

function shorten(lines: readonly string[]): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `另有 ${lines.length - most} 项，见网页`]
}

function largest({ projects }: Department): string[] {
  const sorted = projects.toSorted((a, b) => (b.budget?.fen ?? 0) - (a.budget?.fen ?? 0))
  return sorted
    .slice(0, 3)
    .map(({ name, budget }) => `${name}：${budget ? amountText(budget.fen) : '预算数不予公开'}`)
}

function loweredLines(change: ProjectChange): string[] {
  const money = moneyOf(change)
  const text = money && changeWords(money.before, money.after)
  return change.indicators.flatMap(({ move, before, after }) =>
    move === 'lowered' && before && after
      ? [
          `${change.project.name}，${after.name}：${fromTo(before.target, after.target)}${text ? `；钱${text}` : ''}`,
        ]
      : [],
  )
}

/** `不少于 1,070 公里 → 900 公里`: what both targets say is said once. */
function fromTo(before: Target, after: Target): string {
  const alike = before.kind === 'quantity' && after.kind === 'quantity' && before.operator === after.operator
  const to = alike && before.unit === after.unit ? ({ ...after, operator: '=' } as const) : after
  return `${targetText(before)} → ${targetText(to)}`
}

function missedLines({ projects }: Department): string[] {
  return projects.flatMap(({ name, indicators, result }) =>
    indicators.flatMap(({ name: indicator, target }, index) => {
      const outcome = result?.outcomes[index]
      if (!outcome || assess(target, outcome.actual).word !== '未达到') return []
      return [`${name}，${indicator}：${targetText(target)}，做到 ${targetText(outcome.actual)}`]
    }),
  )
}

function questions(
  department: Department,
  changes: readonly ProjectChange[],
  lastYear: Department | undefined,
): string[] {
  const cheaper = changes.filter(isLoweredAtSameMoney)
  const untold = lastYear?.projects.filter(({ result }) => !result) ?? []
  const unmeasured = department.projects.filter(
    ({ indicators }) => !indicators.some(({ level1 }) => level1.term === 'satisfaction'),
  )
  return [
    ...cheaper
      .map(
        ({ project }) =>
          `${project.name}：钱没有少，为什么承诺降低？${project.adjustment ? '（单位有说明）' : ''}`,
      )
      .slice(0, most),
    ...(lastYear && untold.length > 0
      ? [`${lastYear.year} 年有 ${untold.length} 个项目没有公开自评，结果怎样？`]
      : []),
    ...(unmeasured.length > 0 ? [`${unmeasured.length} 个项目没有满意度指标，怎样知道群众满不满意？`] : []),
  ]
}
