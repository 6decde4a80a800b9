import { toHalfWidth } from '../../model/text.ts'

/** What forms write for a sign. */
const signs: ReadonlyMap<string, string> = new Map([
  ...['≥', '≤', '>', '<', '=', '>=', '<=', '≧', '≦', '定性'].map((sign) => [sign, sign] as const),
  ...['大于等于', '大于或等于', '不低于', '不少于', '不小于'].map((word) => [word, '≥'] as const),
  ...['小于等于', '小于或等于', '不高于', '不超过', '不大于'].map((word) => [word, '≤'] as const),
  ['大于', '＞'],
  ['小于', '＜'],
  ['等于', '＝'],
  ['文字描述', '定性'],
  // Small forms of the signs, which no font need have.
  ['﹥', '＞'],
  ['﹤', '＜'],
  ['﹦', '＝'],
])

/** The sign that a cell of a column of signs stands for, as content files write it. */
export function signOf(text: string): string | undefined {
  const said = text.trim()
  const sign = signs.get(toHalfWidth(said).replace(/\s/g, ''))
  return sign !== undefined && toHalfWidth(said) === toHalfWidth(sign) ? said : sign
}

/** Whether more is better, as content files write it. */
export function directionOf(text: string): '正向指标' | '反向指标' | undefined {
  const [, word] = /^(正|反|负)向(指标)?$/.exec(text.trim()) ?? []
  return word === undefined ? undefined : word === '正' ? '正向指标' : '反向指标'
}
