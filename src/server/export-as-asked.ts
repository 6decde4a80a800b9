import { mkdirSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolder } from '../content/text/write-files.ts'
import { unitYearOf } from '../model/fault.ts'
import type { Origin } from '../model/origin.ts'
import { plainFiles, readFiles, writeFiles } from './export-content.ts'
import { type Redactions, redactFolder, redactionsId } from './redactions.ts'
import { type Entry, isFolder } from './tree.ts'

/**
 * Writes of a commit's content what all units share, and of the units' years their folders, which stay empty until somebody asks for
 * them. A tree of git stands for every byte of such a folder, so that one that git has shown to be as it was need not be read. Nothing is
 * there from one push to the next that could be out of date, or be changed by hand.
 * @param entries all that the commit names of content and templates
 * @param folder is made anew
 * @param redactions what is not to stand in any file that is written
 * @throws ContentError where an entry is not a plain file
 */
export async function exportAsAsked(
  repository: string,
  entries: readonly Entry[],
  folder: string,
  redactions: Redactions = [],
): Promise<ExportedOrigin> {
  const files = plainFiles(entries)
  const trees = new Map(
    entries.filter((entry) => isFolder(entry) && isUnitYear(entry)).map(({ path, id }) => [path, id]),
  )
  const byYear = Map.groupBy(files, ({ path }) => {
    const own = unitYearOf(path)
    return own !== undefined && trees.has(own) ? own : shared
  })
  removeFolder(folder)
  // What is withheld is for nobody else to read.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const hidden: string[] = []
  const write = async (some: readonly Entry[], parts: readonly string[]) => {
    writeFiles(folder, await readFiles(repository, some))
    for (const part of parts) hidden.push(...(await redactFolder(folder, redactions, part)))
  }
  await write(byYear.get(shared) ?? [], [''])
  const years = [...byYear.keys()].filter((own) => own !== shared)
  for (const own of years) mkdirSync(join(folder, own), { recursive: true })
  /** The tree of a folder that is not written yet. Git has no empty folder, and what was put in its place is no tree's. */
  const treeOf = (own: string) => (isEmpty(join(folder, own)) ? trees.get(own) : undefined)
  const redacted = (tree: string) => `${tree}${redactionsId(redactions)}`
  return {
    idOf(own) {
      const tree = treeOf(own)
      return tree && redacted(tree)
    },
    async write(folders) {
      const asked = folders.flatMap((own): [string, string][] => {
        const tree = treeOf(own)
        return tree === undefined ? [] : [[own, tree]]
      })
      const parts = asked.map(([own]) => own)
      await write(
        parts.flatMap((own) => byYear.get(own) ?? []),
        parts,
      )
      const held = new Set(hidden.map(unitYearOf))
      return new Map(
        asked.map(([own, tree]) => [own, held.has(own) ? [redacted(tree)] : [redacted(tree), tree]]),
      )
    },
    hidden,
  }
}

/** Where files come from, with the paths of those that were written and held something redacted. */
export interface ExportedOrigin extends Origin {
  hidden: readonly string[]
}

/** What is of no unit's year. */
const shared = ''

function isUnitYear({ path }: Entry): boolean {
  return unitYearOf(path) === path
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}
