import { type FacetRow, families, type YearFacets } from './facets.ts'

/** In 分. */
const wan = 1_000_000

/** What a facet can be asked for, in a year. */
export function choicesOf({ tags }: YearFacets, facet: string): string[] {
  const begin = facet === '有' || facet === '没有' ? '指标/' : `${facet}/`
  const present = tags.flatMap((tag) => (tag.startsWith(begin) ? [tag.slice(begin.length)] : []))
  // What no project has is what readers ask after.
  return [...new Set([...present, ...(facet === '没有' ? families : [])])].sort()
}

/** The projects that fit all that an address asks for: 单位, amounts 从 and 到 in 万元, and the facets. */
export function filterRows(year: YearFacets, asked: URLSearchParams): FacetRow[] {
  const sets = year.lists.map((list) => new Set(list.map((tag) => year.tags[tag])))
  const conditions = [...asked].filter(([, value]) => value !== '')
  return year.rows.filter((row) =>
    conditions.every(([key, value]) => fits(row, key, value, year, sets[row[4]] ?? new Set())),
  )
}

function fits(
  [unit, , , fen]: FacetRow,
  key: string,
  value: string,
  { units }: YearFacets,
  tags: ReadonlySet<string | undefined>,
): boolean {
  switch (key) {
    case '单位':
      return units[unit]?.[0] === value
    case '从':
      return fen !== null && fen >= Number(value) * wan
    case '到':
      return fen !== null && fen <= Number(value) * wan
    case '有':
      return tags.has(`指标/${value}`)
    case '没有':
      return !tags.has(`指标/${value}`)
    default:
      return tags.has(`${key}/${value}`)
  }
}

/**
 * Those records of a CSV (RFC 4180) whose first and fourth fields, 单位编码 and 项目, are of projects that are asked for, with its header.
 * @param isAsked told `315002/315-0404-JBN-9C18`
 */
export function filterCsv(csv: string, isAsked: (project: string) => boolean): string {
  const records = csv.match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g) ?? []
  return records
    .filter((record, index) => {
      const [unit = '', , , project = ''] = [...record.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(
        ([, field]) => field,
      )
      return index === 0 || isAsked(`${unit}/${project}`)
    })
    .join('')
}
