import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySteps, untold } from './sequences.ts'

// `npm run bench -- sequences` walks twenty times as many.
const sequences = Number(process.env.SEQUENCES ?? 100)

test(
  'no value changes without its history, whatever is done in whatever order',
  () => {
    fc.assert(
      fc.property(anySteps, (steps) => {
        expect(untold(steps)).toBeUndefined()
      }),
      { numRuns: sequences },
    )
  },
  sequences * 3000,
)
