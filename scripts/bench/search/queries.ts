import type { DataSource } from '../../../src/data/files.ts'
import { find } from '../../../src/search/find.ts'
import { type Head, placeOf } from '../../../src/search/index-parts.ts'
import { pagesOf } from '../../../src/search/passages.ts'
import { normalise, wordsOf } from '../../../src/search/words-and-grams.ts'

/** A page as a plain scan sees it. */
export interface Scanned {
  /** As {@link foundIn} calls it. */
  name: string
  texts: string[]
}

export function scanned({ departments, history }: DataSource): Scanned[] {
  return departments.flatMap((department) =>
    pagesOf(department, history).map(({ about, project, passages }) => ({
      name: `${department.unit} ${department.year} ${
        project ? department.projects.indexOf(project) + 2 : about === 'overall' ? 1 : 0
      }`,
      texts: passages.map(({ text }) => normalise(text)),
    })),
  )
}

/** The names of the pages that hold every word of a query, without any index. */
export function scan(pages: readonly Scanned[], query: string): string[] {
  const words = wordsOf(query)
  return pages
    .filter(({ texts }) => words.every((word) => texts.some((text) => text.includes(word))))
    .map(({ name }) => name)
    .sort()
}

/** The names of the pages that an index finds. */
export async function foundIn(
  { head, parts }: { head: Head; parts: ReadonlyMap<string, unknown> },
  query: string,
): Promise<string[]> {
  const load = async (name: string) => head.parts?.[name] ?? parts.get(name)
  const { hits } = await find(head, query, load)
  return hits
    .map(({ page }) => {
      const { unit, year, place } = placeOf(head, page)
      return `${head.units[unit]?.[0]} ${year} ${place}`
    })
    .sort()
}

/** Pieces of 2 to 8 characters of texts of every field, and as many as asked for that occur nowhere; the same in every run. */
export function queriesOf(source: DataSource, pages: readonly Scanned[], count: number, absent: number) {
  const next = random(7)
  const byLabel = [
    ...Map.groupBy(
      source.departments.flatMap((department) =>
        pagesOf(department, source.history).flatMap(({ passages }) => passages),
      ),
      ({ label }) => label,
    ).values(),
  ]
  const pieces: string[] = []
  for (let turn = 0; pieces.length < count; turn++) {
    const passages = byLabel[turn % byLabel.length] ?? []
    const text = passages[next(passages.length)]?.text ?? ''
    const from = next(Math.max(1, text.length - 1))
    const piece = text.slice(from, from + 2 + next(7))
    if (piece.length > 1 && !/\s/.test(piece)) pieces.push(piece)
  }
  const strangers: string[] = []
  while (strangers.length < absent) {
    const [one = '', other = ''] = [pieces[next(count)], pieces[next(count)]]
    const query = `${one.slice(-3)}${other.slice(0, 3)}`
    if (scan(pages, query).length === 0) strangers.push(query)
  }
  return [...pieces, ...strangers]
}

function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
