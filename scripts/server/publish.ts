import { resolve } from 'node:path'
import { readSettings } from '../../src/server/server-settings.ts'
import { run } from '../command/run.ts'
import { serverPublishCommand } from '../command/server-commands.ts'
import { publishAndTell } from './publish-and-tell.ts'

/** `npm run server:publish`: publishes what the branch holds, with the program as it is now. */
await run(serverPublishCommand, async ({ positionals: [folder = ''] }) => {
  const repository = resolve(folder)
  await publishAndTell(repository, await readSettings(repository), undefined)
})
