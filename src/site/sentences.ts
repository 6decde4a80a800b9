import { type IndicatorFamily, unitsOf } from '../compare/indicator-families.ts'
import { isLoweredAtSameMoney, moneyOf, type ProjectChange, tallyMoves } from '../compare/project-changes.ts'
import type { Match, Thread } from '../compare/threads.ts'
import type { Department, Project } from '../content/record.ts'
import { amountText } from '../model/amount.ts'
import type { Disclosure } from '../model/disclosure.ts'
import { type Results, resultsOf } from '../model/results.ts'
import type { Target } from '../model/target.ts'
import { targetText } from '../model/target-text.ts'
import { sumText, type Totals, totals } from '../model/totals.ts'

/** What a page answers first, made from its numbers. Each part is left out where there is nothing to say. */

/** `预算 428.14 万元（比上年 +5.9%），承诺 7 项；自评 98.60 分：6 项达到，1 项未达到。` */
export function projectSentence(project: Project, change?: ProjectChange): string {
  const { budget, indicators, result } = project
  const money = budget ? `预算 ${amountText(budget.fen)}${change ? against(change) : ''}` : '预算数不予公开'
  const score = result?.score ? `自评 ${result.score.raw} 分：` : '自评：'
  return sentence([
    `${money}，承诺 ${indicators.length} 项`,
    result && `${score}${endsText(resultsOf([project]))}`,
  ])
}

/** Of a unit's year: how much for how many projects, what was lowered or raised, what became of it. */
export function unitYearSentence(department: Department, changes: readonly ProjectChange[]): string {
  const { projects } = department
  const sum = totals(projects)
  const all = sum.budget && sum.fiscal === sum.budget ? '，全部是财政资金' : ''
  return sentence([
    `${projects.length === 1 ? '只有 ' : ''}${sumText(sum)}${all}${promisedText(sum)}`,
    movesText(changes),
    evaluationText(resultsOf(projects)),
  ])
}

/** Of a unit through its years, newest first. */
export function unitSentence(departments: readonly Department[]): string {
  const [newest, oldest] = [departments[0], departments.at(-1)]
  if (!newest || !oldest) return ''
  const sum = totals(newest.projects)
  const now = `${newest.year} 年${sum.projects > 0 ? ' ' : ''}${sumText(sum)}`
  if (newest === oldest) return sentence([`公开了 1 个年度：${now}`])
  return sentence([`公开了 ${departments.length} 个年度，从 ${oldest.year} 年到 ${newest.year} 年`, now])
}

/** Of the county in a year. */
export function countySentence(
  departments: readonly Department[],
  changes: readonly ProjectChange[],
): string {
  const sum = totals(departments.flatMap(({ projects }) => projects))
  return sentence([
    `${departments.length} 个单位公开${sum.projects > 0 ? '了 ' : '，'}${sumText(sum)}${promisedText(sum)}`,
    movesText(changes),
  ])
}

function promisedText({ projects, indicators }: Totals): string {
  return projects > 0 ? `，承诺 ${indicators} 项` : ''
}

/** Who has not published, by name: `示例县司法局还没有公开。` Undefined where nobody is missing. */
export function missingSentence(disclosures: readonly Disclosure<Department>[]): string | undefined {
  const missing = disclosures.filter(({ state }) => state === 'missing').map(({ name }) => name)
  if (missing.length === 0) return undefined
  const names = missing.slice(0, 3).join('、')
  return `${names}${missing.length > 3 ? `等 ${missing.length} 个单位` : ''}还没有公开。`
}

/** What became of promises, all that there is: `6 项达到，1 项未达到`. */
function endsText({ met, exceeded, missed, undecided }: Results): string {
  const ends: [number, string][] = [
    [met, '达到'],
    [exceeded, '超额'],
    [missed, '未达到'],
    [undecided, '由人判断'],
  ]
  const told = ends.filter(([count]) => count > 0)
  const [only] = told
  if (told.length === 1 && only && only[0] > 1) return `${only[0]} 项全部${only[1]}`
  return told.map(([count, word]) => `${count} 项${word}`).join('，') || '没有可以对照的指标'
}

function evaluationText(results: Results): string | undefined {
  if (results.evaluated === 0) return undefined
  const who = results.evaluated === results.projects ? '全部项目' : `${results.evaluated} 个项目`
  return `${who}公开了自评：${endsText(results)}`
}

/** What became of the promises of projects that had a year before; new projects are none of them. */
function movesText(changes: readonly ProjectChange[]): string | undefined {
  if (changes.length === 0) return undefined
  const { lowered, raised, added, dropped, incomparable } = tallyMoves(changes)
  const moves: [number, string][] = [
    [lowered, '降低'],
    [raised, '提高'],
    [added, '新增'],
    [dropped, '取消'],
  ]
  const told = moves.filter(([count]) => count > 0).map(([count, word]) => `${count} 项${word}`)
  if (told.length > 0) return `与上年比，${told.join('，')}`
  return incomparable > 0 ? `${incomparable} 项与上年不能直接比` : '延续的项目承诺与上年相同'
}

/** How the money of a project changed: `（比上年 +5.9%）`; where it paused, since which year. */
function against(change: ProjectChange): string {
  const money = moneyOf(change)
  if (!money) return ''
  const { year } = change.before.department
  const since = year === change.department.year - 1 ? '上年' : ` ${year} 年`
  const text = changeText(money.before, money.after)
  if (text === undefined) return `（与${since}相同）`
  return `（比${since}${/^\p{sc=Han}/u.test(text) ? '' : ' '}${text}）`
}

/** What was done of a promise: `做到 963 公里`, `实际已完成`. */
export function doneText(actual: Target): string {
  const text = targetText(actual)
  if (actual.kind === 'withheld') return text
  return actual.kind === 'quality' ? `实际${text}` : `做到 ${text}`
}

/** How much more or less, in percent of the former: `+5.9%`, `−12.0%`; undefined where it is the same. */
export function changeText(before: number, after: number): string | undefined {
  if (before === after) return undefined
  if (before === 0) return '从无到有'
  return `${after > before ? '+' : '−'}${percentText(before, after)}`
}

/** The same in words: `多了 5.9%`, `少了 12.0%`, `没有变`. */
export function changeWords(before: number, after: number): string {
  if (before === after) return '没有变'
  if (before === 0) return '从无到有'
  return `${after > before ? '多了' : '少了'} ${percentText(before, after)}`
}

function percentText(before: number, after: number): string {
  const size = Math.abs(((after - before) / before) * 100)
  return `${size < 0.05 ? '不到 0.1' : size.toFixed(1)}%`
}

function sentence(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part).join('；')}。`
}

/** Of a project through its years: `从 2023 年到 2026 年，4 年，从 397.47 万元到 418.49 万元；上年 6 项达到，1 项未达到。` */
export function threadSentence(thread: Thread): string {
  const [latest, oldest] = [thread[0], thread.at(-1)]
  if (!latest || !oldest) return ''
  if (latest === oldest) return sentence([`只有 ${latest.department.year} 年`, moneyIn(latest.project)])
  const [from, to] = [oldest.project.budget, latest.project.budget]
  const money = from && to && `预算从 ${amountText(from.fen)}到 ${amountText(to.fen)}`
  const evaluated = thread.find(({ project }) => project.result)
  return sentence([
    `从 ${oldest.department.year} 年到 ${latest.department.year} 年，${thread.length} 个年度`,
    money,
    evaluated && `${evaluated.department.year} 年的承诺：${endsText(resultsOf([evaluated.project]))}`,
  ])
}

/** How a project was found in two years, for readers, who know nothing of the keys of content files. */
export const matchWords: Readonly<Record<Match, string>> = {
  延续自: '按单位注明的延续关系',
  项目编码: '按项目编码',
  项目名称: '按项目名称',
}

function moneyIn({ budget }: Project): string {
  return budget ? `预算 ${amountText(budget.fen)}` : '预算数不予公开'
}

/** How many promises were lowered, and of how many of these the money did not fall. */
export function changesSentence(changes: readonly ProjectChange[]): string {
  if (changes.length === 0) return '没有能与上年对应的项目。'
  const { lowered, raised, same } = tallyMoves(changes)
  const sameMoney = tallyMoves(changes.filter(isLoweredAtSameMoney)).lowered
  if (lowered === 0) return sentence(['没有降低的承诺', `${raised} 项提高，${same} 项不变`])
  const money = sameMoney === 0 ? '这些项目的钱也少了' : `其中 ${sameMoney} 项钱没有少`
  return sentence([`${lowered} 项承诺降低，${money}`, `${raised} 项提高，${same} 项不变`])
}

/**
 * What is said of a unit's year whose content cannot be shown before its clerk mends it.
 * @param stays whether its finished pages stay as they were
 */
export function correctingText(stays = false): string {
  return stays ? '仍是上次公开的样子，内容正在更正' : '内容正在更正'
}

/**
 * Of a budget year: who published, was late, has not.
 * @param listed whether it is known who should publish
 */
export function statusSentence(
  year: number,
  disclosures: readonly Disclosure<Department>[],
  listed: boolean,
): string {
  const count = (...states: Disclosure<Department>['state'][]) =>
    disclosures.filter(({ state }) => states.includes(state)).length
  const due = disclosures.length - count('exempt')
  const [late, missing, correcting, exempt] = [
    count('late'),
    count('missing'),
    count('correcting'),
    count('exempt'),
  ]
  const all = late + missing + correcting === 0 ? '全部公开' : `${due - missing - correcting} 个已公开`
  return [
    listed ? `${year} 年应当公开的 ${due} 个单位，${all}` : `${year} 年，${due - correcting} 个单位公开`,
    late > 0 ? `，其中 ${late} 个迟了` : '',
    missing > 0 ? `；${missingSentence(disclosures)?.replace(/。$/, '')}` : '',
    correcting > 0 ? `；${correcting} 个的${correctingText()}` : '',
    exempt > 0 ? `；另有 ${exempt} 个依法免公开` : '',
    '。',
  ].join('')
}

/** How much of all projects is published, of the units that say how many they have. */
export function coverageText(year: number, disclosures: readonly Disclosure<Department>[]): string {
  const counted = disclosures.flatMap(({ year: own, department }) =>
    own === year && department?.projectCount !== undefined ? [department] : [],
  )
  if (counted.length === 0) return ''
  const published = counted.reduce((sum, { projects }) => sum + projects.length, 0)
  const all = counted.reduce((sum, { projectCount = 0 }) => sum + projectCount, 0)
  return `${year} 年，写明项目总数的 ${counted.length} 个单位一共有 ${all} 个项目，公开了 ${published} 个（${Math.round((published / all) * 100)}%）。`
}

/** Of one indicator in its newest year: how many units promise it, from what to what. */
export function familySentence({ uses }: IndicatorFamily): string {
  const year = Math.max(...uses.map(({ department }) => department.year))
  const own = uses.filter(({ department }) => department.year === year)
  const targets = own.flatMap(({ indicator: { target } }) => (target.kind === 'quantity' ? [target] : []))
  const sorted = targets.toSorted((a, b) => Number(a.value) - Number(b.value))
  const [least, most] = [sorted[0], sorted.at(-1)]
  const alike = new Set(targets.map(({ operator, unit }) => `${operator}${unit}`)).size === 1
  const range =
    !least || !most || !alike
      ? undefined
      : least.value === most.value
        ? `都是${targetText(least)}`
        : `从${targetText(least)}${/[%‰℃]$/.test(targetText(least)) ? ' ' : ''}到${targetText(most)}`
  return sentence([`${year} 年，${unitsOf(own)} 个单位承诺了 ${own.length} 次`, range])
}
