import { pageFile } from '../model/address.ts'
import { inUnit, listUnit } from '../model/amount.ts'
import { filterRows } from './filter.ts'
import {
  askedIn,
  type FilterForm,
  fillChoices,
  fillIn,
  findFilterForm,
  isFacets,
  saveRows,
  showFilterForm,
  sumText,
} from './filter-form.ts'
import { loadScripts } from './script-files.ts'

/*
 * The script of the page of a year's projects: filters whose state is the address, what they add up to, and the rows as CSV.
 */

/** So many projects are listed at a time. */
const shown = 100

const place = document.querySelector<HTMLElement>('#projects')
const filters = findFilterForm()
const status = document.querySelector<HTMLElement>('#filter-status')
const list = document.querySelector<HTMLElement>('#filter-list')
const plain = document.querySelector<HTMLElement>('#plain-list')
if (place && filters && status && list && plain) void start(place, filters, status, list, plain)

async function start(
  place: HTMLElement,
  filters: FilterForm,
  status: HTMLElement,
  list: HTMLElement,
  plain: HTMLElement,
) {
  const { files = '', name = '', root = '', year = '', csv = '' } = place.dataset
  const { form, download } = filters
  const part = await loadScripts(files)(name).catch(() => undefined)
  // Without the file, the plain list stands.
  if (!isFacets(part)) return
  const address = () => new URL(location.href).searchParams
  // What the form can show of an address: messengers add to it what is no filter, and people write what is no number.
  const asked = () => new URLSearchParams([...askedIn(form)])
  fillChoices(form, part)
  showFilterForm(filters, address())
  plain.hidden = true
  const show = () => {
    const rows = filterRows(part, asked())
    status.textContent = `${sumText(rows)}${rows.length > shown ? `；这里列出预算最多的 ${shown} 个` : ''}。`
    const unit = listUnit(rows.flatMap(([, , , fen]) => (fen === null ? [] : [fen])))
    list.replaceChildren(
      ...rows.slice(0, shown).map(([at, title, id, fen]) => {
        const [code = '', department = ''] = part.units[at] ?? []
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.href = `${root}${code}/${year}/${id}/${pageFile}`
        link.textContent = title
        const facts = document.createElement('p')
        facts.className = 'hint'
        const amount = document.createElement('span')
        amount.className = 'n'
        amount.textContent = fen === null ? '预算不予公开' : `${inUnit(fen, unit)} ${unit}`
        facts.append(`${department}，`, amount)
        item.append(link, facts)
        return item
      }),
    )
    download.disabled = rows.length === 0
  }
  const toAddress = () => {
    const query = asked().toString()
    history.pushState(null, '', query === '' ? location.pathname : `?${query}`)
    show()
  }
  form.addEventListener('change', toAddress)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => window.setTimeout(toAddress))
  addEventListener('popstate', () => {
    fillIn(form, address())
    show()
  })
  download.addEventListener('click', () =>
    saveRows(csv, year, part, filterRows(part, asked())).catch(() => {
      status.textContent = '取不到数据文件，请过一会儿再试。'
    }),
  )
  show()
}
