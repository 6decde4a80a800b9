import { likelihoods } from '../../model/monitor.ts'
import { isPlaceholder } from '../../model/target.ts'
import type { Columns } from './columns.ts'
import type { FoundForm, Item, List } from './form.ts'
import { isGroup } from './labels.ts'
import type { PlacedCell, Row } from './rows.ts'
import { oneLine, prose } from './words.ts'

const longColumns = new Set([
  ...['绩效指标描述', '指标值确定依据', '偏差原因分析及改进措施', '原因说明', '备注', '主要内容'],
])
const levelKeys = ['一级指标', '二级指标'] as const

/**
 * Takes one row of a table of items into `form`. Where a row has other than one cell a column and it cannot be told
 * which cell is of which column, the form is refused: a number in a wrong column would be a false promise.
 * @param cells the cell of each column, as far as that is known
 */
export function readItems(
  row: Row,
  cells: readonly (PlacedCell | undefined)[] | undefined,
  columns: Columns,
  form: FoundForm,
): void {
  if (!cells) {
    form.runs.push(...row.cells.map(({ text, place }) => ({ text, place, fate: 'unknown' as const })))
    form.refusals.push({
      place: row.place,
      message: `这一行有 ${row.cells.length} 格，表头有 ${columns.titles.length} 栏，分不清哪一格属于哪一栏`,
      fix: '在原文件里补上缺的空格子，再导入',
    })
    return
  }
  for (const [index, { key }] of columns.titles.entries()) {
    const cell = cells[index]
    if (key === undefined && cell && cell.text !== '')
      form.runs.push({ text: cell.text, place: cell.place, fate: isGroup(cell.text) ? 'label' : 'unknown' })
  }
  for (const list of columns.lists) {
    const own = new Map<string, PlacedCell | undefined>()
    for (const [index, title] of columns.titles.entries())
      if (title.key !== undefined && (title.list ?? list) === list) own.set(title.key, cells[index])
    if (list === '年度主要任务') readTask(own, form)
    else readIndicator(own, list, list === columns.lists[0], row, form)
  }
}

type Own = ReadonlyMap<string, PlacedCell | undefined>

function readTask(own: Own, form: FoundForm) {
  const task: Item = new Map()
  for (const [key, cell] of own) take(key, cell, task, form)
  form.lists.年度主要任务.push(task)
}

/** @param first whether cells that lists share are to be accounted for here */
function readIndicator(own: Own, list: List, first: boolean, row: Row, form: FoundForm) {
  const text = (key: string) => own.get(key)?.text ?? ''
  rememberLevels(form, list, own)
  if (text('三级指标') === '' && text('指标值') === '') {
    // A printed row of the blank form, such as 生态效益指标, that nobody filled in.
    for (const [key, cell] of own)
      if (cell && (first || key !== '一级指标'))
        form.runs.push({ text: cell.text, place: cell.place, fate: 'label' })
    return
  }
  if (isPlaceholder(text('指标值')) || text('指标值') === '' || text('三级指标') === '')
    form.refusals.push({
      place: row.place,
      message: text('三级指标') === '' ? '这一行没有指标名称' : `“${oneLine(text('三级指标'))}”没有填指标值`,
      fix: '在原文件里补上，再导入',
    })
  const indicator: Item = new Map()
  for (const key of levelKeys) {
    const level = form.levels.get(levelName(list, key))
    if (level !== undefined) indicator.set(key, level)
  }
  for (const [key, cell] of own) {
    if (key === '一级指标' && !first) continue
    const likelihood = likelihoods.find((word) => word === key)
    if (likelihood) {
      if (cell && cell.text !== '') indicator.set('完成目标可能性', likelihood)
      if (cell) form.runs.push({ text: cell.text, place: cell.place, fate: 'content' })
    } else take(key, cell, indicator, form)
  }
  form.lists[list].push(indicator)
}

/** A column that the form has, and whose cell was lost, is blank. */
function take(key: string, cell: PlacedCell | undefined, item: Item, form: FoundForm) {
  const isLevel = levelKeys.some((level) => level === key)
  if (cell) form.runs.push({ text: cell.text, place: cell.place, fate: 'content' })
  if (isLevel) return
  const text = cell?.text ?? ''
  item.set(key, longColumns.has(key) ? prose(text) : oneLine(text))
}

/** The first level is shared by lists side by side, the second is each one's own. */
function levelName(list: List, key: string): string {
  return key === '一级指标' ? key : `${list}.${key}`
}

function rememberLevels({ levels }: FoundForm, list: List, own: Own) {
  for (const key of levelKeys) {
    const said = oneLine(own.get(key)?.text ?? '')
    if (said === '') continue
    const name = levelName(list, key)
    if (key === '一级指标' && levels.get(name) !== said)
      for (const other of [...levels.keys()]) if (other.endsWith('二级指标')) levels.delete(other)
    levels.set(name, said)
  }
}
