import { Refusal } from '../../src/server/refusal.ts'
import { rollBack } from '../../src/server/rollback.ts'
import { readSettings } from '../../src/server/settings.ts'
import { run } from '../command/run.ts'
import { serverRollbackCommand } from '../command/server-commands.ts'
import { reporter } from './report.ts'

/** Shows another release. Started by `rollback.ts`, under the lock. */
await run(serverRollbackCommand, async ({ positionals: [repository = '', number] }) => {
  if (number !== undefined && !/^\d+$/.test(number)) throw new Refusal(`“${number}”不是发布的次数。`)
  const { site } = await readSettings(repository)
  await rollBack(repository, site, number === undefined ? undefined : Number(number), reporter(repository))
})
