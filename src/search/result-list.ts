import { pageFile } from '../model/address.ts'
import { amountText } from '../model/amount.ts'
import { type Found, type Group, groups, type Hit } from './find.ts'
import { type Head, placeOf, places, type RowPart, rowName } from './index-parts.ts'
import { normalise } from './words-and-grams.ts'

/** So many hits of a group are listed at first, and so many more each time. */
const first: Readonly<Record<Group, number>> = { 项目: 10, 指标: 5, 文本: 5, 单位: 10 }
const more = 50

/** How a group's pages are counted. */
const counted: Readonly<Record<Group, string>> = {
  项目: '个项目的名称或编码',
  指标: '个项目的指标',
  文本: '个网页的文字',
  单位: '个单位',
}

/** What prints hits needs of the index and of the site. */
export interface Shelf {
  head: Head
  /** The way from the page to the site's root: `../`. */
  root: string
  load(name: string): Promise<unknown>
}

/** What was found, in words. */
export function countText({ words, hits, left }: Found, head: Head): string {
  const query = `“${words.join('”“')}”`
  const shares = groups.flatMap((group) => {
    const own = inGroup(hits, group, head)
    return own.length > 0 ? [`${own.length} ${counted[group]}`] : []
  })
  const open = left > 0 ? '；还有一部分没有查完' : ''
  if (shares.length === 0) return left > 0 ? `${query}：还没有找到${open}。` : `没有找到${query}。`
  return `${query}：${shares.join('，')}${open}。`
}

/** Lists what was found, by groups. */
export async function showHits(place: HTMLElement, found: Found, shelf: Shelf) {
  const sections = await Promise.all(
    groups.map(async (group) => {
      const hits = inGroup(found.hits, group, shelf.head)
      if (hits.length === 0) return []
      const section = element('section')
      const list = element('ol', 'hits')
      section.append(element('h2', '', `${group}（${hits.length}）`), list)
      await extend(section, list, hits, first[group], found.words, shelf)
      return [section]
    }),
  )
  place.replaceChildren(...sections.flat())
}

/** A unit is listed once, whatever years it has. */
function inGroup(hits: readonly Hit[], group: Group, head: Head): Hit[] {
  const own = hits.filter((hit) => hit.group === group)
  if (group !== '单位') return own
  return [...new Map([...own].reverse().map((hit) => [placeOf(head, hit.page).unit, hit])).values()].reverse()
}

async function extend(
  section: HTMLElement,
  list: HTMLElement,
  hits: readonly Hit[],
  count: number,
  words: readonly string[],
  shelf: Shelf,
) {
  const listed = list.children.length
  const items = await Promise.all(hits.slice(listed, listed + count).map((hit) => itemOf(hit, words, shelf)))
  list.append(...items)
  const left = hits.length - list.children.length
  if (left <= 0) return
  const button = element('button', '', `再列 ${Math.min(more, left)} 个（还有 ${left} 个）`)
  button.addEventListener('click', async () => {
    button.remove()
    await extend(section, list, hits, more, words, shelf)
    items[items.length - 1]?.querySelector('a')?.focus()
  })
  section.append(button)
}

async function itemOf(hit: Hit, words: readonly string[], shelf: Shelf): Promise<HTMLElement> {
  const { head, root } = shelf
  const { year, unit, place } = placeOf(head, hit.page)
  const [code = '', name = ''] = head.units[unit] ?? []
  const item = element('li')
  const link = document.createElement('a')
  const facts = element('p', 'hint')
  const context = element('p')
  context.append(`${hit.label}：`, ...marked(excerpt(hit.text, words), words))
  item.append(link, facts, context)
  if (hit.group === '单位') {
    link.href = `${root}${code}/${pageFile}`
    link.textContent = name
    facts.textContent = code
  } else if (place === places.text || place === places.overall) {
    link.href = `${root}${code}/${year}/${place === places.overall ? 'overall/' : ''}${pageFile}`
    link.textContent = place === places.overall ? '整体支出绩效目标' : '绩效文本'
    facts.textContent = `${name} ${year} 年`
  } else {
    const rows = readRows(await shelf.load(rowName(year, unit)))
    const [, project = '', id = '', fen = null] = rows.find(([page]) => page === hit.page) ?? []
    link.href = `${root}${code}/${year}/${id}/${pageFile}`
    link.textContent = project
    facts.append(
      `${name} `,
      unbroken(`${year} 年，`),
      fen === null ? '预算不予公开' : unbroken(amountText(fen)),
    )
    if (hit.label === '项目名称') context.remove()
    if (hit.label === '项目名称') link.replaceChildren(...marked(project, words))
  }
  return item
}

/** The part of a long text that holds a word. */
function excerpt(text: string, words: readonly string[]): string {
  const found = words.map((word) => normalise(text).indexOf(word)).filter((at) => at >= 0)
  const from = Math.max(0, Math.min(...found) - 30)
  const to = from + 100
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** A text with its words marked. */
function marked(text: string, words: readonly string[]): (string | HTMLElement)[] {
  const plain = normalise(text)
  const pieces: (string | HTMLElement)[] = []
  let at = 0
  while (at < text.length) {
    const [next] = words
      .map((word) => ({ word, from: plain.indexOf(word, at) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.word.length - a.word.length)
    if (!next) break
    const end = next.from + next.word.length
    pieces.push(text.slice(at, next.from), element('mark', '', text.slice(next.from, end)))
    at = end
  }
  return [...pieces, text.slice(at)]
}

/** A number stays in a line with its unit. */
function unbroken(text: string): HTMLElement {
  return element('span', 'n', text)
}

function element(name: string, className = '', text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}

function readRows(part: unknown): RowPart {
  return isRows(part) ? part : []
}

function isRows(part: unknown): part is RowPart {
  return Array.isArray(part)
}
