import type { Address } from '../model/address.ts'

/** Where everything is looked for: `/search/?q=法律援助`. */
export const searchPage: Address = '/search/'

/** The projects whose names begin with a character: for readers without script. */
export function initialPage(initial: string): Address {
  return `/search/${initial}/`
}

/** All projects of a budget year, a hundred on a page. */
export function projectsPage(year: number, part = 1): Address {
  return part === 1 ? `/${year}/projects/` : `/${year}/projects/${part}/`
}

/** A part of the index, by its name: `index`, `grams/3f`. */
export function searchFile(name: string): Address {
  return `/search/files/${name}.js`
}
