import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../../src/build/build-site.ts'
import { openProgram, versionOf } from '../../src/build/program/program.ts'
import type { Redaction } from '../../src/corrections/events.ts'
import type { Dates } from '../../src/log/dates.ts'
import type { Restore } from '../../src/model/fault.ts'
import type { Origin } from '../../src/model/origin.ts'
import type { SiteChange } from '../../src/model/site-change.ts'
import type { Revision } from '../../src/proof/manifest.ts'
import { faultReport } from '../../src/report/fault-report.ts'
import { load } from '../../src/review/load.ts'
import { publish } from '../../src/server/publish-branch.ts'
import { ownFolder, readSettings } from '../../src/server/server-settings.ts'
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

async function build(
  content: string,
  into: string,
  revision: Revision,
  dates: (shown: readonly string[]) => Dates,
  {
    origin,
    restore,
    site,
    ...happened
  }: {
    origin: Origin
    restore: Restore
    site?: string
    redactions: readonly Redaction[]
    siteChanges: readonly SiteChange[]
  },
) {
  const cache = join(ownFolder(repository), 'cache')
  const memory = { folder: join(cache, 'checked'), version: await versionOf(program) }
  const published = await load(content, { program, memory, dates, ...happened, origin, settle: { restore } })
  const compiled = await openProgram(program, join(cache, 'program'), () => say('程序更新过，先编译……'))
  const { faults, own } = await buildSite(published, into, {
    program: compiled,
    store: join(cache, 'units'),
    revision,
    ...(site !== undefined && { before: site }),
  })
  if (faults.length > 0) say(faultReport(faults))
  return { faults, own }
}

try {
  const { anew, redacting } = values
  const by = process.env.MINGBIAO_USER ?? '管理员'
  await publish(repository, await readSettings(repository), { by, anew, redacting }, { build, now, say })
} catch (error) {
  reportFailure(repository, error)
  process.exitCode = 1
}
