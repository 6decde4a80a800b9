import { Refusal } from '../../src/server/refusal.ts'
import { rollBack } from '../../src/server/roll-back.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { run } from '../command/run.ts'
import { serverRollbackCommand } from '../command/server-commands.ts'
import { now } from '../now.ts'
import { reporter } from './reporter.ts'

/** Shows another release. Started by `rollback.ts`, under the lock. */
await run(serverRollbackCommand, async ({ values, positionals: [repository = '', number] }) => {
  if (number !== undefined && !/^\d+$/.test(number)) throw new Refusal(`“${number}”不是发布的次数。`)
  const { site } = await readSettings(repository)
  const wanted = number === undefined ? undefined : Number(number)
  const reason = values.reason
  await rollBack(
    repository,
    site,
    { number: wanted, received: now(), ...(reason !== undefined && { reason }) },
    reporter(repository),
  )
})
