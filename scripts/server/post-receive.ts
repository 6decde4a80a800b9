import { text } from 'node:stream/consumers'
import { readSettings } from '../../src/server/server-settings.ts'
import { branchOf, parseUpdates } from '../../src/server/updates.ts'
import { publishAndTell } from './publish-and-tell.ts'

/** The post-receive hook: publishes what was pushed, if it is the published branch. */
const repository = process.cwd()
const settings = await readSettings(repository)
const update = parseUpdates(await text(process.stdin)).find((one) => branchOf(one) === settings.branch)
if (update?.to) await publishAndTell(repository, settings, update.to)
