import { parseTarget } from '../../model/target.ts'
import type { Block, Column } from './block.ts'
import { cellsOf } from './block-cells.ts'
import type { Question, Stray } from './found-form.ts'
import { isNothing, saysOutcome, saysPromise } from './labels.ts'
import { oneLine } from './one-line.ts'
import { endOf, type PlacedCell, type Row, saidIn } from './rows.ts'
import { directionOf, signOf } from './signs.ts'

/**
 * A block whose columns mean what their cells show: signs and directions are known wherever they stand; where no title
 * names the target, it is the one column behind the name that has signs or units, or has anything at all. Beside results, its
 * title must speak of targets: what was reached is never taken for what was promised.
 * @param isOfResults whether the form is of results, for all that is known of it
 */
export function withRoles(block: Block, below: readonly Row[], isOfResults = false): Block {
  if (block.lists[0] === '年度主要任务') return block
  const rows = below.map((row) => cellsOf(row, block, '')).filter((cells) => cells !== undefined)
  const samples = block.columns.map((_, index) =>
    rows.map((cells) => oneLine(cells[index]?.text ?? '')).filter((text) => text !== ''),
  )
  const columns = bySigns(block.columns, samples)
  const divided = dividedTarget(columns, samples, below)
  if (divided.length > 1) return refuse(block, divided, [])
  if (columns.some(({ key }) => key === '指标值')) return { ...block, columns }
  const behind = columns.findIndex(({ key }) => key === '三级指标')
  const isStrict = isOfResults || haveOutcomes(columns)
  const mayBeTarget = ({ key, field, cell }: Column) =>
    !key && (!field || field === '绩效目标') && (!isStrict || saysPromise(cell.text))
  const open = columns.flatMap((column, index) =>
    mayBeTarget(column) && (samples[index] ?? []).length > 0 ? [index] : [],
  )
  const filled = open.filter((index) => index > behind)
  if (areInTurn(filled, columns, rows))
    return {
      ...block,
      columns: columns.map((column, index) =>
        filled.includes(index) ? { ...column, key: '指标值' } : column,
      ),
    }
  const promised = filled.filter((index) => isMostly(samples[index] ?? [], isPromise))
  const candidates = promised.length > 0 ? promised : filled
  const [only] = candidates
  if (only === undefined || candidates.length > 1)
    return refuse(
      block,
      candidates.map((index) => columns[index]?.cell.text ?? ''),
      open.map((index) => ({ label: oneLine(columns[index]?.cell.text ?? ''), texts: samples[index] ?? [] })),
    )
  const rivals = filled.filter((index) => index !== only && !saysOther(columns[index]?.cell.text ?? ''))
  return {
    ...block,
    columns: columns.map(({ field, ...column }, index) =>
      index === only ? { ...column, key: '指标值' } : { ...column, ...(field && { field }) },
    ),
    ...(rivals.length > 0 &&
      !saysPromise(columns[only]?.cell.text ?? '') && {
        question: askTarget(
          columns[only]?.cell,
          rivals.map((index) => ({ label: oneLine(columns[index]?.cell.text ?? ''), texts: [] })),
        ),
      }),
  }
}

/** Titles of what no indicator promises: `上年值`, `数据来源`. */
function saysOther(title: string): boolean {
  return /上年|上一年|去年|历史|基期|备注|说明|来源|出处|依据|方法|解释|描述|部门|[科股]室|责任|权重|分值|类型|属性|单位/.test(
    title,
  )
}

/** The column with numbers is taken for the target, though another one may be it, which has words. */
function askTarget(chosen: PlacedCell | undefined, strays: readonly Stray[]): Question {
  return {
    place: chosen?.place ?? '',
    message: `“${oneLine(chosen?.text ?? '')}”一栏写着数，当作指标值；也可能是${strays.map(({ label }) => `“${label}”`).join('、')}`,
    fix: '对照原文看一看；当作得不对的，在原文件里把指标值一栏的名称改成“指标值”，再导入',
    unplaced: { what: 'target', strays },
  }
}

/** Whether quantities stand in one column of targets and qualities in the next, so that each row has one of them. */
function areInTurn(
  indexes: readonly number[],
  columns: readonly Column[],
  rows: readonly (readonly (PlacedCell | undefined)[])[],
): boolean {
  const areTargets = indexes.every((index) => /指标值|目标值|定性|定量/.test(columns[index]?.cell.text ?? ''))
  const said = (row: readonly (PlacedCell | undefined)[]) => indexes.filter((index) => row[index]?.text)
  return indexes.length > 1 && areTargets && rows.every((row) => said(row).length <= 1)
}

function bySigns(columns: readonly Column[], samples: readonly (readonly string[])[]): Column[] {
  const inferred = columns.map(({ key }, index) => {
    const texts = (samples[index] ?? []).filter((text) => !isNothing(text))
    if (key !== undefined && key !== '指标性质' && key !== '指标方向性') return key
    const isDirection = texts.some((text) => directionOf(text) !== undefined)
    if (isDirection && texts.every((text) => text === '定性' || directionOf(text) !== undefined))
      return '指标方向性'
    return texts.length > 0 && texts.every((text) => signOf(text) !== undefined) ? '指标性质' : key
  })
  return columns.map(({ key: _, ...column }, index) => {
    const key = inferred[index]
    // Of two such columns in one list the first is it.
    const isFirst =
      columns.findIndex((other, at) => inferred[at] === key && other.list === column.list) === index
    return key !== undefined && isFirst ? { ...column, key } : column
  })
}

/**
 * The titles, or texts, of the parts in which the rows below have their target, where it is several cells. Its title reaches over
 * the columns of targets without a title behind it: so it is left where a merged cell was taken apart.
 */
function dividedTarget(
  columns: readonly Column[],
  samples: readonly (readonly string[])[],
  below: readonly Row[],
): string[] {
  const at = columns.findIndex(({ key }) => key === '指标值')
  const target = columns[at]?.cell
  if (!target) return []
  const end = columns.findIndex(
    ({ cell }, index) => index > at && (cell.text !== '' || !isMostly(samples[index] ?? [], isPromise)),
  )
  const last = columns.slice(at, end < 0 ? undefined : end).at(-1)?.cell ?? target
  if (last === target && target.colSpan < 2) return []
  const parts = below.map((row) =>
    saidIn(row).filter((cell) => target.column <= cell.column && endOf(cell) <= endOf(last)),
  )
  const divided = parts.filter((cells) => cells.length > 1)
  return divided.length * 2 > below.length ? (divided[0]?.map(({ text }) => text) ?? []) : []
}

/** Whether a text can be nothing but a target: it has a sign, a unit or a date. */
function isPromise(text: string): boolean {
  const target = parseTarget(text)
  if (target.kind !== 'quantity') return target.kind !== 'quality'
  return target.unit !== '' || !/^[\d.,]+$/.test(text)
}

function isMostly(texts: readonly string[], holds: (text: string) => boolean): boolean {
  return texts.length > 0 && texts.filter(holds).length * 2 >= texts.length
}

/** Whether columns say what was reached, so that another one may say it, too. */
function haveOutcomes(columns: readonly Column[]): boolean {
  return columns.some(({ key, cell }) => key === '实际完成值' || key === '得分' || saysOutcome(cell.text))
}

/** @param open the columns of which one may be the target, if a person says so */
function refuse(block: Block, titles: readonly string[], open: readonly Stray[]): Block {
  const several = titles.length > 1
  return {
    ...block,
    refusal: {
      place: block.columns[0]?.cell.place ?? '',
      message: several
        ? `这张表每个地方（或每年）一栏指标值：${titles.map(oneLine).join('、')}，分不清用哪一栏`
        : `看不出哪一栏是指标值：${block.columns.map(({ cell }) => oneLine(cell.text)).join('、')}`,
      fix: several
        ? '在原文件里每个地方（或每年）分成一张表，再导入'
        : '在原文件里加上“指标值”一栏，照批复的目标填上，再导入',
      unplaced: { what: 'target', strays: open },
    },
  }
}
