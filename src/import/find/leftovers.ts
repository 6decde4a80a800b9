import type { Block } from './block.ts'
import { account, type FoundForm } from './found-form.ts'
import type { Cells } from './items.ts'
import { bareLabel, isNote, isNothing, isSignature } from './labels.ts'
import { oneLine } from './one-line.ts'
import { type PlacedCell, type Row, saidIn } from './rows.ts'
import { continuedTitle } from './title-patterns.ts'

/*
 * What no field takes is asked for, once a row or column: nothing that a form says is lost without a word.
 */

/** A row of items whose cells are too few: what it promises must be filled in by hand, so nothing can be published without. */
export function askLost(row: Row, block: Block, form: FoundForm) {
  for (const cell of row.cells) account(cell, 'unknown', form)
  const keys = new Set(['一级指标', '二级指标', ...block.columns.flatMap(({ key }) => key ?? [])])
  form.lists[block.lists[0] ?? '绩效指标'].push(new Map([...keys].map((key) => [key, ''])))
  form.questions.push({
    place: row.place,
    message: `这一行有 ${row.cells.length} 格，表头有 ${block.columns.length} 栏，分不清哪一格属于哪一栏`,
    fix: '在原文件里补上缺的空格子再导入，或在内容文件里照原文填上这一项',
  })
}

/** Cells of an item that may stand in more than one column; its levels, name and target are sure. */
export function askUnsure(row: Row, form: FoundForm) {
  const rest = saidIn(row).filter((cell) => !form.placed.has(cell))
  for (const cell of rest) account(cell, 'unknown', form)
  if (rest.length === 0) return
  const said = rest.map(({ text }) => `“${shorten(oneLine(text))}”`).join('')
  form.questions.push({
    place: rest[0]?.place ?? row.place,
    message: `${said}分不清属于哪一栏，没有写进内容`,
    fix: '在内容文件里照原文填上，或从有格子的文件导入',
  })
}

/** Asks for the cells of a row that have no place, in one question. */
export function askRest(row: Row, form: FoundForm) {
  const rest = saidIn(row).filter((cell) => !form.placed.has(cell))
  const [first, ...others] = rest
  if (!first) return
  if (others.length === 0 && isTitle(first.text)) return account(first, 'label', form)
  const isEmpty = (others.length > 0 ? others : rest).every(
    ({ text }) => isNothing(text) || isZero.test(text),
  )
  const isPromise = others.some(({ text }) => /[≥≤<>＜＞]|\d\s*[%％]$/.test(text))
  const isAlone = others.length === 0
  const isHandling =
    (isSignature(first.text) && !isPromise) || (isAlone && (isNote(first.text) || headsBlank(first, row)))
  for (const cell of rest) account(cell, isEmpty && !isHandling ? 'label' : 'unknown', form)
  if (isEmpty || isHandling) return
  const said = rest.map(({ text }) => shorten(oneLine(text)))
  const labels = said.filter((_, index) => index % 2 === 0).map(bareLabel)
  const isPairs = rest.length % 2 === 0 && labels.every((label) => isLabelLike.test(label))
  const pairs = labels.map((label, index) => `${label}：${said[index * 2 + 1]}`)
  const strays = labels.map((label, index) => ({ label, texts: [rest[index * 2 + 1]?.text ?? ''] }))
  form.questions.push({
    place: first.place,
    message: `没有写进内容：${isPairs ? pairs.join('；') : said.join(' | ')}`,
    fix: '对照原文看一看，要紧的照原文写进内容文件',
    ...(isPairs && { unplaced: { what: 'values', strays } }),
  })
}

/** Whether a row says only the year, which annex it is, that the table goes on, or, with dots, that more rows may follow. */
function isTitle(text: string): boolean {
  return (
    continuedTitle.test(text) ||
    /^[（(]?\s*20\d\d\s*年度?\s*[）)]?$|^附[表件]\s*[\d-]*[:：]?$|^[.…·\s]+$/.test(text)
  )
}

/** Whether a text is a label with a blank cell beside it, such as 其他需要说明的问题 where there are none. */
function headsBlank(label: PlacedCell, { cells }: Row): boolean {
  const [first, value] = cells.filter(({ above }) => above === undefined)
  const isLabel = /^\p{Script=Han}{2,12}[:：]?$/u.test(label.text.replace(/\s/g, ''))
  return first === label && value !== undefined && isLabel
}

const isLabelLike = /^(?!(小计|合计|总计)$)[^\d。；]{1,20}$/
const isZero = /^0(\.0+)?$/

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** What a block's columns that mean nothing known are filled in with, by column. */
export type Strays = Map<number, string[]>

/** Counts the cells of a row in columns that mean nothing known. */
export function countStrays(cells: Cells, { columns }: Block, form: FoundForm, strays: Strays) {
  for (const [index, { key, field }] of columns.entries()) {
    const cell = cells[index]
    if (key || field || !cell || cell.text === '') continue
    const isEmpty =
      isNothing(cell.text) ||
      (/^\d+$/.test(cell.text) && bareLabel(columns[index]?.cell.text ?? '') === '序号')
    account(cell, isEmpty ? 'label' : 'unknown', form)
    if (!isEmpty) strays.set(index, [...(strays.get(index) ?? []), cell.text])
  }
}

/** Asks for the columns of a block that mean nothing known and yet are filled in, each once. */
export function askStrays(strays: Strays, block: Block | undefined, form: FoundForm | undefined): void {
  for (const [index, texts] of strays) {
    const { cell: title, list = block?.lists[0] } = block?.columns[index] ?? {}
    const label = oneLine(title?.text ?? '')
    form?.questions.push({
      place: title?.place ?? '',
      message: label
        ? `“${label}”一栏没有对应的字段，${texts.length} 格没有写进内容`
        : `没有名称的一栏有 ${texts.length} 格没有写进内容`,
      fix: '在原文件里写上这一栏的名称，再导入；不要紧的不用管',
      ...(label && { unplaced: { what: 'columns', ...(list && { list }), strays: [{ label, texts }] } }),
    })
  }
  strays.clear()
}
