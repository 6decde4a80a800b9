import { spawnSync } from 'node:child_process'

/** A test of what is done in sequences, with as many as take minutes. */
export function benchSequences({ test, sequences }: { test: string; sequences: number }) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'units']
  const { status } = spawnSync(process.execPath, [...vitest, `test/${test}.test.ts`], {
    stdio: 'inherit',
    env: { ...process.env, SEQUENCES: String(sequences) },
  })
  if (status !== 0) process.exitCode = 1
}
