import { removeLeftovers } from '../../src/server/publish-branch.ts'
import { readSettings } from '../../src/server/server-settings.ts'

/** Removes what a publication that broke off has left. Started by `publish-and-tell.ts`, under the lock. */
const [, , repository = ''] = process.argv
await removeLeftovers(repository, (await readSettings(repository)).site)
