/** The units that readers are shown amounts in, with their worth in 分. Official forms print amounts as approved instead. */
const worth = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 } as const
export type ReaderUnit = keyof typeof worth

/** An amount as a figure: its number, and the unit that belongs behind it. */
export interface Amount {
  value: string
  unit: ReaderUnit
}

/** The unit for a list of amounts in 分, so that they can be compared down the column: 万元, unless all are small. */
export function listUnit(amounts: readonly number[]): ReaderUnit {
  return amounts.some((fen) => Math.abs(fen) >= worth.万元) ? '万元' : '元'
}

/** The number alone, in the unit of its list, with separators. What would round to nothing says its own unit: `35 元`. */
export function inUnit(fen: number, unit: ReaderUnit): string {
  const text = (fen / worth[unit]).toFixed(decimals(fen, unit))
  return Number(text) === 0 && fen !== 0 ? exactAmount(fen) : group(text)
}

/** The amount in the unit that suits its size: 428.14 万元, 1.91 亿元, 8,000 元. */
export function amountOf(fen: number): Amount {
  const unit = Math.abs(fen) >= worth.亿元 ? '亿元' : listUnit([fen])
  return { value: inUnit(fen, unit), unit }
}

/** The same as words: `428.14 万元`. */
export function amountText(fen: number): string {
  const { value, unit } = amountOf(fen)
  return `${value} ${unit}`
}

/** To the last 分: `4,281,400 元`. */
export function exactAmount(fen: number): string {
  return `${group((fen / worth.元).toFixed(decimals(fen, '元')))} 元`
}

/** The exact amount beside one in a larger unit; nothing where it would say the same again. */
export function exactNote(fen: number): string | undefined {
  return amountOf(fen).unit === '元' ? undefined : exactAmount(fen)
}

function decimals(fen: number, unit: ReaderUnit): number {
  return unit === '元' && fen % worth.元 === 0 ? 0 : 2
}

/** A decimal number with separators: `1,280,000`. */
export function group(number: string): string {
  const [whole = '', fraction] = number.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
