import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, type MoneyUnit, parseMoney, sharedUnit, sumMoney } from '../../src/model/money.ts'

test.each<[string, MoneyUnit, number]>([
  ['0.80', '万元', 800_000],
  ['46.00', '万元', 46_000_000],
  ['46', '万元', 46_000_000],
  ['0.000001', '万元', 1],
  ['0.0000010', '万元', 1],
  ['8000', '元', 800_000],
  ['8000.5', '元', 800_050],
  ['1,234.56', '元', 123_456],
  ['1,234,567', '万元', 1_234_567_000_000],
  ['８０００．５０', '元', 800_050],
  ['1，234', '元', 123_400],
  [' 5.48 ', '万元', 5_480_000],
  ['-5.48', '万元', -5_480_000],
  ['0', '元', 0],
  ['-0', '元', 0],
])('%s in %s is %d 分', (raw, unit, fen) => {
  expect(parseMoney(raw, unit)).toStrictEqual({ raw, fen })
})

test.each<[string, MoneyUnit]>([
  ['', '元'],
  ['0.0000001', '万元'],
  ['0.001', '元'],
  ['12,34', '元'],
  ['1,2345', '元'],
  ['1.2.3', '元'],
  ['.5', '元'],
  ['5.', '元'],
  ['5万元', '万元'],
  ['五', '元'],
  ['1e3', '元'],
  ['0x10', '元'],
  ['Infinity', '元'],
  ['99999999999999', '万元'],
])('%s in %s is no amount', (raw, unit) => expect(parseMoney(raw, unit)).toBeUndefined())

/** Amounts that forms can print: whole 元 cents in either unit. */
const amount = fc.oneof(
  fc.record({ unit: fc.constant<MoneyUnit>('元'), fen: fc.integer({ min: -1e12, max: 1e12 }) }),
  fc.record({
    unit: fc.constant<MoneyUnit>('万元'),
    fen: fc.integer({ min: -1e8, max: 1e8 }).map((hundreds) => hundreds * 10_000),
  }),
)

test('what is printed reads back as the same amount', () => {
  fc.assert(
    fc.property(amount, ({ unit, fen }) => {
      expect(parseMoney(formatMoney(fen, unit), unit)?.fen).toBe(fen)
    }),
  )
})

test('commas and full-width digits change nothing', () => {
  fc.assert(
    fc.property(amount, ({ unit, fen }) => {
      const text = formatMoney(fen, unit)
      const commas = text.replace(/\d(?=(\d{3})+\.)/g, '$&,')
      const wide = text.replace(/[\d.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
      expect(parseMoney(commas, unit)?.fen).toBe(fen)
      expect(parseMoney(wide, unit)?.fen).toBe(fen)
    }),
  )
})

test('a fraction of a 分 is refused, however long', () => {
  fc.assert(
    fc.property(fc.nat(), fc.stringMatching(/^\d{0,6}[1-9]$/), (whole, digits) => {
      const fits = digits.length <= 2
      expect(parseMoney(`${whole}.${digits}`, '元') !== undefined).toBe(fits)
    }),
  )
})

test('never throws, and never answers a fraction of a 分', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const money = parseMoney(text, '万元')
      expect(money === undefined || (Number.isSafeInteger(money.fen) && money.raw === text)).toBe(true)
    }),
  )
})

test('amounts print with two decimals and no separators', () => {
  expect(formatMoney(46_000_000, '万元')).toBe('46.00')
  expect(formatMoney(123_456_700, '元')).toBe('1234567.00')
  expect(formatMoney(5, '元')).toBe('0.05')
  expect(formatMoney(-5, '元')).toBe('-0.05')
  expect(formatMoney(-1, '万元')).toBe('0.00')
})

test('blank amounts add nothing', () => {
  expect(sumMoney([{ raw: '1', fen: 100 }, undefined, { raw: '0.05', fen: 5 }])).toBe(105)
  expect(sumMoney([])).toBe(0)
})

test('amounts of several sources are shown in 万元 only if all are given in it', () => {
  expect(sharedUnit([{ moneyUnit: '万元' }, { moneyUnit: '万元' }])).toBe('万元')
  expect(sharedUnit([{ moneyUnit: '万元' }, { moneyUnit: '元' }])).toBe('元')
})
