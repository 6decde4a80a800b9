import { bareLabel, columnOf, type Settled } from './labels.ts'

/**
 * What the titles of a table of items mean, from left to right. The name stands behind the first and second levels, whatever it
 * is called; of several titles that may be its, it is the one that a person said, else the lowest level's: what else is called
 * so says what the indicator is about (指标内容, 云南), or is a level more than content files have.
 */
export function titleKeys(titles: readonly string[], settled: Settled): (string | undefined)[] {
  const keys = titles.map((title) => columnOf(title, settled))
  const ranks = titles.map((title, index) => (keys[index] === '三级指标' ? rankOf(title, settled) : 0))
  const best = ranks.reduce((most, rank) => Math.max(most, rank), 0)
  if (best > 0)
    return keys.map((key, index) =>
      key !== '三级指标' || ranks[index] === best ? key : besideName(titles[index] ?? '', keys),
    )
  const second = keys.indexOf('二级指标')
  const isOpen = keys[second - 1] === '一级指标' && second + 1 < keys.length && keys[second + 1] === undefined
  if (!isOpen || keys.includes('三级指标')) return keys
  return keys.with(second + 1, '三级指标')
}

/** How surely a title is that of the name, beside others that may be. */
function rankOf(title: string, settled: Settled): number {
  if (settled.has(title.replace(/\s/g, '')) || settled.has(bareLabel(title))) return 3
  return ['三级', '四级'].findIndex((level) => bareLabel(title).startsWith(level)) + 1
}

function besideName(title: string, keys: readonly (string | undefined)[]): string | undefined {
  return !keys.includes('绩效指标描述') && /内容$/.test(bareLabel(title)) ? '绩效指标描述' : undefined
}
