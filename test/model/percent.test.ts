import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePercent } from '../../src/model/percent.ts'

test.each<[string, number]>([
  ['25.00', 2500],
  ['25', 2500],
  ['25.5', 2550],
  ['25.05', 2505],
  ['25.000', 2500],
  ['100%', 10000],
  ['２５．００％', 2500],
  ['0', 0],
  [' 80.00 ', 8000],
])('%s', (raw, hundredths) => expect(parsePercent(raw)).toStrictEqual({ raw, hundredths }))

test.each(['', '%', '25.001', '-5', '25 50', '二十五', '1e2', '25%%'])('%s is no percentage', (raw) => {
  expect(parsePercent(raw)).toBeUndefined()
})

test('every hundredth of a percent reads back', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), (hundredths) => {
      const digits = String(hundredths).padStart(3, '0')
      expect(parsePercent(`${digits.slice(0, -2)}.${digits.slice(-2)}`)?.hundredths).toBe(hundredths)
    }),
  )
})
