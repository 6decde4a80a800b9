import { createTwoFilesPatch } from 'diff'
import { printedKinds } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { formatFinding } from '../model/finding.ts'
import { exactMoney, parseMoney } from '../model/money.ts'
import { countRuns, fateNames } from './find/account.ts'
import type { Question } from './find/found-form.ts'
import type { Change, Imported } from './import-document.ts'
import type { Placed } from './place/place-forms.ts'

/** How an import ended, as the command's exit code. */
export const outcomes = {
  /** Every form became content, or is content already. */
  done: 0,
  /** The command could not be carried out. */
  failed: 1,
  /** Some form was refused, or something in the forms must be looked at. */
  refused: 2,
  /** The document holds no form. */
  noForms: 3,
  /** Content is there that says something else; nothing was written. */
  differs: 4,
} as const

/** How many places that were not understood a terminal shows at once. */
const mostRuns = 20

/** What an import found and what became of it, for a person at a terminal. */
export function reportImport(file: string, imported: Imported, all = false): string {
  const { owner, placed, runs, findings } = imported
  const whole = placed.filter(({ files }) => files.length > 0)
  const projects = whole.filter(({ form }) => form.purpose === 'project').map(({ form }) => form)
  const indicators = projects.reduce((sum, form) => sum + form.lists.绩效指标.length, 0)
  const unit = owner.moneyUnit ?? '万元'
  const total = projects.reduce(
    (sum, { fields }) => sum + (parseMoney(fields.get('预算数') ?? '', unit)?.fen ?? 0),
    0,
  )
  const lines = [
    placed.length === 0
      ? `${file}：没有找到绩效目标表`
      : `${file}：找到 ${placed.length} 张表，读出 ${projects.length} 个项目、${indicators} 项指标，预算合计 ${exactMoney(total, unit)} ${owner.moneyUnit ?? '（不知是万元还是元）'}${others(whole)}`,
    ...placed.flatMap(({ form: { fields }, questions, refusals }) => [
      ...refusals.map((refusal) => questionLine('不收', fields, refusal)),
      ...questions.map((question) => questionLine('请看', fields, question)),
    ]),
    ...findings.map((finding) => formatFinding(finding)),
  ]
  return [...lines, account(runs, all ? Number.POSITIVE_INFINITY : mostRuns)].join('\n')
}

function questionLine(
  what: string,
  fields: ReadonlyMap<string, string>,
  { place, message, fix }: Question,
): string {
  return `  ${what}：${nameOf(fields)}，${place}：${message}\n    改法：${fix}`
}

/** The forms that are not a project's targets, by kind. */
function others(placed: readonly Placed[]): string {
  return printedKinds
    .filter((kind) => kind !== projectKind)
    .map(({ id, print }) => ({
      name: print.heading,
      count: placed.filter(({ form }) => form.purpose === id).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `，${name} ${count} 张`)
    .join('')
}

function nameOf(fields: ReadonlyMap<string, string>): string {
  return `“${fields.get('项目名称') ?? '没有名称的表'}”`
}

function account(runs: Imported['runs'], most: number): string {
  const counts = countRuns(runs)
  const share = (count: number) => `${((count / Math.max(counts.all, 1)) * 100).toFixed(1)}%`
  const parts = (['content', 'label', 'layout', 'unknown'] as const).map(
    (fate) => `${fateNames[fate]} ${counts[fate]} 字（${share(counts[fate])}）`,
  )
  const unknown = runs.filter(({ fate, text }) => fate === 'unknown' && text.trim() !== '')
  const listed = unknown.slice(0, most).map(({ place, text }) => `    ${place}：${shorten(text)}`)
  if (unknown.length > most) listed.push(`    ……另有 ${unknown.length - most} 处，用 --all 看全部`)
  return [
    `  原文共 ${counts.all} 字：${parts.join('，')}`,
    ...(listed.length > 0 ? ['  未识别：', ...listed] : []),
  ].join('\n')
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > 60 ? `${[...line].slice(0, 60).join('')}…` : line
}

/** The difference between a content file as it is and as it would be, line by line. */
export function showChange({ file, before = '', content }: Change): string {
  return createTwoFilesPatch(file, file, before, content, '现在', '导入后', { context: 2 })
}

/** How the import of a document ended, whether or not its files were written. */
export function outcomeOf({ placed, findings }: Imported): number {
  if (placed.length === 0) return outcomes.noForms
  return findings.length > 0 ||
    placed.some(({ files, questions }) => files.length === 0 || questions.length > 0)
    ? outcomes.refused
    : outcomes.done
}

/** Whether a file is there and says something else. */
export function differs({ before, content }: Change): boolean {
  return before !== undefined && before !== content
}
