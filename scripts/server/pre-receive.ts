import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What the process of a push tells this hook: a line for whoever pushes; or that the push is accepted, and it waits to publish it. */
export type Answer = { say: string } | 'accepted'

/**
 * The pre-receive hook: git starts it in the bare repository and sends it what a push moves. The work is done by a process that outlives
 * it (`receive-push.ts`), so that what was read and built to judge a push need not be read and built again to publish it.
 */
const worker = spawn(process.execPath, [join(import.meta.dirname, 'receive-push.ts'), String(process.ppid)], {
  detached: true,
  stdio: ['inherit', 'ignore', 'pipe', 'ipc'],
})
// Git waits until nobody holds its own.
worker.stderr?.pipe(process.stderr)
worker.on('message', (answer: Answer) => {
  if (answer === 'accepted') process.exit(0)
  console.log(answer.say)
})
const [status]: (number | null)[] = await once(worker, 'exit')
process.exitCode = status ?? 1
