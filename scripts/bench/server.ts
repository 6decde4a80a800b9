import { spawnSync } from 'node:child_process'

/** The tests of pushes at once and of crashes, with counts that take an hour. */
export function benchServer({ pushes, kills }: { pushes: number; kills: number }) {
  const tests = ['test/server/queue.test.ts', 'test/server/crash.test.ts']
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'units', '--no-file-parallelism']
  const { status } = spawnSync(process.execPath, [...vitest, ...tests], {
    stdio: 'inherit',
    env: { ...process.env, PUSHES: String(pushes), KILLS: String(kills) },
  })
  if (status !== 0) process.exitCode = 1
}
