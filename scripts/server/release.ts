import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../../src/build/build-site.ts'
import { openProgram, versionOf } from '../../src/build/program/program.ts'
import { codeOf, removeFolder } from '../../src/content/text/write-files.ts'
import type { Redaction } from '../../src/corrections/events.ts'
import type { Dates } from '../../src/log/dates.ts'
import type { Restore } from '../../src/model/fault.ts'
import type { Origin } from '../../src/model/origin.ts'
import type { SiteChange } from '../../src/model/site-change.ts'
import type { Revision } from '../../src/proof/manifest.ts'
import { faultReport } from '../../src/report/fault-report.ts'
import { load } from '../../src/review/load.ts'
import { type Order, publish } from '../../src/server/publish-branch.ts'
import { earlierFolder } from '../../src/server/releases.ts'
import { ownFolder, readSettings, type Settings } from '../../src/server/server-settings.ts'
import { now } from '../now.ts'
import { program } from '../roots.ts'
import { reporter, reportFailure } from './reporter.ts'

/** Publishes what the branch holds now. Started by `publish-and-tell.ts`, under the lock. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anew: { type: 'boolean', default: false }, redacting: { type: 'string' } },
})
const [repository = ''] = positionals
const say = reporter(repository)
process.umask(0o022)

const cache = join(ownFolder(repository), 'cache')
const store = join(cache, 'units')

async function build(
  content: string,
  into: string,
  revision: Revision,
  dates: (shown: readonly string[]) => Dates,
  {
    origin,
    restore,
    site,
    earlier,
    ...happened
  }: {
    origin: Origin
    restore: Restore
    site?: string
    earlier?: string
    redactions: readonly Redaction[]
    siteChanges: readonly SiteChange[]
  },
) {
  const memory = { folder: join(cache, 'checked'), version: await versionOf(program) }
  const published = await load(content, { program, memory, dates, ...happened, origin, settle: { restore } })
  const compiled = await openProgram(program, join(cache, 'program'), () => say('程序更新过，先编译……'))
  const { faults, own } = await buildSite(published, into, {
    program: compiled,
    store,
    earlier,
    revision,
    ...(site !== undefined && { before: site }),
  })
  if (faults.length > 0) say(faultReport(faults))
  return { faults, own }
}

/** What only saves time next time gives way to a site that does not fit beside it. */
async function publishInRoom(settings: Settings, order: Order) {
  const effects = { build, now, say }
  try {
    await publish(repository, settings, order, effects)
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error
    say('磁盘满了，清掉缓存再试一次……')
    for (const folder of [store, earlierFolder(settings.site)]) removeFolder(folder)
    await publish(repository, settings, order, effects)
  }
}

try {
  const { anew, redacting } = values
  const by = process.env.MINGBIAO_USER ?? '管理员'
  await publishInRoom(await readSettings(repository), { by, anew, redacting })
} catch (error) {
  reportFailure(repository, error)
  process.exitCode = 1
}
