import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySteps, untold } from './sequences.ts'

// `npm run bench -- sequences` walks ten times as many.
test('no value changes without its history, whatever is done in whatever order', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      expect(untold(steps)).toBeUndefined()
    }),
    { numRuns: Number(process.env.SEQUENCES ?? 200) },
  )
})
