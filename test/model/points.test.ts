import { expect, test } from 'vitest'
import { parsePoints } from '../../src/model/points.ts'

test.each([
  ['10', 1000],
  ['9.8', 980],
  ['9.80', 980],
  ['13.750', 1375],
  ['０', 0],
  [' 100.00 ', 10000],
])('%s', (raw, hundredths) => expect(parsePoints(raw)).toEqual({ raw, hundredths }))

test.each(['', '10分', '九', '-1', '9.805', '1000', '9.', '.5', '10/10'])('%s are no points', (raw) =>
  expect(parsePoints(raw)).toBeUndefined(),
)
