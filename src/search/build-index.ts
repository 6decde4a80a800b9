import type { Department, Publication } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import {
  type BlockPart,
  blockName,
  distances,
  type GramPart,
  gramName,
  type Head,
  places,
  type RowPart,
  rowName,
} from './index-parts.ts'
import { type FoundPage, type Passage, pagesOf, type Rank } from './passages.ts'
import { gramsOf, hashOf, normalise } from './words-and-grams.ts'

/** Characters of JSON in a part, at most on average. */
const [mostInBlock, mostInGrams] = [14_000, 9_000]

/** A passage with the pages that hold it. */
interface Held extends Passage {
  pages: number[]
  /** The least number of a project that holds it: passages of the same projects have the same, and come to the same block. */
  home: number
}

/** A page with its number. */
interface Numbered {
  number: number
  /** Tells a project, or a unit, from others in all its years. */
  home: number
  page: FoundPage
}

/**
 * The index of a publication: the head, and the parts by their names. Passages that several pages hold stand in it once; a block is
 * changed only by what the projects in it say.
 * @param mostInOne so many characters of JSON, all parts of a small county, are one file
 */
export function buildIndex(
  publication: Publication & { history: History },
  mostInOne = 120_000,
): {
  head: Head
  parts: ReadonlyMap<string, unknown>
} {
  const numbering = numberingOf(publication.departments)
  const pages = publication.departments.flatMap((department) =>
    numbered(department, publication.history, numbering),
  )
  const passages = gather(pages)
  const labels = [
    ...new Map(passages.map(({ label, rank }) => [`${rank}${label}`, [label, rank] as const])).values(),
  ]
  const numbers = new Map(labels.map(([label, rank], index) => [`${rank}${label}`, index]))
  const size = passages.reduce((sum, { text, pages }) => sum + text.length * 2 + pages.length * 2 + 8, 0)
  const blocks = powerOfTwo(size / mostInBlock)
  const blockParts = inBlocks(passages, blocks).map((held) =>
    held.map(({ label, rank, text, pages }): BlockPart[number] => [
      numbers.get(`${rank}${label}`) ?? 0,
      text,
      distances(pages),
    ]),
  )
  const grams = gramBlocks(blockParts)
  const gramSize = [...grams.values()].reduce((sum, list) => sum + 8 + list.length * 3, 0)
  const head = { ...numbering, labels, blocks, grams: powerOfTwo(gramSize / mostInGrams) }
  const rows = rowParts(pages, publication.departments)
  const blocksByName = blockParts.map((part, index) => [blockName(index), part] as const)
  if (size < mostInOne)
    return {
      head: {
        ...head,
        blocks: 1,
        grams: 0,
        parts: Object.fromEntries([[blockName(0), blockParts.flat()], ...rows]),
      },
      parts: new Map(),
    }
  return {
    head,
    parts: new Map<string, unknown>([...blocksByName, ...gramParts(grams, head.grams), ...rows]),
  }
}

type Numbering = Pick<Head, 'years' | 'units' | 'width'>

function numberingOf(departments: readonly Department[]): Numbering {
  const names = Map.groupBy(departments, ({ unit }) => unit)
  const most = Math.max(0, ...departments.map(({ projects }) => projects.length))
  return {
    years: [...new Set(departments.map(({ year }) => year))].sort((a, b) => a - b),
    units: [...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit, own]) => [unit, ...new Set(own.map(({ name }) => name))]),
    width: powerOfTwo(places.project + most),
  }
}

function numbered(department: Department, history: History, { years, units, width }: Numbering): Numbered[] {
  const { unit, year } = department
  const place = years.indexOf(year) * units.length + units.findIndex(([code]) => code === unit)
  return pagesOf(department, history).map((page) => ({
    number:
      place * width + places[page.about] + (page.project ? department.projects.indexOf(page.project) : 0),
    home: hashOf(`${unit}/${page.project?.id ?? ''}`),
    page,
  }))
}

/** Every passage once, in the order of rank, label and text. */
function gather(pages: readonly Numbered[]): Held[] {
  const found = new Map<Rank, Map<string, Map<string, Held>>>()
  const textsOf = ({ rank, label }: Passage) => {
    const labels = found.get(rank) ?? new Map<string, Map<string, Held>>()
    found.set(rank, labels)
    const texts = labels.get(label) ?? new Map<string, Held>()
    labels.set(label, texts)
    return texts
  }
  for (const { number, home, page } of pages.toSorted((a, b) => a.number - b.number))
    for (const passage of page.passages) {
      const texts = textsOf(passage)
      const held = texts.get(passage.text)
      if (!held) texts.set(passage.text, { ...passage, pages: [number], home })
      else {
        if (held.pages.at(-1) !== number) held.pages.push(number)
        held.home = Math.min(held.home, home)
      }
    }
  return inOrder(found).flatMap(inOrder).flatMap(inOrder)
}

function inOrder<Key extends string | number, Value>(found: ReadonlyMap<Key, Value>): Value[] {
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}

function inBlocks(passages: readonly Held[], blocks: number): Held[][] {
  const parts = Array.from({ length: blocks }, (): Held[] => [])
  for (const passage of passages) parts[passage.home % blocks]?.push(passage)
  return parts
}

function gramBlocks(blocks: readonly BlockPart[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [index, block] of blocks.entries())
    for (const gram of new Set(block.flatMap(([, text]) => gramsOf(normalise(text))))) {
      const list = found.get(gram)
      if (list) list.push(index)
      else found.set(gram, [index])
    }
  return found
}

function gramParts(grams: ReadonlyMap<string, readonly number[]>, count: number): [string, GramPart][] {
  const parts = Array.from({ length: count }, (): [string, readonly number[]][] => [])
  for (const [gram, blocks] of [...grams].sort(([a], [b]) => (a < b ? -1 : 1)))
    parts[hashOf(gram) % count]?.push([gram, distances(blocks)])
  return parts.map((entries, index) => [gramName(index), Object.fromEntries(entries)])
}

function rowParts(pages: readonly Numbered[], departments: readonly Department[]): [string, RowPart][] {
  const { years, units, width } = numberingOf(departments)
  const rows = pages
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ number, page: { project } }) =>
      project ? [[number, project.name, project.id, project.budget?.fen ?? null] as const] : [],
    )
  const parts = Map.groupBy(rows, ([number]) => {
    const block = Math.floor(number / width)
    return rowName(years[Math.floor(block / units.length)] ?? 0, block % units.length)
  })
  return [...parts]
}

/** The least power of two that is not below a number. */
function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, least)))
}
