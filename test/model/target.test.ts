import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlaceholder, type Operator, parseTarget } from '../../src/model/target.ts'

const quantity = (operator: Operator, value: string, unit: string) => ({
  kind: 'quantity',
  operator,
  value,
  unit,
})
const range = (low: string, high: string, unit: string) => ({ kind: 'range', low, high, unit })

function read(raw: string) {
  const { raw: kept, ...promise } = parseTarget(raw)
  expect(kept).toBe(raw)
  return promise
}

describe('operators before the number', () => {
  test.each<[Operator, string[]]>([
    ['≥', ['≥', '>=', '＞＝', '≧', '⩾', '不低于', '不少于', '不小于', '至少', '大于等于', '大于或等于']],
    [
      '≤',
      ['≤', '<=', '＜＝', '≦', '⩽', '不高于', '不超过', '不多于', '不大于', '至多', '小于等于', '小于或等于'],
    ],
    ['>', ['>', '＞', '大于', '超过', '高于', '多于', '超']],
    ['<', ['<', '＜', '小于', '低于', '少于']],
    ['=', ['=', '＝', '等于', '达到', '']],
  ])('%s', (operator, words) => {
    for (const word of words) {
      expect([word, read(`${word}80件`)]).toEqual([word, quantity(operator, '80', '件')])
      expect([word, read(`${word} 80 件`)]).toEqual([word, quantity(operator, '80', '件')])
    }
  })
})

describe('operators behind the number', () => {
  test.each<[Operator, string[]]>([
    ['≥', ['以上', '及以上', '（含）以上']],
    ['≤', ['以内', '以下', '及以下', '之内', '内']],
  ])('%s', (operator, words) => {
    for (const word of words)
      expect([word, read(`80件${word}`)]).toEqual([word, quantity(operator, '80', '件')])
  })

  test('said twice it is still one', () => {
    expect(read('不低于90%以上')).toEqual(quantity('≥', '90', '%'))
    expect(read('达到90%以上')).toEqual(quantity('≥', '90', '%'))
  })

  test('said both ways it promises nothing that a program could compare', () => {
    expect(read('≤90%以上')).toEqual({ kind: 'quality' })
  })
})

describe('numbers and units', () => {
  test.each<[string, string, string]>([
    ['≥90百分比', '90', '%'],
    ['≥0.5百分比', '0.5', '%'],
    ['≥98%', '98', '%'],
    ['≥98％', '98', '%'],
    ['≥98（%）', '98', '%'],
    ['≥５０件', '50', '件'],
    ['≥1,000册', '1000', '册'],
    ['≥1，000册', '1000', '册'],
    ['≥1,234,567.8元', '1234567.8', '元'],
    ['≥100.00', '100.00', ''],
    ['≥100人次', '100', '人次'],
    ['≥100(册)', '100', '册'],
    ['≥100册（本）', '100', '册(本)'],
    ['≥3元/人（次）', '3', '元/人(次)'],
    ['≥3元/人·月', '3', '元/人·月'],
    ['≥20平方米', '20', '㎡'],
    ['≥20㎡', '20', '㎡'],
    ['≥-5%', '-5', '%'],
  ])('%s', (raw, value, unit) => expect(read(raw)).toEqual(quantity('≥', value, unit)))

  test('0.5百分比 is half a percent, not half of all', () => {
    expect(read('≤0.5百分比')).toEqual(quantity('≤', '0.5', '%'))
  })

  test('a bare month or day is a quantity: it may be a period', () => {
    expect(read('≤2月')).toEqual(quantity('≤', '2', '月'))
    expect(read('2月')).toEqual(quantity('=', '2', '月'))
    expect(read('30日')).toEqual(quantity('=', '30', '日'))
    expect(read('3年内')).toEqual(quantity('≤', '3', '年'))
    expect(read('24小时内')).toEqual(quantity('≤', '24', '小时'))
  })
})

test.each<[string, ReturnType<typeof range>]>([
  ['10-20', range('10', '20', '')],
  ['10-20次', range('10', '20', '次')],
  ['10~20次', range('10', '20', '次')],
  ['10～20次', range('10', '20', '次')],
  ['10—20次', range('10', '20', '次')],
  ['10至20次', range('10', '20', '次')],
  ['10到20次', range('10', '20', '次')],
  ['80%-90%', range('80', '90', '%')],
  ['1,000-2,000元', range('1000', '2000', '元')],
])('range %s', (raw, expected) => expect(read(raw)).toEqual(expected))

test.each([
  '12月底前',
  '12月底',
  '2020年12月31日前',
  '2020年12月31日',
  '12月31日之前',
  '2020年12月',
  '2020年底',
  '年底前',
  '年底前完成',
  '6月中旬',
  '2020年内',
  '2020年',
  '2020-12-31',
  '2020.12.31',
  '2020/12/31前',
  '12月前完成',
  '≤12月底',
  '2026-08',
  '2026/8',
])('date %s', (raw) => expect(read(raw)).toEqual({ kind: 'date' }))

test.each([
  '显著提升',
  '有所提高',
  '优',
  '良好以上',
  '达到预期',
  '达成预期目标',
  '完成',
  '按时完成',
  '超额完成',
  '前',
  '1:1',
  '约80人',
  '',
])('quality %s', (raw) => expect(read(raw)).toEqual({ kind: 'quality' }))

test.each([
  '*',
  '**',
  'XX',
  'xxx',
  '/',
  '-',
  '——',
  '空',
  '待定',
  '待填',
  ' * ',
  '＊',
  '≥XX',
  '≥XX%',
  '≥**人次',
])('%s only holds a place', (raw) => expect(isPlaceholder(raw)).toBe(true))

test.each(['0', '≥0件', '无', '优', '是', '-5%', 'X光片≥5张', '1/2'])('%s is a value', (raw) =>
  expect(isPlaceholder(raw)).toBe(false),
)

test('whatever is typed is kept and read as something', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom(...'≥≤><=0123456789,.，．%％月日年底前内-~至以上下百分比件次（） '), {
        maxLength: 12,
      })
      .map((characters) => characters.join('')),
  )
  fc.assert(
    fc.property(typed, (raw) => {
      const target = parseTarget(raw)
      expect(target.raw).toBe(raw)
      if (target.kind === 'quantity') expect(target.value).toMatch(/^-?\d+(\.\d+)?$/)
      if (target.kind === 'range') expect(`${target.low} ${target.high}`).toMatch(/^\d+(\.\d+)? \d+(\.\d+)?$/)
    }),
    { numRuns: 2000 },
  )
})

test('an operator, a number and a unit are read back as written', () => {
  const units = ['', '件', '次', '册', '人次', '小时', '分钟', '万元', '公里', '%', '㎡']
  fc.assert(
    fc.property(
      fc.constantFrom<Operator>('≥', '≤', '>', '<', '='),
      fc.nat(),
      fc.option(fc.nat(99)),
      fc.constantFrom(...units),
      (operator, whole, fraction, unit) => {
        const value = fraction === null ? String(whole) : `${whole}.${fraction}`
        expect(read(`${operator}${value}${unit}`)).toEqual(quantity(operator, value, unit))
      },
    ),
  )
})
