import {
  type BlockPart,
  blockName,
  type GramPart,
  gramName,
  type Head,
  numbersOf,
  placeOf,
  places,
} from './index-parts.ts'
import type { Rank } from './passages.ts'
import { gramsOf, hashOf, normalise, wordsOf } from './words-and-grams.ts'

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
  return { words, hits: hitsOf(head, words, best).sort(byWorth(head)), left: needed.length - taken.length }
}

/** The pages that hold all words. A county has thousands, and a phone takes its time: nothing is made that is not needed. */
function hitsOf(head: Head, words: readonly string[], best: readonly ReadonlyMap<number, Best>[]): Hit[] {
  const hits: Hit[] = []
  const seen = new Set<number>()
  for (const passages of best)
    for (const page of passages.keys()) {
      if (seen.has(page)) continue
      seen.add(page)
      const first = bestOf(head, words, best, page)
      if (first) hits.push({ page, ...first, group: groupOf(head, page, first.rank) })
    }
  return hits
}

/** The best passage of a page, if it holds all words. */
function bestOf(
  head: Head,
  words: readonly string[],
  best: readonly ReadonlyMap<number, Best>[],
  page: number,
): Best | undefined {
  let first: Best | undefined
  for (const [index, word] of words.entries()) {
    const own = best[index]?.get(page)
    if (!own && !(words.length > 1 && isWithin(head, page, word))) return undefined
    if (own && (!first || own.rank < first.rank)) first = own
  }
  return first
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
  for (const block of blocks)
    for (const [index, normal] of normalised(block).entries()) {
      if (!normal.includes(word)) continue
      const [number = 0, text = '', distances = []] = block[index] ?? []
      const [label, rank] = labels[number] ?? (['', 3] as const)
      const one = { label, text, rank }
      let page = 0
      for (const distance of distances) {
        page += distance
        if (rank < (best.get(page)?.rank ?? 4)) best.set(page, one)
      }
    }
  return best
}

/** The texts of a block as they are looked for: a reader who writes on looks through the same ones again. */
function normalised(block: BlockPart): readonly string[] {
  const known = normalTexts.get(block)
  if (known) return known
  const texts = block.map(([, text]) => normalise(text))
  normalTexts.set(block, texts)
  return texts
}
const normalTexts = new WeakMap<BlockPart, readonly string[]>()

function isWithin(head: Head, page: number, word: string): boolean {
  const { year, unit } = placeOf(head, page)
  const [, ...names] = head.units[unit] ?? ['']
  return word === `${year}` || word === `${year}年` || names.some((name) => normalise(name).includes(word))
}

function groupOf(head: Head, page: number, rank: Rank): Group {
  if (page % head.width === places.text) return rank === 0 ? '单位' : '文本'
  return rank === 0 ? '项目' : rank === 1 ? '指标' : '文本'
}

/** Years are numbered from the oldest, and pages by their year first. */
function byWorth({ width, units }: Head) {
  const yearOf = ({ page }: Hit) => Math.floor(page / width / units.length)
  return (a: Hit, b: Hit) => a.rank - b.rank || yearOf(b) - yearOf(a) || a.page - b.page
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
