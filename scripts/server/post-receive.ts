import { text } from 'node:stream/consumers'
import { followPublication } from '../../src/server/hand-over.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { branchOf, parseUpdates } from '../../src/server/updates.ts'
import { publishAndTell, tellFailure } from './publish-and-tell.ts'

/** The post-receive hook: has published what was pushed, if it is the published branch. */
const repository = process.cwd()
const settings = await readSettings(repository)
const update = parseUpdates(await text(process.stdin)).find((one) => branchOf(one) === settings.branch)
if (update?.to) {
  const ending = await followPublication(repository, update.to, console.log)
  if (ending === 'failed') tellFailure(repository)
  // The process that accepted it is not there, or no more.
  if (ending === undefined || ending === 'killed') await publishAndTell(repository, settings, update.to)
}
