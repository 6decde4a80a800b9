import { resolve } from 'node:path'
import { readSettings } from '../../src/server/settings.ts'
import { run } from '../run.ts'
import { publishAndTell } from './publish-and-tell.ts'

/** `npm run server:publish -- REPOSITORY`: publishes what the branch holds, with the program as it is now. */
const repository = resolve(process.argv[2] ?? '')
await run(async () => publishAndTell(repository, await readSettings(repository), undefined))
