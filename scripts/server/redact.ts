import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { dismissWaiting } from '../../src/server/next-push.ts'
import { addRedactions, isRedacted } from '../../src/server/redactions.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { run } from '../command/run.ts'
import { serverRedactCommand } from '../command/server-commands.ts'
import { publishAndTell } from './publish-and-tell.ts'

/**
 * `npm run server:redact`: what was published by mistake vanishes from everything that this server shows or keeps. The texts
 * come by standard input, since arguments stand in the shell's history and in lists of processes.
 */
await run(serverRedactCommand, async ({ values: { reason = '' }, positionals: [folder = ''] }) => {
  const repository = resolve(folder)
  const settings = await readSettings(repository)
  const texts = (await text(process.stdin)).split('\n').map((line) => line.trim())
  const wanted = texts.filter((line) => line !== '')
  if (reason.trim() === '') throw new Refusal('用 --reason 写明为什么遮盖；理由会公开。')
  if (isRedacted(reason, wanted)) throw new Refusal('理由会公开，不要写出遮盖的是什么。')
  await addRedactions(repository, wanted)
  await dismissWaiting(repository)
  await publishAndTell(repository, settings, undefined, reason.trim())
  console.log('git 仓库的历史里还有。涉密的，找保密部门处理仓库和备份。')
})
