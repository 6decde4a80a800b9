import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isPrivate } from '../src/check/run-rules.ts'
import { readTemplates } from '../src/content/kinds/template.ts'
import { collectContent } from '../src/content/read.ts'
import { comingBack, type LastPublic, lastPublic } from '../src/corrections/returns.ts'
import { differing, type State } from '../src/corrections/states.ts'
import type { Circumstances } from '../src/corrections/unexplained.ts'
import { datesOf } from '../src/log/dates.ts'
import type { Entry } from '../src/log/log.ts'
import { addPublished } from '../src/server/export-content.ts'
import { program } from './roots.ts'
import { earliest, today } from './today.ts'

/** Where the content of published commits is. */
export interface PublishedContent {
  repository: string
  /** The folder of the repository that holds `content`, with its slash. */
  prefix: string
  entries: readonly Entry[]
}

/**
 * What a comparison of a push with what is published needs to know besides the two.
 * @param log where it is known what was shown when
 */
export async function circumstancesOf(
  log: PublishedContent | undefined,
  published: State,
  pushed: State,
): Promise<Circumstances> {
  const told = { today: today(), isPrivate }
  if (!log) return told
  const known = await lastPublicOf(log, published, pushed)
  return { ...told, earliest: earliest(), known, firstShown: datesOf(log.entries) }
}

/**
 * What was last public of what a push brings back: read from the commits that the log names, of the units and years that it
 * is about. Mostly there is nothing to read.
 */
async function lastPublicOf(
  { repository, prefix, entries }: PublishedContent,
  published: State,
  pushed: State,
): Promise<LastPublic> {
  const { before, after } = differing(published, pushed)
  const folders = comingBack(before, after, datesOf(entries))
  if (folders.length === 0) return new Map()
  const about = entries.filter(
    ({ units, migrated }) =>
      migrated || folders.some((folder) => units.includes(folder.replace('content/', ''))),
  )
  const states: State[] = []
  for (const { commit } of about) states.push(await contentOf(repository, `${commit}:${prefix}`, folders))
  return lastPublic(states)
}

async function contentOf(repository: string, tree: string, folders: readonly string[]): Promise<State> {
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await addPublished(repository, tree, root, [...folders, 'templates'])
    return collectContent(root, readTemplates(root, program).templates)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
