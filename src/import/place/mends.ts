import type { FormTemplate } from '../../content/kinds/template.ts'
import type { FoundForm, Question, Stray, Unplaced } from '../find/found-form.ts'
import { bareLabel, saysOutcome } from '../find/labels.ts'
import { isOfResults } from '../find/purpose.ts'
import type { SourceDocument } from '../source.ts'
import { type Likely, likelyField } from './likely-field.ts'

/** What lines to type are made of: the document, the form (表样) that it is in, and a name that no form has. */
export interface Told {
  document: SourceDocument
  template: FormTemplate | undefined
  name: string
}

/**
 * A question with what a person can type as it stands: what has no field goes into the likeliest one, or its form is learnt
 * with fields of its own.
 */
export function withLines({ unplaced, ...question }: Question, form: FoundForm, told: Told): Question {
  const line = unplaced && lineFor(unplaced, question.place, form, told)
  return line === undefined ? question : { ...question, fix: line }
}

function lineFor(unplaced: Unplaced, place: string, form: FoundForm, told: Told): string | undefined {
  if (unplaced.what === 'target') return targetLine(unplaced.strays, form)
  const found = unplaced.strays.map((stray) => ({
    stray,
    likely: isTyped(stray.label) ? likelyField(stray, unplaced.list, form, told.template) : undefined,
  }))
  const maps = found.flatMap(({ stray, likely }) => (likely ? [mapLine(stray, likely)] : []))
  const learn = found.some(({ likely }) => !likely) ? learnLine(place, told) : undefined
  const lines = [...maps, ...(learn === undefined ? [] : [learn])]
  return lines.length > 0 ? lines.join('；') : undefined
}

/** Which column is the target, where one may be it: a column of results never is. */
function targetLine(strays: readonly Stray[], form: FoundForm): string | undefined {
  if (isOfResults(form))
    return '这张表像是自评表，没有目标：在原文件里加上“年度指标值”一栏，照批复的目标填上，再导入'
  const likely = strays.filter(
    ({ label }) =>
      isTyped(label) && !saysOutcome(label) && /值|目标|标准|要求|任务|计划/.test(bareLabel(label)),
  )
  if (likely.length === 0) return undefined
  return likely
    .map(({ label }) => `年内要达到的是“${label}”一栏的，命令后面加 --map ${typed(label)}=指标值`)
    .join('；')
}

function mapLine({ label }: Stray, { field, why }: Likely): string {
  return `“${label}”像是“${field}”（${why}），是的，命令后面加 --map ${typed(label)}=${field}`
}

/** The line that learns the form with its own fields; none where the source has no cells. */
function learnLine(place: string, { document, name }: Told): string | undefined {
  const tables = document.blocks.filter(
    (block) => block.kind === 'table' && !block.isLoose && !block.isStream,
  )
  const at = tables.findIndex(
    (block) =>
      block.kind === 'table' && block.rows.some((cells) => cells.some((cell) => cell.place === place)),
  )
  const file = /^[\p{L}\p{N}._/:\\-]+$/u.test(document.file) ? document.file : `"${document.file}"`
  if (at < 0) return undefined
  const which = tables.length > 1 ? ` --table ${at + 1}` : ''
  return `要公开又没有字段的，先学成表样：npm run form -- ${file} --name ${name}${which}，再导入一次`
}

/** Whether a label can be typed on a command line, of any system. */
function isTyped(label: string): boolean {
  return /^[\p{L}\p{N}（）、·—/-]+$/u.test(typed(label))
}

function typed(label: string): string {
  return bareLabel(label)
}
