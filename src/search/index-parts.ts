import type { Rank } from './passages.ts'

/*
 * The parts of the index, as they are written and read. A page has a number from which year and unit follow: those of a unit's
 * year lie together and leave room, so that what is published elsewhere moves none of them.
 */

/** What every search begins with. */
export interface Head {
  /** From the oldest: a new year moves none. */
  years: readonly number[]
  /** Each unit with its code and all its names. */
  units: readonly (readonly [code: string, ...names: string[]])[]
  /** How many numbers a unit's year has. */
  width: number
  labels: readonly (readonly [label: string, rank: Rank])[]
  /** How many parts passages are divided into, and pairs of characters; powers of two. */
  blocks: number
  grams: number
  /** Where there is little enough, all parts are here, and no others. */
  parts?: Readonly<Record<string, unknown>>
}

/** Pairs of characters, each with the blocks that hold it. */
export type GramPart = Readonly<Record<string, readonly number[]>>

/** Passages: the number of a label, the text, and the pages, each as the distance to the one before. */
export type BlockPart = readonly (readonly [label: number, text: string, pages: readonly number[]])[]

/** Projects, as hits print them: page, name, code, budget in 分 unless it is withheld. */
export type RowPart = readonly (readonly [page: number, name: string, id: string, fen: number | null])[]

/** So many units of a year have their rows in one part. */
const unitsInPart = 2
/** The numbers of pages that are no project, in their unit's year. */
export const places = { text: 0, overall: 1, project: 2 } as const

/** A page by its number. */
export interface PlaceOf {
  year: number
  unit: number
  place: number
}

export function placeOf({ years, units, width }: Head, page: number): PlaceOf {
  const block = Math.floor(page / width)
  return {
    year: years[Math.floor(block / units.length)] ?? 0,
    unit: block % units.length,
    place: page % width,
  }
}

export function blockName(block: number): string {
  return `blocks/${block.toString(16)}`
}

export function gramName(part: number): string {
  return `grams/${part.toString(16)}`
}

export function rowName(year: number, unit: number): string {
  return `rows/${year}-${Math.floor(unit / unitsInPart)}`
}

/** Distances of ascending numbers. */
export function distances(numbers: readonly number[]): number[] {
  return numbers.map((number, index) => number - (numbers[index - 1] ?? 0))
}

/** The numbers again. */
export function numbersOf(distances: readonly number[]): number[] {
  let sum = 0
  return distances.map((distance) => {
    sum += distance
    return sum
  })
}
