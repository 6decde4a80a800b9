import { bareLabel, columnOf, type Settled } from './labels.ts'

/**
 * What the titles of a table of items mean, from left to right. The name stands behind the first and second levels, whatever it
 * is called; beside 三级指标, what else may be called so is none: 指标内容 says what the indicator is about (云南).
 */
export function titleKeys(titles: readonly string[], settled: Settled): (string | undefined)[] {
  const keys = titles.map((title) => columnOf(title, settled))
  const isThird = (title: string, index: number) =>
    keys[index] === '三级指标' && /^三级/.test(bareLabel(title))
  if (titles.some(isThird))
    return keys.map((key, index) => {
      const title = titles[index] ?? ''
      return key !== '三级指标' || isThird(title, index) ? key : besideName(title, keys)
    })
  const second = keys.indexOf('二级指标')
  const isOpen = keys[second - 1] === '一级指标' && second + 1 < keys.length && keys[second + 1] === undefined
  if (!isOpen || keys.includes('三级指标')) return keys
  return keys.with(second + 1, '三级指标')
}

function besideName(title: string, keys: readonly (string | undefined)[]): string | undefined {
  return !keys.includes('绩效指标描述') && /内容$/.test(bareLabel(title)) ? '绩效指标描述' : undefined
}
