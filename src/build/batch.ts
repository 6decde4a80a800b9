import { createHash } from 'node:crypto'
import type { Department } from '../content/record.ts'
import { once } from '../model/once.ts'
import type { Published } from '../review/load.ts'
import type { SiteData } from '../site/page-data.ts'
import { digestOfProject, digestOfYear } from './digest.ts'
import type { Output } from './output.ts'
import type { Years } from './outputs/years.ts'
import type { Entry } from './store.ts'

/** A page or a file that is found again while all that it is made of stays. */
export interface Batch extends Entry {
  output: Output
}

/** A hash of everything that something says; undefined where it holds what has no text, such as a function. */
export type Digest = (value: object) => string | undefined

/**
 * Digests of what pages print. Units' years, projects and indicators, which many pages print, hold nothing but text: each is told by
 * the digest of its record; and how a project changed, which four pages print, by a digest that is made once.
 */
export function digestOf({ departments }: Published, { changes }: Years): Digest {
  const records = recordsIn(departments)
  const digest: Digest = (value) => {
    let isWhole = true
    const text = JSON.stringify(value, (_, part: unknown) => {
      if (typeof part === 'function') isWhole = false
      if (typeof part !== 'object' || part === null || part === value) return part
      const name = records.get(part)
      if (!name && !isPlain(part)) isWhole = false
      if (!name) return part
      const told = name()
      if (told === undefined) isWhole = false
      return told
    })
    return isWhole ? createHash('sha256').update(text).digest('hex') : undefined
  }
  for (const department of departments)
    for (const change of changes(department))
      records.set(
        change,
        once(() => digest(change)),
      )
  return digest
}

/** What tells each record of content, with all that it says, from others. */
function recordsIn(departments: readonly Department[]): Map<object, () => string | undefined> {
  const records = new Map<object, () => string | undefined>()
  for (const department of departments) {
    records.set(department, () => digestOfYear(department))
    for (const project of department.projects) {
      records.set(project, () => digestOfProject(project))
      for (const [index, indicator] of project.indicators.entries())
        records.set(indicator, () => `${digestOfProject(project)} ${index}`)
    }
  }
  return records
}

/** Whether all that an object holds is in its text, unlike that of a map. */
function isPlain(value: object): boolean {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype
}

/**
 * An output as a batch of its own: found again while its input stays, or, of a page that names none, all that it prints.
 * @param version that of the program, which could make something else of the same data
 * @returns undefined for any other file, and where something has no digest
 */
export async function batchOf(
  output: Output,
  site: SiteData,
  version: string,
  digest: Digest,
): Promise<Batch | undefined> {
  const { address } = output
  const name = `page-${createHash('sha256').update(address).digest('hex').slice(0, 32)}`
  const batch = (said: object, told: Output): Batch | undefined => {
    const key = digest({ version, address, site, ...said })
    return key === undefined ? undefined : { name, key, output: told }
  }
  if ('input' in output && output.input) return batch({ input: output.input() }, output)
  if (!('page' in output)) return undefined
  // What was planned to tell it is not planned again.
  const page = await output.page()
  return batch({ page }, { address, page: () => page })
}
