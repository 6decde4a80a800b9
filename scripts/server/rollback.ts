import { join, resolve } from 'node:path'
import { runLocked } from '../../src/server/run-locked.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { run } from '../command/run.ts'
import { serverRollbackCommand } from '../command/server-commands.ts'

/** `npm run server:rollback`: shows the release before, or any that is kept. */
await run(serverRollbackCommand, async ({ values, positionals: [folder = '', ...number] }) => {
  const repository = resolve(folder)
  await readSettings(repository)
  const reason = values.reason === undefined ? [] : ['--reason', values.reason]
  const work = [join(import.meta.dirname, 'show-release.ts'), repository, ...number, ...reason]
  let ending = await runLocked(repository, work, 0)
  if (ending === 'busy') {
    console.log('正在发布，等它完成……')
    ending = await runLocked(repository, work)
  }
  if (ending !== 'done') process.exitCode = 1
})
