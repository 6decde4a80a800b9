import { join } from 'node:path'
import { adoptMade, makeAhead } from '../../src/build/ahead.ts'
import { buildSite } from '../../src/build/build-site.ts'
import { openProgram, versionOf } from '../../src/build/program/program.ts'
import { removeFolder } from '../../src/content/text/write-files.ts'
import { placeOfFault } from '../../src/model/fault.ts'
import { faultReport } from '../../src/report/fault-report.ts'
import { type Checked, load, type Published, publishChecked } from '../../src/review/load.ts'
import { adoptFound, type Memory } from '../../src/review/memory.ts'
import type { Prepared } from '../../src/server/prepare.ts'
import { type Effects, type Order, publish } from '../../src/server/publish-branch.ts'
import { earlierFolder } from '../../src/server/releases.ts'
import { ownFolder, type Settings } from '../../src/server/server-settings.ts'
import { now } from '../now.ts'
import { program } from '../roots.ts'
import { isDiskFull, type Say } from './reporter.ts'

function cacheOf(repository: string, name: string): string {
  return join(ownFolder(repository), 'cache', name)
}

function open(repository: string, say: Say) {
  return openProgram(program, cacheOf(repository, 'program'), () => say('程序更新过，先编译……'))
}

/** What was found in units' years, from one publication to the next. */
export async function memoryOf(repository: string): Promise<Memory> {
  const found = new Map()
  return { folder: cacheOf(repository, 'checked'), version: await versionOf(program), found }
}

/** What was done with a commit before it is published. */
export interface Before {
  commit: string
  /** What was found in its units' years. */
  memory: Memory
  /** Where what was made of them is. */
  made: string
  /** What was read and checked, where it can be published as it is. */
  checked: Checked | undefined
  /** What follows from it; absent before that is known, and where it is left to the publication. */
  prepared?: Prepared<Published> | undefined
}

/**
 * What publishing does with this program.
 * @param before what was done by this process, where something was
 */
export function effectsOf(repository: string, say: Say, before?: Before): Effects<Published> {
  const store = cacheOf(repository, 'units')
  return {
    async load({ commit, isAsCommitted, exported, restore, ...events }) {
      const isChecked = before?.commit === commit && isAsCommitted
      if (before?.checked && isChecked) return publishChecked(before.checked, events)
      const { root, origin } = await exported()
      const memory = { ...(await memoryOf(repository)), ...(before && { found: before.memory.found }) }
      return load(root, { program, memory, origin, settle: { restore }, ...events })
    },
    async build(published, into, revision, { site, earlier }) {
      if (before?.prepared?.content === published) adopt(before, store)
      const built = await buildSite(published, into, {
        program: await open(repository, say),
        store,
        earlier,
        revision,
        say,
        ...(site !== undefined && { before: site }),
      })
      if (built.faults.length > 0) say(faultReport(built.faults))
      return built
    },
    now,
    say,
  }
}

/**
 * Makes units' years before a push that changes them is accepted.
 * @param units whose years are meant; without, all
 */
export async function makeInQuarantine(
  repository: string,
  published: Published,
  { made, units }: { made: string; units: ReadonlySet<string> | undefined },
  say: Say,
) {
  const store = cacheOf(repository, 'units')
  await makeAhead(published, await open(repository, say), { store, quarantine: made, units, say })
}

/** Takes over what was made and found before. What was found of texts that are redacted is not to stay. */
function adopt({ made, memory, checked, prepared }: Before, store: string) {
  adoptMade(made, store)
  if (checked && prepared?.standing.redactions.length === 0)
    adoptFound(
      memory,
      checked.publication.departments.map((one) => `content/${placeOfFault(one)}`),
    )
}

/** Publishes; what only saves time next time gives way to a site that does not fit beside it. */
export async function publishInRoom(
  repository: string,
  settings: Settings,
  order: Order<Published>,
  effects: Effects<Published>,
) {
  try {
    await publish(repository, settings, order, effects)
  } catch (error) {
    if (!isDiskFull(error)) throw error
    effects.say('磁盘满了，清掉缓存再试一次……')
    for (const folder of [cacheOf(repository, 'units'), earlierFolder(settings.site)]) removeFolder(folder)
    await publish(repository, settings, order, effects)
  }
}
