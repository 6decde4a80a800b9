import { purposeName } from '../content/kinds/kinds.ts'
import { isAmountField } from '../import/find/amount-fields.ts'
import { endOf } from '../import/find/rows.ts'
import type { Align } from '../model/grid.ts'
import { fineColumns } from './fine-columns.ts'
import type { DraftCell, DraftRow } from './form-draft.ts'
import type { LearntForm } from './learn.ts'
import { widthsOf } from './stack.ts'

/** Forms whose items have as many columns print on their side, or in smaller type. */
const wide = 10
const narrow = 7

/** Forms with so many amounts in a row print on their side. */
const manyAmounts = 5
/** The part of a form's width that an amount of a hundred million takes: of an upright form, and of one on its side. */
const amountWidth = { upright: 0.134, sideways: 0.1 }

/** The text of a learnt form's `form.yaml`, with more questions than it came with. */
export function writeForm(learnt: LearntForm, more: readonly string[] = []): string {
  const { captions, purpose, moneyUnit, own, rows } = learnt
  const questions = [...learnt.questions, ...more]
  const placed = place(rows)
  const used = [...new Set(placed.flat().flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const amounts = placed.map((row) => row.filter(({ cell }) => isMoney(cell, own)))
  const most = Math.max(...rows.map(({ each, cells }) => (each ? cells.length : 0)))
  const isSideways = most >= wide || amounts.some((row) => row.length >= manyAmounts)
  const widths = withRoom(widthsOf(learnt.table), amounts.flat(), isSideways ? 'sideways' : 'upright')
  const { columns, at } = fineColumns(widths, used)
  const title = captions.title || '绩效目标表'
  const lines = [
    `# 由 npm run form 学自“${learnt.source.file.split(/[\\/]/).at(-1)}”。写法见 docs/forms.md。`,
    `名称: ${quoted(nameOf(title))}`,
    ...(purpose === 'project' ? [] : [`用于: ${purposeName(purpose)}`]),
    ...(isSideways ? ['纸张: 横'] : []),
    ...(most >= narrow ? ['字号: 9'] : []),
    ...(moneyUnit ? [`金额单位: ${moneyUnit}`] : []),
    ...(title.includes('\n')
      ? ['标题: |-', ...title.split('\n').map((line) => `  ${line}`)]
      : [`标题: ${quoted(title)}`]),
    ...(captions.left ? [`左上: ${quoted(captions.left)}`] : []),
    ...(captions.right ? [`右上: ${quoted(captions.right)}`] : []),
    ...(own.length > 0 ? ['自有字段:'] : []),
    ...own.map(({ key, kind, list }) =>
      flow({ 字段: key, 种类: kind, ...(list !== undefined && { 列表: list }) }, 2),
    ),
    ...(questions.length > 0 ? ['待确认:'] : []),
    ...questions.map((question) => `  - ${quoted(question)}`),
    `列数: ${columns}`,
    '行:',
    ...rows.flatMap((row, index) => [
      ...headOf(row),
      ...(placed[index] ?? []).map(({ cell, start, end, rowSpan }) => {
        const size = {
          占列: String((at.get(end) ?? 0) - (at.get(start) ?? 0)),
          ...(rowSpan > 1 && { 占行: String(rowSpan) }),
        }
        return flow({ ...contentOf(cell), ...size, ...looksOf(cell, own), ...demandOf(cell, purpose) }, 6)
      }),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

/** The title without the year in brackets. */
function nameOf(title: string): string {
  return (
    (title.split('\n')[0] ?? title).replace(/[（(][^()（）]*年[^()（）]*[)）]/g, '').replace(/[{}]/g, '') ||
    title
  )
}

function headOf({ heads, repeats, each }: DraftRow): string[] {
  const said = [
    ...(heads ? ['列标题: 是'] : []),
    ...(repeats ? ['换页重复: 是'] : []),
    ...(each ? [`每项: ${each.join('、')}`] : []),
    ...(each && each.length > 1 ? ['按: 一级指标'] : []),
    '单元格:',
  ]
  return said.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)
}

function contentOf({ content }: DraftCell): Record<string, string> {
  return content.kind === '空白' ? { 空白: '是' } : { [content.kind]: content.text }
}

function isMoney({ content }: Pick<DraftCell, 'content'>, own: LearntForm['own']): boolean {
  if (content.kind !== '字段') return false
  return isAmountField(content.text) || own.some(({ key, kind }) => key === content.text && kind === '金额')
}

/** Widths of which those that hold one amount are wide enough for it, at the cost of the others, where that can be. */
function withRoom(
  widths: readonly number[],
  amounts: readonly Placed[],
  page: keyof typeof amountWidth,
): readonly number[] {
  const least = widths.reduce((sum, width) => sum + width, 0) * amountWidth[page]
  const held = new Set(amounts.flatMap(({ start, end }) => (end - start === 1 ? [start] : [])))
  const lacks = widths.map((width, column) => (held.has(column) ? Math.max(0, least - width) : 0))
  const spares = widths.map((width) => Math.max(0, width - least))
  const [lack, spare] = [lacks, spares].map((list) => list.reduce((sum, one) => sum + one, 0))
  if (!lack || !spare || spare < lack) return widths
  return widths.map((width, column) => width + (lacks[column] ?? 0) - ((spares[column] ?? 0) * lack) / spare)
}

const alignNames: Readonly<Record<Align, string>> = { left: '左', center: '中', right: '右' }

function looksOf(
  { cell, content, headsRow, merges }: DraftCell,
  own: LearntForm['own'],
): Record<string, string> {
  const isLabel = content.kind === '标签' || headsRow === true
  const usual = isLabel ? 'center' : 'left'
  const align = cell.align ?? (isMoney({ content }, own) ? 'right' : undefined)
  return {
    ...(align && align !== usual && content.kind !== '空白' && { 对齐: alignNames[align] }),
    ...(headsRow && { 行标题: '是' }),
    ...(merges && content.kind !== '空白' && { 向下合并: '是' }),
  }
}

/** What a self-evaluation is nothing without (10号). */
const demands = /^(总分|分值|得分|年度资金总额\.(全年预算数|全年执行数))$/

function demandOf({ content }: DraftCell, purpose: LearntForm['purpose']): Record<string, string> {
  const isDemanded = purpose === 'result' && content.kind === '字段' && demands.test(content.text)
  return isDemanded ? { 必填: '是' } : {}
}

/** A cell in its place: edges of the source's raster, and how many of the form's rows it takes. */
interface Placed {
  cell: DraftCell
  start: number
  end: number
  rowSpan: number
}

/** The cells of each row from left to right, with blank ones where the source has no cell. */
function place(rows: readonly DraftRow[]): Placed[][] {
  const end = Math.max(...rows.flatMap(({ cells }) => cells.map(({ cell }) => endOf(cell))))
  const until: number[] = Array.from({ length: end }, () => 0)
  return rows.map(({ cells, sources, each }, index) => {
    const isFree = (column: number) => column < end && (until[column] ?? 0) <= index
    const placed: Placed[] = []
    const sorted = [...cells].sort((a, b) => a.cell.column - b.cell.column)
    const add = (cell: DraftCell, start: number, stop: number, rowSpan: number) => {
      placed.push({ cell, start, end: stop, rowSpan })
      for (let column = start; column < stop; column++) until[column] = index + rowSpan
    }
    const fill = (from: number, to: number) => {
      for (let column = from; column < to; column++) {
        if (!isFree(column)) continue
        const start = column
        while (column + 1 < to && isFree(column + 1)) column++
        add({ cell: blankCell, content: { kind: '空白' } }, start, column + 1, 1)
      }
    }
    let at = 0
    for (const cell of sorted) {
      const start = Math.max(at, cell.cell.column)
      fill(at, start)
      let stop = start
      while (stop < endOf(cell.cell) && isFree(stop)) stop++
      if (stop > start) add(cell, start, stop, each ? 1 : rowsOf(cell, sources[0] ?? 0, rows, index))
      at = Math.max(at, stop)
    }
    fill(at, end)
    return placed
  })
}

const blankCell = { text: '', column: 0, colSpan: 1, rowSpan: 1, place: '' }

/** How many rows of the form a cell of the source covers; where heads begin to be printed again, it ends. */
function rowsOf({ cell }: DraftCell, from: number, rows: readonly DraftRow[], index: number): number {
  const below = rows
    .slice(index + 1)
    .findIndex(({ sources }) => !sources.some((at) => at < from + cell.rowSpan))
  const count = below < 0 ? rows.length - index : below + 1
  const repeats = rows.slice(index, index + count).map((row) => row.repeats)
  const begins = repeats.findIndex((repeat, at) => at > 0 && repeat && !repeats[at - 1])
  return begins < 0 ? count : count
}

function flow(fields: Readonly<Record<string, string>>, indent: number): string {
  const said = Object.entries(fields).map(([key, value]) => `${key}: ${quoted(value)}`)
  return `${' '.repeat(indent)}- { ${said.join(', ')} }`
}

/** A text as YAML has it, in quotes where it could be read as anything else. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}（〔《][\p{L}\p{N}（）〔〕《》、。；％—／/.()-]*$/u.test(text) &&
    !/^(null|true|false|~)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
