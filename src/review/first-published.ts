import { readFile } from 'node:fs/promises'

/**
 * Where a build finds when each content file was first published: a JSON file of dates by paths such as
 * `content/315002/2020/department.md`; set for that build only. Unset, as in the dev server, nothing is claimed.
 */
export const firstPublishedVariable = 'MINGBIAO_PUBLISHED'

/** When each content file was first published, as far as its history tells. */
export async function readFirstPublished(): Promise<ReadonlyMap<string, string>> {
  const file = process.env[firstPublishedVariable]
  if (file === undefined) return new Map()
  const dates: Record<string, string> = JSON.parse(await readFile(file, 'utf8'))
  return new Map(Object.entries(dates))
}
