import type { Address } from '../model/address.ts'

/** What can be taken, and how to cite it. */
export const dataPage: Address = '/data/'
/** What each table and column means. */
export const dictionaryPage: Address = '/data/dictionary/'

/** What a data file is about: everything, a budget year, or a unit's budget year. */
export interface Scope {
  unit?: string
  year?: number
}

/** Where the files of a scope stand: `/data/`, `/data/2020/`, `/data/315002/2020/`. */
export function scopeFolder({ unit, year }: Scope): Address {
  const parts = [unit, year].filter((part) => part !== undefined)
  return `/data/${parts.map((part) => `${part}/`).join('')}`
}
