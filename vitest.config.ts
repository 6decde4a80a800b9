import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// Every command that a test starts reads all of the program anew: half of its time is for compiling it.
process.env.NODE_COMPILE_CACHE ??= resolve('.cache/node')

const common = { testTimeout: 180_000, hookTimeout: 300_000 }

/** Only the tests of the website need it built. */
export default defineConfig({
  test: {
    // By itself it leaves a core to the one who types; tests often wait for what they started.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...common,
          name: 'units',
          include: ['test/**/*.test.ts'],
          exclude: ['test/site/**', 'test/output/**'],
          globalSetup: 'test/compile.ts',
        },
      },
      {
        test: {
          ...common,
          name: 'site',
          include: ['test/site/**/*.test.ts'],
          globalSetup: 'test/site/build.ts',
        },
      },
    ],
  },
})
