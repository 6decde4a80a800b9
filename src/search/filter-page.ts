import { pageFile } from '../model/address.ts'
import { amountText, inUnit, listUnit } from '../model/amount.ts'
import { facets, type YearFacets } from './facets.ts'
import { choicesOf, filterCsv, filterRows } from './filter.ts'
import { loadScripts } from './script-files.ts'

/*
 * The script of the page of a year's projects: filters whose state is the address, what they add up to, and the rows as CSV.
 */

/** So many projects are listed at a time. */
const shown = 100

const form = document.querySelector<HTMLFormElement>('#filters')
const status = document.querySelector<HTMLElement>('#filter-status')
const list = document.querySelector<HTMLElement>('#filter-list')
const plain = document.querySelector<HTMLElement>('#plain-list')
const download = document.querySelector<HTMLButtonElement>('#filter-download')
if (form && status && list && plain && download) void start(form, status, list, plain, download)

async function start(
  form: HTMLFormElement,
  status: HTMLElement,
  list: HTMLElement,
  plain: HTMLElement,
  download: HTMLButtonElement,
) {
  const { files = '', name = '', root = '', year = '', csv = '' } = form.dataset
  const part = await loadScripts(files)(name).catch(() => undefined)
  // Without the file, the plain list stands.
  if (!isFacets(part)) return
  fillChoices(form, part)
  form.hidden = false
  plain.hidden = true
  const asked = () => new URL(location.href).searchParams
  const show = () => {
    const rows = filterRows(part, asked())
    const known = rows.flatMap(([, , , fen]) => (fen === null ? [] : [fen]))
    const sum = amountText(known.reduce((total, fen) => total + fen, 0))
    const withheld = rows.length - known.length
    status.textContent = `${rows.length} 个项目，预算数合计 ${sum}${withheld > 0 ? `（不含 ${withheld} 个不予公开的）` : ''}${rows.length > shown ? `；这里列出预算最多的 ${shown} 个` : ''}。`
    const unit = listUnit(known)
    list.replaceChildren(
      ...rows.slice(0, shown).map(([at, title, id, fen]) => {
        const [code = '', department = ''] = part.units[at] ?? []
        const item = document.createElement('li')
        const link = document.createElement('a')
        link.href = `${root}${code}/${year}/${id}/${pageFile}`
        link.textContent = title
        const facts = document.createElement('p')
        facts.className = 'hint'
        facts.textContent = `${department}，${fen === null ? '预算不予公开' : `${inUnit(fen, unit)} ${unit}`}`
        item.append(link, facts)
        return item
      }),
    )
    download.disabled = rows.length === 0
  }
  const fromAddress = () => {
    for (const field of form.elements)
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
        field.value = asked().get(field.name) ?? ''
    show()
  }
  const toAddress = () => {
    const query = new URLSearchParams()
    for (const [key, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') query.set(key, value)
    const text = query.toString()
    history.pushState(null, '', text === '' ? location.pathname : `?${text}`)
    show()
  }
  form.addEventListener('change', toAddress)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('reset', () => window.setTimeout(toAddress))
  addEventListener('popstate', fromAddress)
  download.addEventListener('click', async () => {
    const asking = new Set(filterRows(part, asked()).map(([at, , id]) => `${part.units[at]?.[0]}/${id}`))
    try {
      const answer = await fetch(csv)
      if (!answer.ok) throw new Error(answer.statusText)
      save(
        filterCsv(await answer.text(), (project) => asking.has(project)),
        `项目-${year}-${asking.size}个.csv`,
      )
    } catch {
      status.textContent = '取不到数据文件，请过一会儿再试。'
    }
  })
  fromAddress()
}

function fillChoices(form: HTMLFormElement, year: YearFacets) {
  const fill = (name: string, choices: readonly (readonly [value: string, text: string])[]) => {
    const select = form.elements.namedItem(name)
    if (!(select instanceof HTMLSelectElement)) return
    select.append(...choices.map(([value, text]) => new Option(text, value)))
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

/** With a byte order mark, which spreadsheets want, and which reading took away. */
function save(text: string, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv' }))
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function isFacets(part: unknown): part is YearFacets {
  return typeof part === 'object' && part !== null && 'rows' in part
}
