import { filterRows } from './filter.ts'
import {
  askedIn,
  type FilterForm,
  fillChoices,
  fillIn,
  isFacets,
  saveRows,
  showFilterForm,
  sumText,
} from './filter-form.ts'
import type { Found } from './find.ts'
import { type Head, placeOf, places } from './index-parts.ts'

/** Filters of what is found, which are those of the projects of one year. */
export interface SearchFilters {
  /** What is asked, by the names of the fields; empty where no year is chosen. */
  asked(): Map<string, string>
  /** Shows what an address asks for. */
  showAsked(asked: URLSearchParams): void
  /** Of what was found the projects that fit, and what they add up to; undefined where nothing is asked. */
  keep(found: Found, head: Head): Promise<{ found: Found; sum: string } | undefined>
}

/** What a form needs beside itself. */
interface Place {
  load(name: string): Promise<unknown>
  /** The address of a year's projects as CSV. */
  csvOf(year: string): string
  onChange(): void
  onProblem(): void
}

/** Starts the filters of the page for searching: a year is chosen first, and only its file is loaded. */
export function startSearchFilters(
  filters: FilterForm,
  { load, csvOf, onChange, onProblem }: Place,
): SearchFilters {
  const { form, download } = filters
  let save = () => Promise.resolve()
  // What an address asks for, until there are choices that the form can show it with.
  let waiting: Map<string, string> | undefined
  const asked = () => waiting ?? askedIn(form)
  const yearOf = () => asked().get('年度') ?? ''
  const enable = () => {
    const year = yearOf()
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
      field.disabled = year === '' && field.name !== '年度'
    download.disabled = year === ''
  }
  const facetsOf = async (year: string) => {
    const part = await load(`projects/${year}`)
    if (!isFacets(part)) throw new Error(`no facets of ${year}`)
    return part
  }
  form.addEventListener('change', () => {
    waiting = undefined
    enable()
    onChange()
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () =>
    window.setTimeout(() => {
      waiting = undefined
      enable()
      onChange()
    }),
  )
  download.addEventListener('click', () => void save().catch(onProblem))
  filters.fold.hidden = false
  return {
    asked: () => (yearOf() === '' ? new Map() : asked()),
    showAsked(address) {
      const names = new Set([...form.elements].map((field) => field.getAttribute('name')))
      waiting = new Map([...address].filter(([name, value]) => names.has(name) && value !== ''))
      showFilterForm(filters, address)
      if (!askedIn(form).has('年度')) waiting = undefined
      enable()
    },
    async keep(found, head) {
      const year = yearOf()
      if (year === '') return undefined
      const facets = await facetsOf(year)
      fillChoices(form, facets)
      fillIn(form, new URLSearchParams([...asked()]))
      waiting = undefined
      const wanted = new URLSearchParams([...askedIn(form)])
      wanted.delete('年度')
      const fitting = new Map(
        filterRows(facets, wanted).map((row) => [`${facets.units[row[0]]?.[0]}/${row[5]}`, row]),
      )
      const kept = found.hits.flatMap((hit) => {
        const place = placeOf(head, hit.page)
        const [code = ''] = head.units[place.unit] ?? []
        const row = `${place.year}` === year && fitting.get(`${code}/${place.place - places.project}`)
        return row ? [{ hit, row }] : []
      })
      const rows = kept.map(({ row }) => row)
      save = () => saveRows(csvOf(year), year, facets, rows)
      download.disabled = rows.length === 0
      return { found: { ...found, hits: kept.map(({ hit }) => hit) }, sum: sumText(rows) }
    },
  }
}
