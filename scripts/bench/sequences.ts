import { spawnSync } from 'node:child_process'

/** The test of what is done to published content in sequences, with as many as take minutes. */
export function benchSequences({ sequences }: { sequences: number }) {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'units']
  const { status } = spawnSync(process.execPath, [...vitest, 'test/corrections/sequences.test.ts'], {
    stdio: 'inherit',
    env: { ...process.env, SEQUENCES: String(sequences) },
  })
  if (status !== 0) process.exitCode = 1
}
