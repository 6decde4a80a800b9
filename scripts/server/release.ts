import { parseArgs } from 'node:util'
import { load } from '../../src/publish/load.ts'
import { firstPublished } from '../../src/server/first-published.ts'
import { publish } from '../../src/server/publish.ts'
import { readSettings } from '../../src/server/settings.ts'
import { buildSite } from '../site-build.ts'
import { reporter, reportFailure } from './report.ts'

/** Publishes what the branch holds now. Started by `publish-and-tell.ts`, under the lock. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anew: { type: 'boolean', default: false } },
})
const [repository = ''] = positionals
const say = reporter(repository)
process.umask(0o022)

async function build(root: string, into: string, commit: string) {
  process.chdir(root)
  await buildSite(await load(root), into, await firstPublished(repository, commit))
  process.chdir(repository)
}

try {
  await publish(repository, await readSettings(repository), values.anew, { build, say })
} catch (error) {
  reportFailure(repository, error)
  process.exitCode = 1
}
