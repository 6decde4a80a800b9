import { likelihoods } from '../../model/likelihoods.ts'
import { isPlaceholder, parseTarget } from '../../model/target.ts'
import type { Block } from './block.ts'
import { account, type FoundForm, type Item, type List } from './found-form.ts'
import { fieldOf, isGroup, isNothing, isSignature, isWhole, mayBeLong } from './labels.ts'
import { isBlankItem, isLevel, isLevel1, isLevel2, nameLevel, saysMore } from './levels.ts'
import { oneLine, prose } from './one-line.ts'
import type { PlacedCell, Row } from './rows.ts'
import { directionOf, signOf } from './signs.ts'

const longColumns = new Set([
  ...['绩效指标描述', '指标值确定依据', '偏差原因分析及改进措施', '原因说明', '备注', '主要内容'],
])
const levelKeys = ['一级指标', '二级指标'] as const

export type Cells = readonly (PlacedCell | undefined)[]
type Own = ReadonlyMap<string, PlacedCell | undefined>

/** The cells of one list in a row of a block, by their keys. */
function ownOf(cells: Cells, { columns, lists }: Block, list: List): Own {
  const own = new Map<string, PlacedCell | undefined>()
  for (const [index, { key, list: at = list }] of columns.entries())
    if (key !== undefined && at === list && lists.includes(list) && !own.get(key)?.text)
      own.set(key, cells[index])
  return own
}

/**
 * Whether a row that fits a block is one of its items: its levels are known ones, or go on from above. A row that stands
 * where items do and is named like another part of the form is none.
 * @param isInterrupted whether the row above is no item: then a blank level does not go on
 */
export function isItem(row: Row, cells: Cells, block: Block, isInterrupted: boolean): boolean {
  if (block.lists[0] === '年度主要任务') return isTask(cells, block)
  return block.lists.some((list) => {
    const own = ownOf(cells, block, list)
    const text = (key: string) => oneLine(own.get(key)?.text ?? '')
    const [level1, level2] = [own.get('一级指标'), own.get('二级指标')]
    const [name, value] = [text('三级指标'), text('指标值')]
    if (name === '' && value === '') return nameLevel(row.cells) && isPrinted(row, own)
    if (isSigned(name, value) || /^[≥≤<>＜＞]\s*\d/.test(name)) return false
    const isBare = ![level1, level2].some((cell) => cell !== undefined && cell.text !== '')
    if (block.isLoose && isBare && mayClose(name, value)) return false
    if (sums.test(name) || (name === '' && !isLevel(text('二级指标')))) return false
    const isCovered = [level1, level2].some((cell) => cell?.above !== undefined && !isGroup(cell.above))
    if (level1 && level1.text !== '' && !isLevel1(level1.text))
      return (
        name !== '' && !isGroup(level1.text) && (isOfLevel(level1, text('二级指标')) || isInside(row, value))
      )
    if (isCovered || nameLevel([level1, level2].filter((cell) => cell !== undefined))) return true
    if (isInterrupted || name === '') return false
    const { kind, raw } = parseTarget(value)
    const isPromise = kind !== 'quality' && /^[^\d]*[≥≤<>=]/.test(raw)
    return isPromise || !isWhole(name) || fieldOf(name, new Map()) === undefined
  })
}

/** Whether a first level that no standard knows is one all the same: it reaches over rows, or stands before a known second. */
function isOfLevel(level1: PlacedCell, level2: string): boolean {
  return level1.rowSpan > 1 || isLevel2(level2)
}

/** Whether the label of the block's group reaches down to a row that has a value. */
function isInside({ cells }: Row, value: string): boolean {
  return value !== '' && cells.some(({ above }) => above !== undefined && isGroup(above))
}

/** Whether a row is where somebody signs or gives an opinion: `财政部门审核意见 | （盖章）`. */
function isSigned(name: string, value: string): boolean {
  const isOpen = isNothing(value) || isSignature(value)
  return value === '' ? /意见$|签字|签章|盖章|公章/.test(name) : isSignature(name) && isOpen
}

const sums = /^(小计|合计|总计|总分)$/

/**
 * Whether a name without a level may be what stands between items or below them: a sum, a note, an opinion, who filled the form
 * in. Where cells have no columns, only a sign or a share behind it tells that it is an indicator.
 */
function mayClose(name: string, value: string): boolean {
  const label = name.replace(/[:：].*$/, '').replace(/^[（(]?[\d一二三四五六七八九十]+[）)、.]/, '')
  const isTitle = /(实现|完成|指标|目标)值$/.test(value)
  return isTitle || (closing.test(label) && !/^[≥≤<>=＜＞＝]|[%％]$/.test(value))
}
const closing =
  /(小计|合计|总计|意见|结论|评语|审核结果|评审结果|评价结果|签字|签章|盖章|负责人|联系人|电话|措施)$|^(备注|说明|附注|注$|填[报表]|经办|审[核批]|评审|复核|制表|编制|联系|其[他它]|自评|存在)|说明的?(问题|事项|情况)/

function isTask(cells: Cells, block: Block): boolean {
  const own = ownOf(cells, block, '年度主要任务')
  const name = own.get('任务名称')?.text ?? ''
  return name !== '' && !/^(金额)?(合计|总计)$/.test(name.replace(/\s/g, ''))
}

/** Whether nothing but levels is said: a printed row of the blank form, such as 生态效益指标, that nobody filled in. */
function isPrinted({ cells }: Row, own: Own): boolean {
  const levels = levelKeys.map((key) => own.get(key))
  return cells.every((cell) => isNothing(cell.text) || levels.includes(cell) || nameLevel([cell]))
}

/** Takes one row of a block into `form`. */
export function readItem(row: Row, cells: Cells, block: Block, form: FoundForm): void {
  for (const list of block.lists) {
    const own = ownOf(cells, block, list)
    if (list === '年度主要任务') addItem(own, list, new Map(), form)
    else readIndicator(row, own, list, list === block.lists[0], form)
  }
}

/** @param first whether cells that lists share are to be accounted for here */
function readIndicator(row: Row, own: Own, list: List, first: boolean, form: FoundForm) {
  const text = (key: string) => oneLine(own.get(key)?.text ?? '')
  rememberLevels(form, list, own)
  const [name, value] = [text('三级指标'), text('指标值')]
  const isShared = (key: string) => key === '一级指标' && !first
  if (isBlankItem(name, value) && !saysMore(own)) {
    const cells = [...own].flatMap(([key, cell]) => (cell && !isShared(key) ? [cell] : []))
    for (const cell of new Set(cells)) account(cell, 'label', form)
    return
  }
  const indicator: Item = new Map()
  for (const key of levelKeys) {
    const level = form.levels.get(levelName(list, key))
    if (level !== undefined) indicator.set(key, level)
  }
  addItem(new Map([...own].filter(([key]) => !isShared(key))), list, indicator, form)
  settleTarget(indicator)
  const target = indicator.get('指标值') ?? ''
  if (name === '') ask('这一行没有指标名称')
  else if (target === '' || isPlaceholder(target)) {
    indicator.set('指标值', '')
    ask(`“${name}”没有填指标值${target === '' ? '' : `，只写着“${target}”`}`)
  }
  function ask(message: string) {
    form.questions.push({
      place: own.get('三级指标')?.place || row.place,
      message,
      fix: '照批复的文件在内容文件里补上',
    })
  }
}

/** Brings a target in several columns to what content files write: signs for words, a quality under 指标值. */
function settleTarget(indicator: Item) {
  for (const key of ['指标性质', '度量单位'])
    if (indicator.has(key) && isNothing(indicator.get(key) ?? '')) indicator.set(key, '')
  const [sign, direction, unit] = ['指标性质', '指标方向性', '度量单位'].map(
    (key) => indicator.get(key) ?? '',
  )
  if (sign) indicator.set('指标性质', signOf(sign) ?? sign)
  if (direction) indicator.set('指标方向性', directionOf(direction) ?? direction)
  if (direction === '定性') {
    indicator.delete('指标方向性')
    if (!sign) indicator.set('指标性质', '定性')
  }
  if (unit && indicator.get('指标性质') === '定性' && indicator.get('指标值') === '') {
    indicator.set('指标值', unit)
    indicator.set('度量单位', '')
  }
}

/** A column that the form has, and whose cell was lost, is blank. */
function addItem(own: Own, list: List, item: Item, form: FoundForm) {
  form.lists[list].push(item)
  const place = `${list} 第${form.lists[list].length}项`
  // A level that reaches over the columns of both is one cell.
  for (const cell of new Set(own.values())) if (cell) account(cell, 'content', form)
  for (const [key, cell] of own) {
    if (cell) form.origins.set(`${place} › ${key}`, cell)
    const likelihood = likelihoods.find((word) => word === key)
    if (likelihood) {
      if (cell && cell.text !== '') item.set('完成目标可能性', likelihood)
    } else if (!levelKeys.some((level) => level === key)) {
      const text = cell?.text ?? ''
      item.set(key, longColumns.has(key) || mayBeLong(key) ? prose(text) : oneLine(text))
    }
  }
}

/** The first level is shared by lists side by side, the second is each one's own. */
function levelName(list: List, key: string): string {
  return key === '一级指标' ? key : `${list}.${key}`
}

/** Remembers the first level of a row that is lost: what follows does not stand under the one before. */
export function noteLevel1({ cells }: Row, { levels }: FoundForm): void {
  const level1 = cells.findLast(({ text }) => isLevel1(text) && !isLevel2(text))
  if (level1) for (const key of [...levels.keys()]) if (key.endsWith('二级指标')) levels.delete(key)
  if (level1) levels.set('一级指标', oneLine(level1.text))
}

/** A known level without the spaces that a narrow cell put into it: `经济效益 指标`. */
function levelOf(text: string): string {
  const whole = text.replace(/\s/g, '')
  return isLevel1(whole) || isLevel2(whole) ? whole : text
}

function rememberLevels({ levels }: FoundForm, list: List, own: Own) {
  for (const key of levelKeys) {
    const cell = own.get(key)
    const above = cell?.above !== undefined && !isGroup(cell.above) ? cell.above : ''
    const said = levelOf(oneLine(cell?.text || above)).replace(/[（(]续[)）]$/, '')
    if (said === '') continue
    const name = levelName(list, key)
    if (key === '一级指标' && levels.get(name) !== said)
      for (const other of [...levels.keys()]) if (other.endsWith('二级指标')) levels.delete(other)
    levels.set(name, said)
  }
}
