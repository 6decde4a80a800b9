import { parseArgs } from 'node:util'
import { readSettings } from '../../src/server/server-settings.ts'
import { effectsOf, publishInRoom } from './publication.ts'
import { reporter, reportFailure } from './reporter.ts'

/** Publishes what the branch holds now. Started by `publish-and-tell.ts`, under the lock. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { anew: { type: 'boolean', default: false }, redacting: { type: 'string' } },
})
const [repository = ''] = positionals
process.umask(0o022)

try {
  const by = process.env.MINGBIAO_USER ?? '管理员'
  const effects = effectsOf(repository, reporter(repository))
  await publishInRoom(repository, await readSettings(repository), { by, ...values }, effects)
} catch (error) {
  reportFailure(repository, error)
  process.exitCode = 1
}
