import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What the process of a push tells this hook: lines for whoever pushes, and whether the push is accepted. */
export type Answer = { say: string } | { accepted: boolean }

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
const ended = once(worker, 'exit').then(() => false)
const answered = new Promise<boolean>((resolve) => {
  worker.on('message', (answer: Answer) => {
    if ('say' in answer) console.log(answer.say)
    else resolve(answer.accepted)
  })
})
process.exit((await Promise.race([answered, ended])) ? 0 : 1)
