import type { Block } from './block.ts'
import { account, type FoundForm, isBlankForm, newForm } from './found-form.ts'
import type { Cells } from './items.ts'
import { nameLevel } from './levels.ts'
import { oneLine } from './one-line.ts'
import type { Reading } from './reading.ts'
import { type PlacedCell, type Row, saidIn } from './rows.ts'
import { setField, textOf } from './set-field.ts'

/**
 * The form that a row of one table of many projects belongs to, with what the row says of it. A new name begins a new form, and so
 * do another code, and a name in a merged cell of its own whose items begin anew: projects of several funds are called alike.
 */
export function projectOf(cells: Cells, block: Block, form: FoundForm, reading: Reading): FoundForm {
  const { columns } = block
  const own = columns.flatMap(({ field, cell: title }, index) => {
    const cell = cells[index]
    return field !== undefined && cell && cell.text !== '' ? [{ field, cell, label: title.text }] : []
  })
  const cellOf = (key: string) => own.find(({ field }) => field === key)?.cell
  const [name, code] = [cellOf('项目名称'), cellOf('项目编码')]
  const known = form.fields.get('项目编码')
  const isOther =
    name &&
    (oneLine(name.text) !== form.fields.get('项目名称') ||
      (code && known && textOf('项目编码', code.text) !== known))
  const isAgain = name && name.rowSpan > 1 && reading.listed === block && beginsAnew(cells, block, form)
  const isNew = name && !isBlankForm(form) && (isOther || isAgain)
  const current = isNew ? begin(name.place, form, reading) : form
  if (name) {
    current.isListed = true
    reading.listed = block
  }
  if (isNew && !isOther) askAgain(name, current)
  for (const { field, cell, label } of own) {
    if (field === '单位名称') noteUnit(cell, current)
    else setField(field, cell, [label], current)
  }
  return current
}

/** Whether a row's first level is one that the form's items had before. */
function beginsAnew(cells: Cells, { columns }: Block, { lists }: FoundForm): boolean {
  const level1 = cells[columns.findIndex(({ key }) => key === '一级指标')]
  const said = oneLine(level1?.above ?? level1?.text ?? '')
  return lists.绩效指标.some((item) => item.get('一级指标') === said)
}

function askAgain(name: PlacedCell, form: FoundForm) {
  form.isApart = true
  form.questions.push({
    place: name.place,
    message: '与上面的项目同名，名称各占一格，当作两个项目',
    fix: '对照原文看一看；是同一个项目的，在原文件里把名称合并成一格，再导入',
  })
}

function begin(
  place: string,
  { labels, purpose, moneyUnit, unit, unitName, captions }: FoundForm,
  reading: Reading,
): FoundForm {
  const form = newForm(place)
  Object.assign(form, {
    labels,
    purpose,
    captions,
    ...(moneyUnit && { moneyUnit }),
    ...(unit && { unit }),
    ...(unitName && { unitName }),
  })
  reading.forms.push(form)
  reading.form = form
  return form
}

/** `820001-井研县马踏镇人民政府`: a unit with its code, or its name alone. */
function noteUnit(cell: PlacedCell, form: FoundForm) {
  const [, unit, name = oneLine(cell.text)] = /^(\d{3,9})[-—\s]*(\D.*)$/.exec(oneLine(cell.text)) ?? []
  Object.assign(form, { unitName: name, ...(unit && { unit }) })
  account(cell, 'content', form)
}

/** A row between the projects of a list, or below them, and the index of the first form below it. */
export interface Sum {
  cells: PlacedCell[]
  from: number
}

/** Whether a block lists projects, whose names have a column. */
export function isList({ columns }: Block): boolean {
  return columns.some(({ field }) => field === '项目名称')
}

/** Whether a row of a list of projects is none of them: a unit's name with the sum of its projects. */
export function isSum(row: Row, block: Block): boolean {
  const [name, ...amounts] = saidIn(row)
  return (
    isList(block) &&
    name !== undefined &&
    amounts.length > 0 &&
    !nameLevel(row.cells) &&
    amounts.every(({ text }) => Number.isFinite(numberOf(text)))
  )
}

/** A sum of the projects next above or below it says nothing new; another is asked for. */
export function settleSums(sums: readonly Sum[], { forms, runs }: Reading): void {
  for (const { cells, from } of sums) {
    const [, amount] = cells
    const said = numberOf(amount?.text ?? '')
    const isRight = addUpTo(said, forms.slice(from)) || addUpTo(said, forms.slice(0, from).reverse())
    runs.push(
      ...cells.map(({ text, place }) => ({ text, place, fate: isRight ? 'label' : 'unknown' }) as const),
    )
    if (!isRight)
      (forms[from] ?? forms.at(-1))?.questions.push({
        place: cells[0]?.place ?? '',
        message: `“${cells.map(({ text }) => oneLine(text)).join(' | ')}”与上面、下面各项目预算数的合计都对不上`,
        fix: '对照原文看一看，是不是少了项目',
      })
  }
}

/** Whether some first ones of the projects come to an amount. */
function addUpTo(amount: number, forms: readonly FoundForm[]): boolean {
  let sum = 0
  return forms.some(({ fields }) => {
    sum += numberOf(fields.get('预算数') ?? '') || 0
    return Math.abs(sum - amount) < 0.005
  })
}

function numberOf(text: string): number {
  return /^[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN
}
