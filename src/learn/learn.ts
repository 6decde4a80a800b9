import { type Purpose, purposeName } from '../content/kinds/kinds.ts'
import { type FoundForm, newForm } from '../import/find/found-form.ts'
import { moneyUnitIn, type Settled } from '../import/find/labels.ts'
import { oneLine } from '../import/find/one-line.ts'
import { readTable } from '../import/find/read-table.ts'
import type { Reading } from '../import/find/reading.ts'
import { type Row, rowsOf, saidIn } from '../import/find/rows.ts'
import { settleUnits } from '../import/find/set-field.ts'
import type { SourceTable } from '../import/source.ts'
import type { MoneyUnit } from '../model/money.ts'
import { findRepeats } from './blocks.ts'
import { type Captions, captionsOf, withYear } from './captions.ts'
import type { Draft, DraftRow } from './form-draft.ts'
import type { FormSource } from './form-source.ts'
import { itemRow } from './item-rows.ts'
import { knownCells } from './known.ts'
import { newOwnFields } from './own-names.ts'
import { readSingleRows } from './single-rows.ts'
import { dropColumns } from './stack.ts'

/** An official form as it was learnt from a document. */
export interface LearntForm extends Draft {
  source: FormSource
  /** The part of the source's table that the form prints. */
  table: SourceTable
  captions: Captions
  purpose: Purpose
  moneyUnit: MoneyUnit | undefined
}

/**
 * Learns a form: what repeats, what its cells hold, what it brings. What is not sure is asked for.
 * @param settled what the person says of labels
 * @param said what it is for, where the person says it
 */
export function learnForm(source: FormSource, settled: Settled = new Map(), said?: Purpose): LearntForm {
  const captions = captionsOf(source)
  const body: SourceTable = { ...source.table, rows: source.table.rows.slice(captions.rows) }
  const written = rowsOf(body, false)
  const repeats = findRepeats(written, settled)
  const table = dropColumns({ ...body, rows: body.rows.slice(0, repeats.end) })
  const form = recognised(table, captions, settled)
  const purpose = said ?? form.purpose
  const questions: string[] = []
  const rows = rowsOf(table, true)
  const aligned = rowsOf(table, false)
  const { blocks, between, again } = findRepeats(aligned, settled)
  const own = newOwnFields(purpose)
  const into = { reasons: [], questions, ownValues: new Map<string, string>() }
  const known = knownCells(form, purpose, own, into, rows)
  const ownItems: Draft['ownItems'] = new Map()
  const readSingle = readSingleRows(rows, known)
  const drafted = rows.flatMap((row, at): DraftRow[] => {
    if (between.includes(at) || again.includes(at)) return []
    const items = blocks.find((block) => block.items.includes(at))
    if (items)
      return items.items[0] === at ? [itemRow(aligned, items, { ...into, purpose, own, form, ownItems })] : []
    const heads = blocks.find((block) => block.head.includes(at))
    if (heads) return [headRow(row, at)]
    const { cells, heads: isTitles } = readSingle(at)
    return cells.length === 0 ? [] : [{ sources: [at], heads: isTitles, repeats: false, cells }]
  })
  for (const at of between)
    questions.push(
      `第 ${at + 1 + captions.rows} 行“${saidIn(rows[at] ?? { place: '', cells: [] })
        .map(({ text }) => oneLine(text))
        .join(' | ')}”夹在指标各行中间，表样里没有放，是不是？`,
    )
  for (const line of captions.printed)
    questions.push(`表上方的“${line}”每张表都照印；各项目不同的，改成空着或 {字段名}，是不是？`)
  const blank = blocks.flatMap(({ items, block }) =>
    items.filter((at) => isBlank(aligned[at], block.lists, form)),
  )
  if (blank.length > 0 && blank.length < blocks.flatMap(({ items }) => items).length)
    questions.push(
      `第 ${blank.map((at) => at + 1 + captions.rows).join('、')} 行印着指标的级别，没有指标，表样里不印这样的行，是不是？`,
    )
  for (const { block } of blocks) if (block.refusal) questions.push(block.refusal.message)
  const [first, ...more] = blocks.map(({ block }) => block)
  for (const { group, lists } of more)
    if (first && lists.join() === first.lists.join())
      questions.push(
        `“${first.group}”和“${group}”两块都当作${lists.join('、')}，印的都是同样的各项；不是的，改“每项”，是不是？`,
      )
  if (blocks.length === 0)
    questions.push('没有找到指标各行（一级指标、二级指标、三级指标），表上没有每项印一行的地方，是不是？')
  if (repeats.end < written.length) questions.push('原表里有许多项目，只照第一个学：一个项目印一张，是不是？')
  const moneyUnit = form.moneyUnit ?? [...form.amountUnits.values()][0] ?? captions.moneyUnit ?? unitIn(table)
  if (moneyUnit === undefined && hasMoney(own.fields, form))
    questions.push('表上没有写金额单位，印的时候照内容文件的单位，是不是？')
  if (!said && purpose === 'project' && form.fields.size === 0)
    questions.push(`看不出印哪一种内容，当作“${purposeName(purpose)}”，是不是？`)
  return {
    source,
    table,
    captions: withName(captions, form),
    purpose,
    moneyUnit,
    rows: drafted,
    own: own.fields,
    form,
    ownItems,
    ...into,
  }
}

/** A title that has the project's name in it has it of every project. */
function withName(captions: Captions, { fields }: FoundForm): Captions {
  const name = fields.get('项目名称') ?? ''
  const title = captions.titles.map((line) =>
    name.length > 3 && line.includes(name) ? line.replace(name, '{项目名称}') : withYear(line),
  )
  return { ...captions, title: title.join('\n') }
}

/** The unit of money that a label of the table names. */
function unitIn({ rows }: SourceTable): MoneyUnit | undefined {
  return rows
    .flat()
    .map(({ text }) => moneyUnitIn(text))
    .find((unit) => unit !== undefined)
}

/** Whether a row of items is none that the importer took. */
function isBlank(row: Row | undefined, lists: readonly string[], { origins }: FoundForm): boolean {
  const own = new Set(row?.cells.flatMap(({ place, above }) => (above === undefined ? [place] : [])))
  return ![...origins].some(
    ([path, { place }]) =>
      own.has(place) &&
      lists.some((list) => path.startsWith(list)) &&
      /› (三级指标|任务名称|指标值)$/.test(path),
  )
}

function hasMoney(own: readonly { kind: string }[], { fields }: FoundForm): boolean {
  return own.some(({ kind }) => kind === '金额') || fields.has('预算数')
}

function headRow(row: Row, at: number): DraftRow {
  return {
    sources: [at],
    heads: true,
    repeats: true,
    cells: row.cells
      .filter(({ above }) => above === undefined)
      .map((cell) => ({
        cell,
        content: cell.text === '' ? { kind: '空白' } : { kind: '标签', text: cell.text },
      })),
  }
}

/** What the importer makes of the table. */
function recognised(table: SourceTable, { lines, moneyUnit }: Captions, settled: Settled): FoundForm {
  const form = newForm(table.place)
  if (lines.some((line) => /整体.*绩效目标/.test(line))) form.purpose = 'overall'
  if (moneyUnit) form.moneyUnit = moneyUnit
  const reading: Reading = { forms: [form], form, settled, runs: [] }
  readTable(table, reading)
  const first = reading.forms[0] ?? form
  settleUnits(first)
  return first
}
