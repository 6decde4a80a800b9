import { parseTarget } from '../../model/target.ts'
import { goesUnder } from '../../model/taxonomy.ts'
import type { SourceBlock, SourceParagraph, SourceTable } from '../source.ts'
import { canStandIn } from './cell-kinds.ts'
import { columnOf, fieldOf, isGroup, isSignature, type Settled } from './labels.ts'
import { isLevel1, isLevel2 } from './levels.ts'
import { signOf } from './signs.ts'
import { looksLikeLabel } from './stream.ts'
import { titleKeys } from './title-keys.ts'
import { formTitle } from './title-patterns.ts'

/**
 * Makes a table of a form in running text whose rows are lines, their cells parted by spaces. A space may as well stand in
 * a cell: in lines of fields, known labels part; in lines of items, levels lead, the one number is the target, and what
 * stands between is the name. A line for which that does not hold stays one cell, which fits no column.
 */
export function gatherSpaced(blocks: readonly SourceBlock[], settled: Settled): SourceBlock[] {
  const head = blocks.findIndex((block) => block.kind === 'paragraph' && headOf(block, settled))
  const start = blocks.findLastIndex((block, index) => index < head && !isLine(block)) + 1
  const next = blocks.findIndex((block, index) => index > head && !isLine(block))
  const end = next < 0 ? blocks.length : next
  const lines = blocks.slice(start, end).filter((block) => block.kind === 'paragraph')
  const [first] = lines
  if (head < 0 || !first) return [...blocks]
  let keys: string[] = []
  const rows = joinBroken(lines, head - start).map((line) => {
    const titles = headOf(line, settled)
    if (titles) keys = titleKeys(titles, settled).map((key = '') => key)
    const texts = titles ?? (keys.length > 0 ? itemOf(line.text, keys) : fieldsOf(line.text, settled))
    return texts.map((text, column) => ({ text, column, colSpan: 1, rowSpan: 1, place: line.place }))
  })
  const table: SourceTable = { kind: 'table', place: first.place, rows, isLoose: true, omitsBlanks: true }
  return [...blocks.slice(0, start), table, ...gatherSpaced(blocks.slice(end), settled)]
}

function isLine(block: SourceBlock): boolean {
  return block.kind === 'paragraph' && !block.layout && !formTitle.test(block.text.trim())
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/**
 * The lines, those of items whole: a line of nothing but levels, or parts of one (`可持续影响`, `指标`), goes on in the next.
 * @param head the index of the line with the titles
 */
function joinBroken(lines: readonly SourceParagraph[], head: number): SourceParagraph[] {
  const joined: SourceParagraph[] = lines.slice(0, head + 1)
  let open: SourceParagraph | undefined
  for (const line of raiseLevels(lines.slice(head + 1))) {
    const isNext = open && isLevel2(wordsOf(open.text).at(-1) ?? '') && isLevel2(wordsOf(line.text)[0] ?? '')
    if (isNext) open = undefined
    const text = (open ? `${open.text} ${line.text}` : line.text).replace(/(\S+) 指标(?=\s|$)/g, joinLevel)
    const whole = { ...line, text, place: open?.place ?? line.place }
    const words = wordsOf(text).filter((word) => !isGroup(word))
    const isPart = words.length < 3 && words.every((word) => isLevelPart(word))
    if (open) joined.pop()
    joined.push(whole)
    open = isPart ? whole : undefined
  }
  return joined
}

/**
 * The lines, a first level that stands alone before those above it that go under no other: its merged cell had it in the
 * midst of its rows, and so has the text.
 */
function raiseLevels(lines: readonly SourceParagraph[]): SourceParagraph[] {
  const raised: SourceParagraph[] = []
  let waiting: { line: SourceParagraph; level2: string }[] = []
  let level1 = ''
  const goOn = () => {
    raised.push(...waiting.map(({ line }) => line))
    waiting = []
  }
  for (const line of lines) {
    const [first = '', second = ''] = wordsOf(line.text).filter((word) => !isGroup(word))
    const isAlone = isLevel1(first) && second === ''
    const isBare = isLevel2(first) && second !== '' && !isLevel2(second)
    if (isBare && (level1 === '' || !goesUnder(first, level1))) {
      waiting.push({ line, level2: first })
      continue
    }
    if (!isAlone || !waiting.every(({ level2 }) => goesUnder(level2, first))) goOn()
    raised.push(line)
    goOn()
    if (isAlone || (isLevel1(first) && isLevel2(second))) level1 = first
  }
  goOn()
  return raised
}

function joinLevel(whole: string, part: string): string {
  return isLevelPart(part) ? `${part}指标` : whole
}

function isLevelPart(word: string): boolean {
  return [word, `${word}指标`].some((text) => isLevel1(text) || isLevel2(text))
}

/** The titles of a line that is the head of a block; the label of the group before them is no column. */
function headOf({ text, layout }: SourceParagraph, settled: Settled): string[] | undefined {
  if (layout) return undefined
  const words = wordsOf(text)
  const titles = words.slice(startOfTitles(words, settled))
  const keys = titleKeys(titles, settled)
  const isFirst = keys[0] !== undefined && /^[一二三]级指标$/.test(keys[0])
  const isTitle = (word: string, index: number) =>
    keys[index] !== undefined || (isFirst && /^[\p{Script=Han}()（）]{2,12}$/u.test(word))
  const isHead = titles.every(isTitle) && keys.includes('三级指标') && keys.includes('指标值')
  return isHead && keys.length >= 3 ? titles : undefined
}

/** Behind the label of the group, which may have spaces in it: `绩 效 指 标 一级指标 …`. */
function startOfTitles(words: readonly string[], settled: Settled): number {
  const first = words.findIndex((word) => columnOf(word, settled) === '一级指标')
  if (first > 0 && isGroup(words.slice(0, first).join(''))) return first
  return words.findIndex((word) => !isGroup(word))
}

/** A line's labels and their values, parted where a label begins. */
function fieldsOf(text: string, settled: Settled): string[] {
  const parts: string[] = []
  let isValue = false
  for (const word of wordsOf(text)) {
    const isLabel: boolean =
      fieldOf(word, settled) !== undefined || isGroup(word) || (isValue && looksLikeLabel(word))
    if (isValue && !isLabel) parts.push(`${parts.pop()} ${word}`)
    else parts.push(word)
    isValue = !isLabel
  }
  return parts
}

/** A line's cells in the order of its columns; the whole line where that cannot be known. */
function itemOf(text: string, keys: readonly string[]): string[] {
  const words = wordsOf(text).filter((word, index) => index > 0 || !isGroup(word))
  if (isSignature(words[0] ?? '')) return [text]
  // Before a second level stands a first, whatever a province calls it.
  const level1 = isLevel2(words[1] ?? '') && goesBefore(words[0] ?? '') ? words.shift() : undefined
  const level2 = isLevel2(words[0] ?? '')
    ? words.shift()
    : isLevel1(words[0] ?? '')
      ? words.shift()
      : undefined
  const behind = keys.filter((key) => key !== '一级指标' && key !== '二级指标')
  const levels = [
    ...(keys.includes('一级指标') ? [level1 ?? ''] : []),
    ...(keys.includes('二级指标') ? [level2 ?? ''] : []),
  ]
  // A printed row that nobody filled in.
  if (words.length === 0) return levels
  if (behind[0] === '三级指标' && behind[1] === '指标性质') return signedItem(text, words, levels)
  const promises = words.flatMap((word, index) => (parseTarget(word).kind === 'quality' ? [] : [index]))
  const [at = words.length === 2 ? 1 : -1] = promises
  // A bare number may as well be the weight behind a target in words.
  const isOpen =
    /^[\d.]+$/.test(words[at] ?? '') &&
    behind.slice(2).some((key) => canStandIn({ key: key || undefined, title: '' }, words[at] ?? ''))
  const isSure =
    promises.length < 2 && at > 0 && behind[0] === '三级指标' && behind[1] === '指标值' && !isOpen
  const rest = words.slice(at + 1)
  // Cells without a space in them can still be told by what they hold.
  if (promises.length > 1) return wordsOf(text)
  if (!isSure || rest.length > behind.length - 2) return [text]
  // Where none of the columns behind has a cell, they are blank; of which of them the only cells are, they show themselves.
  const blanks = rest.length > 0 ? [] : behind.slice(2).map(() => '')
  return [...levels, words.slice(0, at).join(' '), words[at] ?? '', ...rest, ...blanks]
}

function goesBefore(word: string): boolean {
  return isLevel1(word) || (!isLevel2(word) && parseTarget(word).kind === 'quality')
}

/** A line's cells where the sign has a column behind the name: the one sign parts them. */
function signedItem(text: string, words: readonly string[], levels: readonly string[]): string[] {
  const signs = words.flatMap((word, index) => (signOf(word) === undefined ? [] : [index]))
  const [at = 0] = signs
  if (signs.length !== 1 || at === 0) return [text]
  return [...levels, words.slice(0, at).join(' '), ...words.slice(at)]
}
