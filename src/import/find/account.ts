/** What became of a run of the source's text. */
export type Fate =
  /** Stands in a content file. */
  | 'content'
  /** The form's own words: titles, labels, units. */
  | 'label'
  /** Page numbers, running heads, field codes. */
  | 'layout'
  /** Nobody knows what it is; a person must look. */
  | 'unknown'

export interface Run {
  text: string
  place: string
  fate: Fate
}

export const fateNames: Readonly<Record<Fate, string>> = {
  content: '内容',
  label: '表样文字',
  layout: '版面',
  unknown: '未识别',
}

/** The characters of runs, white space left out, by what became of them. */
export function countRuns(runs: readonly Run[]): Record<Fate | 'all', number> {
  const counts = { content: 0, label: 0, layout: 0, unknown: 0, all: 0 }
  for (const { text, fate } of runs) {
    const length = [...text.replace(/\s/g, '')].length
    counts[fate] += length
    counts.all += length
  }
  return counts
}
