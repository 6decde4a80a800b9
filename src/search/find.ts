import {
  type BlockPart,
  blockName,
  type GramPart,
  gramName,
  type Head,
  numbersOf,
  placeOf,
  places,
} from './parts.ts'
import type { Rank } from './passages.ts'
import { gramsOf, hashOf, normalise, wordsOf } from './text.ts'

/** Gives a part of the index, by its name. */
export type Load = (name: string) => Promise<unknown>

/** Where hits are listed. */
export const groups = ['项目', '指标', '文本', '单位'] as const
export type Group = (typeof groups)[number]

/** A page that holds all words. */
export interface Hit {
  page: number
  group: Group
  /** The best passage that holds the first word that one does. */
  label: string
  text: string
  rank: Rank
}

export interface Found {
  words: readonly string[]
  /** Better ones first: by where the words stand, then newer years. */
  hits: readonly Hit[]
  /** How many parts that may hold more were not looked at. */
  left: number
}

/**
 * The pages that hold every word of a query, each of two characters at least. Beside another word, one may also be in the name of
 * the page's unit or be its year.
 * @param most at most so many parts of passages are looked at; whatever is found is right, and more may be found with more
 */
export async function find(
  head: Head,
  query: string,
  load: Load,
  most = Number.POSITIVE_INFINITY,
): Promise<Found> {
  const words = wordsOf(query).filter((word) => word.length > 1)
  const blocksOfWords = await Promise.all(words.map((word) => blocksOf(head, word, load)))
  const needed = [...new Set(blocksOfWords.flat())]
  const taken = needed.slice(0, most)
  const parts = await Promise.all(taken.map(async (block) => readBlock(await load(blockName(block)))))
  const best = words.map((word, index) => {
    const own = new Set(blocksOfWords[index])
    return bestPassages(
      head,
      word,
      parts.filter((_, at) => own.has(taken[at] ?? -1)),
    )
  })
  const pages = new Set(best.flatMap((passages) => [...passages.keys()]))
  const hits = [...pages].flatMap((page): Hit[] => {
    const own = best.map((passages) => passages.get(page))
    const holds = words.every((word, index) => own[index] || (words.length > 1 && isWithin(head, page, word)))
    const [first] = own.flatMap((one) => one ?? []).sort((a, b) => a.rank - b.rank)
    return holds && first ? [{ page, ...first, group: groupOf(head, page, first.rank) }] : []
  })
  return { words, hits: hits.sort(byWorth(head)), left: needed.length - taken.length }
}

/** The blocks that may hold a word: those with all its pairs of characters. */
async function blocksOf({ blocks, grams }: Head, word: string, load: Load): Promise<number[]> {
  if (blocks === 1) return [0]
  const lists = await Promise.all(
    coveringGrams(word).map(async (gram) => {
      const part = await load(gramName(hashOf(gram) % grams))
      return numbersOf(readGrams(part)[gram] ?? [])
    }),
  )
  const [first = [], ...others] = lists
  return first.filter((block) => others.every((list) => list.includes(block)))
}

/** Of a long word every second pair, which together are the whole of it. */
function coveringGrams(word: string): string[] {
  const grams = gramsOf(word)
  return word.length <= 4 ? grams : grams.filter((_, at) => at % 2 === 0 || at === grams.length - 1)
}

type Best = Pick<Hit, 'label' | 'text' | 'rank'>

/** The best passage with a word, for each page that has one. */
function bestPassages({ labels }: Head, word: string, blocks: readonly BlockPart[]): Map<number, Best> {
  const best = new Map<number, Best>()
  for (const [number, text, pages] of blocks.flat()) {
    if (!normalise(text).includes(word)) continue
    const [label, rank] = labels[number] ?? (['', 3] as const)
    for (const page of numbersOf(pages))
      if (rank < (best.get(page)?.rank ?? 4)) best.set(page, { label, text, rank })
  }
  return best
}

function isWithin(head: Head, page: number, word: string): boolean {
  const { year, unit } = placeOf(head, page)
  const [, ...names] = head.units[unit] ?? ['']
  return word === `${year}` || word === `${year}年` || names.some((name) => normalise(name).includes(word))
}

function groupOf(head: Head, page: number, rank: Rank): Group {
  if (placeOf(head, page).place === places.text) return rank === 0 ? '单位' : '文本'
  return rank === 0 ? '项目' : rank === 1 ? '指标' : '文本'
}

function byWorth(head: Head) {
  return (a: Hit, b: Hit) =>
    a.rank - b.rank || placeOf(head, b.page).year - placeOf(head, a.page).year || a.page - b.page
}

/* Parts come from the site's own files. */
function readBlock(part: unknown): BlockPart {
  return isBlock(part) ? part : []
}

function isBlock(part: unknown): part is BlockPart {
  return Array.isArray(part)
}

function readGrams(part: unknown): GramPart {
  return isGrams(part) ? part : {}
}

function isGrams(part: unknown): part is GramPart {
  return typeof part === 'object' && part !== null
}
