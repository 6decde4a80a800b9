import { toHalfWidth } from '../../model/text.ts'
import { isAmountField } from './amount-fields.ts'
import { readAmount } from './amounts.ts'
import { account, type FoundForm, type Origin } from './found-form.ts'
import { isOfYear, mayBeLong, moneyUnitIn, strangeUnitIn } from './labels.ts'
import { oneLine, prose } from './one-line.ts'

/** The fields of the budget year, and what they are called of the whole project. */
const midterms: Readonly<Record<string, string>> = {
  预算数: '中期资金.资金总额',
  财政资金: '中期资金.财政拨款',
  其他资金: '中期资金.其他资金',
  绩效目标: '中期目标',
}

/** The field of the whole project that a field of the year answers to, if there is one. */
export function midtermOf(key: string): string | undefined {
  return midterms[key]
}

/**
 * Takes a value. Of two values that differ, one under a label of the year and one that says nothing of it, the second is of
 * the whole project; else nobody can know which one it is, and a person is asked.
 * @param labels the labels that the value stands under, its own last
 */
export function setField(key: string, cell: Origin, labels: readonly string[], form: FoundForm): void {
  const own = labels.at(-1) ?? ''
  const isGeneral = key in midterms && !isOfYear(own)
  if (isAmountField(key)) setAmount(key, cell, labels, isGeneral, form)
  else if (put(key, textOf(key, cell.text), cell, isGeneral, form)) account(cell, 'content', form)
}

/** A value as content files have it. A code is the same one in full-width characters, which none of its files can be called by. */
export function textOf(key: string, text: string): string {
  if (key === '项目编码') return toHalfWidth(oneLine(text))
  return mayBeLong(key) ? prose(text) : oneLine(text)
}

function setAmount(
  key: string,
  cell: Origin,
  labels: readonly string[],
  isGeneral: boolean,
  form: FoundForm,
) {
  const text = oneLine(cell.text)
  form.placed.add(cell)
  form.strangeUnit ??= labels.map(strangeUnitIn).find((found) => found !== undefined)
  const amount = readAmount(text)
  if (!amount) {
    put(key, '', cell, isGeneral, form)
    account(cell, 'unknown', form)
    form.questions.push({
      place: cell.place,
      message: `“${own(labels, key)}”写着“${text}”，看不出是多少`,
      fix: '照批复的文件在内容文件里填上金额，只写数字',
    })
    return
  }
  const target = put(key, amount.number, cell, isGeneral, form)
  if (!target) return
  const unit = amount.unit ?? labels.map(moneyUnitIn).findLast((found) => found !== undefined)
  if (unit && amount.number !== '') form.amountUnits.set(target, unit)
  const { place } = cell
  account({ place, text: amount.number }, 'content', form)
  const rest = text.replace(amount.number, '').replace(amount.before, '').replace(amount.after, '')
  account({ place, text: rest }, 'label', form)
  const remark = amount.before + amount.after
  account({ place, text: remark }, amount.number === '' ? 'label' : 'unknown', form)
  if (amount.number !== '' && remark !== '')
    form.questions.push({
      place,
      message: `“${own(labels, key)}”取了 ${amount.number}，旁边的“${remark}”没有写进内容`,
      fix: '对照原文看一看，取得不对就在内容文件里改正',
    })
}

function own(labels: readonly string[], key: string): string {
  return oneLine(labels.at(-1) ?? key)
}

/** Puts a value under its field, or that of the whole project, which is the answer; undefined where neither is free. */
function put(
  key: string,
  value: string,
  cell: Origin,
  isGeneral: boolean,
  form: FoundForm,
): string | undefined {
  const earlier = form.fields.get(key)
  const twin = midterms[key]
  const write = (at: string, text: string, from: Origin) => {
    form.fields.set(at, text)
    form.origins.set(at.replaceAll('.', ' › '), from)
    return at
  }
  if (!earlier) {
    if (isGeneral) form.general.add(key)
    else form.general.delete(key)
    return write(key, value, cell)
  }
  if (value === '' || same(earlier, value)) return key
  const wasGeneral = form.general.has(key)
  if (twin !== undefined && wasGeneral !== isGeneral && !form.fields.has(twin)) {
    if (isGeneral) return write(twin, value, cell)
    const unit = form.amountUnits.get(key)
    if (unit) form.amountUnits.set(twin, unit)
    form.amountUnits.delete(key)
    write(twin, earlier, form.origins.get(key) ?? cell)
    form.general.delete(key)
    return write(key, value, cell)
  }
  form.fields.set(key, '')
  account(cell, 'unknown', form)
  form.questions.push({
    place: cell.place,
    message: `“${key}”有两个值：“${earlier}”和“${value}”，分不清用哪个，空着没有填`,
    fix: '照批复的文件在内容文件里填上正确的一个',
  })
  return undefined
}

function same(one: string, other: string): boolean {
  const number = (text: string) => (/^[\d,.]+$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN)
  return one === other || number(one) === number(other)
}

/** The unit of a form's amounts is that of its budget; an amount in another one is asked for. */
export function settleUnits(form: FoundForm): void {
  const unit = form.amountUnits.get('预算数') ?? form.moneyUnit ?? [...form.amountUnits.values()][0]
  if (!unit) return
  form.moneyUnit = unit
  for (const [key, own] of form.amountUnits) {
    if (own === unit || !Number(form.fields.get(key)?.replaceAll(',', ''))) continue
    form.questions.push({
      place: form.origins.get(key.replaceAll('.', ' › '))?.place ?? form.place,
      message: `“${key}”是 ${form.fields.get(key)}${own}，这张表的金额单位是${unit}`,
      fix: `在内容文件里换算成${unit}填上`,
    })
    form.fields.set(key, '')
  }
}
