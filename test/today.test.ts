import { afterEach, expect, test, vi } from 'vitest'
import { today } from '../scripts/today.ts'

afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['2020-04-09T15:59:59Z', '2020-04-09'],
  ['2020-04-09T16:00:00Z', '2020-04-10'],
  ['2019-12-31T23:00:00-08:00', '2020-01-01'],
])('at %s, today is %s, as it is for the clerk', (moment, day) => {
  vi.useFakeTimers({ now: new Date(moment) })
  expect(today()).toBe(day)
})
