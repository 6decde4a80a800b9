import type { MoneyUnit } from '../../model/money.ts'
import { toHalfWidth } from '../../model/text.ts'
import { amountNames, columnNames, fieldNames, groupNames, lineNames, longFields } from './label-words.ts'

/** The fields that a label can mean. */
export const knownFields = [...new Set([...fieldNames.keys(), ...columnNames.keys()])]

/** What labels a person settled beyond the known ones: what the source says, and the field it means. */
export type Settled = ReadonlyMap<string, string>

/** `部门（单位）` is a part of a name, not an addition in brackets. */
const departmentName = /^部门\(单位\)名称/

/** A label without what a text behind a colon says, and without the star of a demand: `其中：财政拨款：6.50` is `财政拨款`. */
export function bareLabel(text: string): string {
  const label = toHalfWidth(text)
    .replace(/\s/g, '')
    .replace(/[【[]/g, '(')
    .replace(/[】\]]/g, ')')
    .replace(/^[*★☆※▲△]+/, '')
    .replace(/^(\d{1,2}[、.]|[一二三四五六七八九十]+、|\([\d一二三四五六七八九十]+\))/, '')
    .replace(/^其中:?/, '')
    .replace(/^1[—–~-]+\d{1,2}月底?/, '')
  if (departmentName.test(label)) return '部门(单位)名称'
  return label.replace(/:.*$/, '').replace(/\([^()]*\)|\(.*$/g, '')
}

/** Whether a text is a label as a whole, with nothing said behind its colon. */
export function isWhole(text: string): boolean {
  return !/[:：]\s*\S/.test(text.replace(/^\s*其中\s*[:：]/, ''))
}

const longestLabel = 24

function finder(
  names: ReadonlyMap<string, Iterable<string | RegExp>>,
): (label: string) => string | undefined {
  const found = new Map<string, string | undefined>()
  const entries = [...names]
  return (label) => {
    if (label.length > longestLabel) return undefined
    if (!found.has(label)) found.set(label, entries.find(([, own]) => matches(own, label))?.[0])
    return found.get(label)
  }
}

function matches(names: Iterable<string | RegExp>, label: string): boolean {
  return [...names].some((name) => (typeof name === 'string' ? name === label : name.test(label)))
}

const findField = finder(fieldNames)
const findColumn = finder(columnNames)
const findAmount = finder(amountNames)
const findLine = finder(lineNames)

/** What a label means, whatever a province calls it; the bare label where nobody knows. */
export function meaningOf(text: string): string {
  const label = bareLabel(text)
  return findColumn(label) ?? findField(label) ?? findAmount(label) ?? findLine(label) ?? label
}

function knownLabelFor(text: string, settled: Settled): string | undefined {
  return settled.get(text.replace(/\s/g, '')) ?? settled.get(bareLabel(text))
}

/** The single field that a label names. */
export function fieldOf(text: string, settled: Settled): string | undefined {
  const own = knownLabelFor(text, settled)
  if (own === undefined) return findField(bareLabel(text))
  return fieldNames.has(own) || !(ofItem(own) || columnNames.has(own)) ? own : undefined
}

/** The field of the items of a list that a settled label means: `绩效指标.计分标准`, a column that only one form has. */
function ofItem(field: string): string | undefined {
  return /^(?:中期)?绩效指标\.(.+)|^年度主要任务\.(.+)/.exec(field)?.slice(1).find(Boolean)
}

/** The column of an indicator or task table that a title names. */
export function columnOf(text: string, settled: Settled): string | undefined {
  const own = knownLabelFor(text, settled)
  if (own === undefined) return findColumn(bareLabel(text))
  return ofItem(own) ?? (columnNames.has(own) ? own : undefined)
}

/** The column of a funding block that a title names. */
export function amountColumnOf(text: string): string | undefined {
  return findAmount(bareLabel(text))
}

/** The line of a funding block that a label names. */
export function amountLineOf(text: string): string | undefined {
  return findLine(bareLabel(text))
}

/** Whether a text is a label of a group of cells. */
export function isGroup(text: string): boolean {
  return matches(groupNames, bareLabel(text))
}

/** Whether a field holds prose of several paragraphs. */
export function isLong(field: string | undefined): boolean {
  return field !== undefined && longFields.has(field)
}

/** Whether a field, or a column, may hold several paragraphs: so may what only a form knows, until its kind is looked up. */
export function mayBeLong(key: string): boolean {
  return isLong(key) || !knownFields.includes(key)
}

/** Whether a label says that its value is of the budget year, which sets it apart from one of the whole project. */
export function isOfYear(text: string): boolean {
  return /年度|本年|当年|全年|年初|^20\d\d年/.test(bareLabel(text))
}

/** Whether a title is of what was reached: `完成情况`, `自评结果`. */
export function saysOutcome(title: string): boolean {
  return /完成|实际|实现|达成|结果|自评|得分/.test(bareLabel(title)) && !saysPromise(title)
}

/** Whether a title is of what was promised: `年度要求`, `计划完成数`; `目标完成情况` is of what was reached. */
export function saysPromise(title: string): boolean {
  const label = bareLabel(title)
  const isOfResult = /(完成|实现|达成)(情况|程度|进度|率)|实际|结果|得分|自评/.test(label)
  return /目标|指标值|计划|预期|年初|要求|应|任务/.test(label) && !isOfResult
}

/** Whether a cell is where somebody signs, or gives an opinion of the form: no part of what is promised. */
export function isSignature(text: string): boolean {
  return /^(填[表报]|经办|审核|复核|制表|编制|联系|.{0,6}负责人)|意见$|(签字|签章|盖章|公章)/.test(
    toHalfWidth(text).replace(/\s/g, '').replace(/:.*$/, ''),
  )
}

/** Whether a line is a note of the form itself to whoever fills it in. */
export function isNote(text: string): boolean {
  return /^\s*(注|说明|填表说明|备注)\s*[:：\d]/.test(text)
}

/** Whether a value says that there is none. */
export function isNothing(text: string): boolean {
  const said = text.trim().replace(/^[（(](.*)[)）]$|[。.]$/g, '$1')
  return /^(无|暂无|没有|无此项|不涉及|不适用|n\/?a|[-—–－─_＿/／\\＼\s]*|盖章|签字|签章|公章|年\s*月\s*日)$/i.test(
    said,
  )
}

const inBrackets = /[(（【[](?:(?:金额)?单位[:：])?\s*(?:人民币)?([^()（）【】[\]:：\s]{0,3}元)[)）】\]]/
const behindColon = /(?:金额)?单位[:：]\s*(?:人民币)?([^\s:：，。；;]{0,3}元)/
const atTheEnd = /^\D{2,12}[/／\s](?:人民币)?(万?元)$/

/** What a label or a line above a form names as the unit of its amounts, whatever it is: `项目资金（万元）`, `单位：千元`. */
function unitNamedIn(text: string): string | undefined {
  const [, unit] = inBrackets.exec(text) ?? behindColon.exec(text) ?? atTheEnd.exec(text) ?? []
  return unit?.replace('萬', '万')
}

/** The unit of money that a label or a line above a form names: `项目资金（万元）`, `单位：元`. */
export function moneyUnitIn(text: string): MoneyUnit | undefined {
  const unit = unitNamedIn(text)
  return unit === '万元' || unit === '元' ? unit : undefined
}

/** A unit of money that content is never in, where a text names one: 千元, 亿元, 万美元. */
export function strangeUnitIn(text: string): string | undefined {
  const unit = unitNamedIn(text)
  return unit !== undefined && /^(千|十万|百万|千万|亿|万?(美|欧|港|日))元$/.test(unit) ? unit : undefined
}
