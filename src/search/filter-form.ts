import { amountText } from '../model/amount.ts'
import { type FacetRow, facets, type YearFacets } from './facets.ts'
import { choicesOf, filterCsv } from './filter.ts'

/* The form of the filters, as the pages of a year's projects and for searching have it, in browsers. */

/** The parts of the form, where a page has it. */
export interface FilterForm {
  fold: HTMLDetailsElement
  form: HTMLFormElement
  download: HTMLButtonElement
}

export function findFilterForm(): FilterForm | undefined {
  const fold = document.querySelector<HTMLDetailsElement>('#filters-fold')
  const form = document.querySelector<HTMLFormElement>('#filters')
  const download = document.querySelector<HTMLButtonElement>('#filter-download')
  return fold && form && download ? { fold, form, download } : undefined
}

/** Shows the form: folded on a phone, unless something is asked. */
export function showFilterForm({ fold, form }: FilterForm, asked: URLSearchParams) {
  fillIn(form, asked)
  fold.hidden = false
  fold.open = matchMedia('(min-width: 40rem)').matches || askedIn(form).size > 0
}

/** Shows in the form what an address asks for. */
export function fillIn(form: HTMLFormElement, asked: URLSearchParams) {
  for (const field of fieldsOf(form)) field.value = asked.get(field.name) ?? ''
}

/** What the form asks for, by the names of its fields. */
export function askedIn(form: HTMLFormElement): Map<string, string> {
  return new Map(
    fieldsOf(form).flatMap(({ name, value, disabled }) => (value === '' || disabled ? [] : [[name, value]])),
  )
}

function fieldsOf(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  )
}

/** Offers what a year has. */
export function fillChoices(form: HTMLFormElement, year: YearFacets) {
  const fill = (name: string, choices: readonly (readonly [value: string, text: string])[]) => {
    const select = form.elements.namedItem(name)
    if (!(select instanceof HTMLSelectElement)) return
    const { value } = select
    while (select.options.length > 1) select.remove(1)
    select.append(...choices.map(([value, text]) => new Option(text, value)))
    select.value = choices.some(([choice]) => choice === value) ? value : ''
  }
  fill(
    '单位',
    year.units.map(([code, name]) => [code, name]),
  )
  for (const facet of facets)
    fill(
      facet,
      choicesOf(year, facet).map((choice) => [choice, choice]),
    )
}

/** How many projects, and what they add up to. */
export function sumText(rows: readonly FacetRow[]): string {
  const known = rows.flatMap(([, , , fen]) => (fen === null ? [] : [fen]))
  if (rows.length > 0 && known.length === 0) return `${rows.length} 个项目，预算数不予公开`
  const sum = amountText(known.reduce((total, fen) => total + fen, 0))
  const withheld = rows.length - known.length
  return `${rows.length} 个项目，预算数合计 ${sum}${withheld > 0 ? `（不含 ${withheld} 个不予公开的）` : ''}`
}

/**
 * Saves those rows of a year's CSV that are of some projects.
 * @param csv its address
 */
export async function saveRows(
  csv: string,
  year: string,
  { units }: YearFacets,
  rows: readonly FacetRow[],
): Promise<void> {
  const asked = new Set(rows.map(([at, , id]) => `${units[at]?.[0]}/${id}`))
  const answer = await fetch(csv)
  if (!answer.ok) throw new Error(answer.statusText)
  const text = filterCsv(await answer.text(), (project) => asked.has(project))
  const link = document.createElement('a')
  // With a byte order mark, which spreadsheets want, and which reading took away.
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv' }))
  link.download = `项目-${year}-${asked.size}个.csv`
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export function isFacets(part: unknown): part is YearFacets {
  return typeof part === 'object' && part !== null && 'rows' in part
}
