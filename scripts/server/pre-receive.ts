import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { handOver, handToWaiting, type Push } from '../../src/server/next-push.ts'

/**
 * The pre-receive hook: git starts it in the bare repository and sends it what a push moves. The work is done by a process that outlives
 * it (`receive-push.ts`), so that what was read and built to judge a push need not be read and built again to publish it.
 */
const push: Push = { updates: await text(process.stdin), receiver: process.ppid, env: process.env }
const accepted = (await handToWaiting(process.cwd(), push, console.log)) ?? (await handToNew(push))
process.exit(accepted ? 0 : 1)

async function handToNew(push: Push): Promise<boolean | undefined> {
  const script = join(import.meta.dirname, 'receive-push.ts')
  const worker = spawn(process.execPath, [...process.execArgv, script], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  // Git waits until nobody holds its own.
  worker.stderr?.pipe(process.stderr)
  const [, , , socket] = worker.stdio
  const accepted = socket instanceof Socket ? await handOver(socket, push, console.log) : undefined
  // What broke it off stands in its last words.
  if (accepted === undefined) await once(worker, 'close')
  return accepted
}
