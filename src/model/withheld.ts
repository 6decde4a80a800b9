/** What is printed in the place of what is not public (政府信息公开条例 第三十七条: 区分处理，说明理由). */
export const withheldWord = '不予公开'

/**
 * A part of a record whose fields may be withheld. Of a withheld text the record holds `withheldWord`; of what is
 * calculated with, nothing. The value itself is dropped where files are read, so that nothing can publish it.
 */
export interface Withholds {
  /** The reasons, by the form's key (`预算数`); an item that was taken out of a list is `绩效指标 第3项`, as its file counts. */
  withheld?: Readonly<Record<string, string>>
}

/** Whether one of these fields of a part is withheld, or an item of one that is a list: then what is left does not add up. */
export function hides({ withheld = {} }: Withholds, ...keys: readonly string[]): boolean {
  return Object.keys(withheld).some((place) => keys.includes(place.replace(/ 第\d+项$/, '')))
}

/** The path of the `index`th item that is left of a list, as its file counts: `绩效指标 第3项`. */
export function itemPlace({ withheld }: Withholds, list: string, index: number): string {
  if (!withheld) return itemName(list, index + 1)
  let number = index + 1
  for (let earlier = 1; earlier <= number; earlier++) if (itemName(list, earlier) in withheld) number++
  return itemName(list, number)
}

/** How messages and reasons call an item of a list, counting from 1. */
export function itemName(list: string, number: number): string {
  return `${list} 第${number}项`
}
