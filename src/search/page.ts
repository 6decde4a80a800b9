import { findFilterForm } from './filter-form.ts'
import { find } from './find.ts'
import type { Head } from './index-parts.ts'
import { countText, type Shelf, showHits } from './result-list.ts'
import { loadScripts } from './script-files.ts'
import { startSearchFilters } from './search-filters.ts'
import { withoutMarks, wordsOf } from './words-and-grams.ts'

/*
 * The script of the page for searching. Only those parts of the index are loaded that may hold what is looked for; the address
 * holds the query.
 */

/** So many blocks are looked through before the reader is asked whether to go on. */
const atFirst = 10
/** In milliseconds: a reader who writes on is not interrupted. */
const pause = 200

const region = document.querySelector<HTMLElement>('#search')
const input = document.querySelector<HTMLInputElement>('#search-query')
const status = document.querySelector<HTMLElement>('#search-status')
const results = document.querySelector<HTMLElement>('#search-results')
const rest = document.querySelector<HTMLButtonElement>('#search-rest')
if (region && input && status && results && rest) start(region, input, status, results, rest)

function start(
  region: HTMLElement,
  input: HTMLInputElement,
  status: HTMLElement,
  results: HTMLElement,
  rest: HTMLButtonElement,
) {
  const form = input.form
  const load = loadScripts(region.dataset.files ?? '')
  let current = 0
  let timer = 0
  const filterForm = findFilterForm()
  const filters =
    filterForm &&
    startSearchFilters(filterForm, {
      load,
      csvOf: (year) => `${region.dataset.root ?? ''}data/${year}/projects.csv`,
      onChange: () => {
        history.pushState(null, '', address())
        void show(atFirst)
      },
      onProblem: () => {
        status.textContent = '取不到数据文件，请过一会儿再试。'
      },
    })
  const show = async (most: number) => {
    const turn = ++current
    const isOver = () => turn !== current
    rest.hidden = true
    const query = input.value.trim()
    const words = wordsOf(query)
    if (words.length === 0 || words.some((word) => word.length < 2)) {
      results.replaceChildren()
      const filtered = (filters?.asked().size ?? 0) > 0
      status.textContent =
        query !== '' ? '每个词至少写两个字。' : filtered ? '请写要查的字；只筛选、不查字的，在“项目”页。' : ''
      return
    }
    try {
      const head = readHead(await load('index'))
      const inHead = head.parts
      const part = async (name: string) => (inHead ? inHead[name] : load(name))
      const shelf: Shelf = { head, root: region.dataset.root ?? '', load: part }
      const exact = await find(head, query, part, most)
      const bare = exact.hits.length + exact.left === 0 && (await find(head, withoutMarks(query), part, most))
      const all = bare && bare.hits.length + bare.left > 0 ? bare : exact
      const kept = await filters?.keep(all, head)
      if (isOver()) return
      const found = kept?.found ?? all
      status.textContent = `${countText(found, head)}${kept && found.hits.length > 0 ? `筛选后 ${kept.sum}。` : ''}`
      rest.hidden = found.left === 0
      await showHits(results, found, shelf)
    } catch {
      if (!isOver()) status.textContent = '取不到索引，请过一会儿再试；也可以从下面的名称列表里找。'
    }
  }
  const fromAddress = () => {
    const { searchParams } = new URL(location.href)
    input.value = searchParams.get('q') ?? ''
    filters?.showAsked(searchParams)
    void show(atFirst)
  }
  const address = () => {
    const query = new URLSearchParams([...(filters?.asked() ?? [])])
    if (input.value.trim() !== '') query.set('q', input.value.trim())
    const text = query.toString()
    return text === '' ? location.pathname : `?${text}`
  }
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      history.replaceState(null, '', address())
      void show(atFirst)
    }, pause)
  })
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    history.pushState(null, '', address())
    void show(atFirst)
  })
  rest.addEventListener('click', () => void show(Number.POSITIVE_INFINITY))
  addEventListener('popstate', fromAddress)
  fromAddress()
}

function readHead(part: unknown): Head {
  if (isHead(part)) return part
  throw new Error('no index')
}

function isHead(part: unknown): part is Head {
  return typeof part === 'object' && part !== null && 'units' in part
}
