import { expect, test } from 'vitest'
import { tryGate } from '../../scripts/bench/privacy/gate.ts'

const { variants, kinds, missed, cells, alarms } = tryGate(3000)

test('of 51 kinds of personal data and secrets in 8 variants each, at least 95 % are found', () => {
  expect([kinds, variants]).toEqual([51, 408])
  expect(missed.length).toBeLessThanOrEqual(variants * 0.05)
})

test('in 3,000 cells of ordinary disclosures there is no false alarm', () => {
  expect(cells).toBe(3000)
  expect(alarms).toEqual([])
})
