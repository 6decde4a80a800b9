import type { Purpose } from '../content/kinds/kinds.ts'
import { fieldNames } from '../form/record-texts.ts'
import type { Column } from '../import/find/block.ts'
import { cellsOf } from '../import/find/block-cells.ts'
import type { FoundForm, Item, List } from '../import/find/found-form.ts'
import { oneLine, prose } from '../import/find/one-line.ts'
import { endOf, type PlacedCell, type Row } from '../import/find/rows.ts'
import { likelihoods } from '../model/likelihoods.ts'
import type { RepeatedRows } from './blocks.ts'
import type { Content, DraftCell, DraftRow, Reason } from './form-draft.ts'
import type { OwnFields } from './own-names.ts'

/** Where what is learnt of repeated rows goes. */
export interface ItemsInto {
  purpose: Purpose
  own: OwnFields
  form: FoundForm
  reasons: Reason[]
  questions: string[]
  ownItems: Map<Item, Map<string, string>>
}

/**
 * The one row that all items of a block are printed in. Its cells lie where the items' do; a column that nobody knows is an
 * own field of the items.
 */
export function itemRow(rows: readonly Row[], found: RepeatedRows, into: ItemsInto): DraftRow {
  const { block, items } = found
  const sample = sampleOf(rows, found)
  const cells = sample && cellsOf(sample, block, '')
  const keys = block.columns.map((column) => column.key)
  const fields = block.columns.map((column, index) => contentOf(column, keys, index, rows, found, into))
  const merged = mergedColumns(rows, found)
  const unseen = unseenLevels(rows, found, merged)
  if (unseen.length > 0) askOnce(unseen, into.questions)
  const own = block.columns.flatMap((column, index): DraftCell[] => {
    const at = cells?.[index]
    const isDistinct = at && cells.filter((cell) => cell === at).length === 1
    const place = isDistinct ? at : column.cell
    const isFirst = column.key === '一级指标' || (column.key === '任务名称' && index === 0)
    const content = fields[index] ?? { kind: '空白' }
    return [
      {
        cell: { ...place, above: undefined, rowSpan: 1, align: at?.align ?? alignOf(column) },
        content,
        ...((isFirst || content.kind === '标签') && { headsRow: true }),
        ...(merged[index] && { merges: true }),
      },
    ]
  })
  const beside = (sample?.cells ?? []).filter(
    (cell) => cell.above === undefined && !own.some((other) => meets(other.cell, cell)),
  )
  const margin = beside.map(
    (cell): DraftCell => ({
      cell: { ...cell, rowSpan: 1 },
      content: cell.text === '' ? { kind: '空白' } : { kind: '标签', text: cell.text },
      ...(cell.rowSpan > 1 && { merges: true }),
    }),
  )
  return { sources: items, heads: false, repeats: false, each: block.lists, cells: [...margin, ...own] }
}

function meets(one: PlacedCell, other: PlacedCell): boolean {
  return one.column < endOf(other) && other.column < endOf(one)
}

function alignOf({ key }: Column): 'center' | undefined {
  return key !== undefined && !/三级指标|描述|依据|原因|备注|主要内容|任务名称/.test(key)
    ? 'center'
    : undefined
}

/** The first item whose cells are each of one column; else the first. */
function sampleOf(rows: readonly Row[], { block, items }: RepeatedRows): Row | undefined {
  const all = items.flatMap((at) => rows[at] ?? [])
  const isWhole = (row: Row) => {
    const cells = cellsOf(row, block, '') ?? []
    return (
      cells.length > 0 && cells.every((cell) => cell && cells.filter((other) => other === cell).length === 1)
    )
  }
  const own = (row: Row) => row.cells.filter(({ above }) => above === undefined).length
  return all.filter(isWhole).sort((a, b) => own(b) - own(a))[0] ?? all[0]
}

/** The columns in which the source joins cells of following items, or leaves them blank below the first. */
function mergedColumns(rows: readonly Row[], { block, items }: RepeatedRows): boolean[] {
  return block.columns.map(({ key, field }) => {
    if (field !== undefined) return true
    if (key !== '一级指标' && key !== '二级指标' && key !== undefined) return false
    const index = block.columns.findIndex((column) => column.key === key && column.field === field)
    const cells = items.flatMap(
      (at) => cellsOf(rows[at] ?? { place: '', cells: [] }, block, '')?.[index] ?? [],
    )
    const isJoined = cells.some((cell) => cell.rowSpan > 1 || cell.above !== undefined)
    return isJoined || (key !== undefined && cells.some(({ text }, at) => at > 0 && text === ''))
  })
}

/**
 * The levels of which no two following items of the source are the same, so that nobody can see whether it would join them. A
 * source that visibly joins no 一级指标 joins none of the second level.
 */
function unseenLevels(rows: readonly Row[], found: RepeatedRows, merged: readonly boolean[]): string[] {
  const open: string[] = []
  for (const level of ['一级指标', '二级指标']) {
    const at = found.block.columns.findIndex(({ key }) => key === level)
    const texts = found.items.map((item) => textIn(rows[item], found, at))
    const isSeen = texts.some((text, index) => text === texts[index - 1])
    if (at < 0 || texts.length < 2 || (isSeen && !merged[at])) break
    if (!isSeen && !merged[at]) open.push(level)
  }
  return open
}

function askOnce(levels: readonly string[], questions: string[]) {
  const question = `原表上相邻两项的${levels.join('、')}各不相同，看不出相同时合不合成一格，当作不合；要合的，给“字段: ${levels.join('”“字段: ')}”的那一格加上“向下合并: 是”，是不是？`
  if (!questions.includes(question)) questions.push(question)
}

function contentOf(
  column: Column,
  keys: readonly (string | undefined)[],
  index: number,
  rows: readonly Row[],
  found: RepeatedRows,
  into: ItemsInto,
): Content {
  const { key, field, cell } = column
  const list: List = column.list ?? found.block.lists[0] ?? '绩效指标'
  const names = fieldNames(into.purpose)
  const title = oneLine(cell.text)
  const known = key === undefined ? field : printedKey(key, keys, into.purpose)
  const isKnown = known !== undefined && (field ? names.values : (names.lists[list] ?? [])).includes(known)
  if (isKnown && known !== undefined) {
    into.reasons.push({ place: cell.place, label: title, field: known, why: whyOf(title, key) })
    const isShared = key === '一级指标' && found.block.lists.length > 1
    const isOfSeveral = found.block.lists.length > 1 && !isShared
    const code =
      field === '单位名称' && /^\d{3,9}([-—])/.exec(textIn(rows[found.items[0] ?? -1], found, index).trim())
    if (code) return { kind: '标签', text: `{单位编码}${code[1]}{单位名称}` }
    return { kind: '字段', text: isOfSeveral ? `${list}.${known}` : known }
  }
  const texts = found.items.map((at) => textIn(rows[at], found, index))
  const { key: own, isKnown: isTaken } = into.own.add([cell.above ?? '', cell.text], texts, cell.place, list)
  if (isTaken)
    into.questions.push(
      `“${title}”一栏当作${list}的自有字段“${own}”；如果它就是程序认识的字段，改成那个字段，是不是？`,
    )
  const { kind = '一行', why = '' } = into.own.fields.at(-1) ?? {}
  into.reasons.push({ place: cell.place, label: title, field: own, why: `每项的自有字段：${why}` })
  for (const [item, row] of rowsOfItems(found, rows, list, into.form)) {
    const text = textIn(row, found, index)
    const values = into.ownItems.get(item) ?? new Map<string, string>()
    into.ownItems.set(item, values.set(own, kind === '文字' ? prose(text) : oneLine(text)))
  }
  return { kind: '字段', text: found.block.lists.length > 1 ? `${list}.${own}` : own }
}

function whyOf(title: string, key: string | undefined): string {
  return title === '' || title !== key ? '按栏目的次序和各格写的内容' : '程序认识这个名称'
}

/** What forms call the column of a block, where what they print is computed, or has another name in such forms. */
function printedKey(key: string, keys: readonly (string | undefined)[], purpose: Purpose): string {
  if (key === '指标值' && keys.includes('指标性质') && keys.includes('度量单位')) return '指标数值'
  if (key === '权重' && purpose === 'result') return '分值'
  return likelihoods.some((word) => word === key) ? `完成目标可能性.${key}` : key
}

function textIn(row: Row | undefined, { block }: RepeatedRows, index: number): string {
  const cell = row && cellsOf(row, block, '')?.[index]
  return cell?.text ?? ''
}

/** The items that the importer took, each with its row. */
function rowsOfItems(
  { items }: RepeatedRows,
  rows: readonly Row[],
  list: List,
  form: FoundForm,
): [Item, Row][] {
  const own = items.flatMap((at) => rows[at] ?? [])
  return form.lists[list].flatMap((item, index): [Item, Row][] => {
    const places = ['三级指标', '指标值', '任务名称'].map(
      (key) => form.origins.get(`${list} 第${index + 1}项 › ${key}`)?.place,
    )
    const row = own.find(({ cells }) =>
      cells.some(({ place, above }) => above === undefined && places.includes(place)),
    )
    return row ? [[item, row]] : []
  })
}
