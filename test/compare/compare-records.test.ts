import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRecords } from '../../src/compare/compare-records.ts'
import { failed } from '../../src/content/schema/kind.ts'
import { toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import { anyFile, leavesOf, otherValue, put } from '../corrections/edits.ts'
import { kinds, type PlainMapping, reread, sound } from '../corrections/state.ts'

const content = (stem: string): PlainMapping => sound.contents[stem] ?? {}

test('changing any one field of a record is exactly one change, which names it', () => {
  let changes = 0
  const leaf = anyFile.chain((stem) => {
    const kind = kinds[stem]
    return fc
      .constantFrom(...(kind ? leavesOf(kind, content(stem)) : []))
      .chain((one) => otherValue(one).map((value) => ({ stem, one, value })))
  })
  fc.assert(
    fc.property(leaf, ({ stem, one, value }) => {
      const before = content(stem)
      const edited = put(before, one.keys, value)
      const after = typeof edited === 'object' && !Array.isArray(edited) && reread(stem, edited)
      fc.pre(Boolean(after) && JSON.stringify(after) !== JSON.stringify(before))
      if (!after) return
      const found = compareRecords(before, after)
      changes++
      expect(found.map(({ field }) => field)).toEqual([one.field])
      expect(found[0]?.before).toBe(one.text)
      expect(found[0]?.after).toBe(value.trim())
    }),
    { numRuns: 1000 },
  )
  expect(changes).toBeGreaterThan(500)
})

test('how a file is written is no change: comments, quotes, order and blank fields', () => {
  for (const [stem, before] of Object.entries(sound.contents)) {
    const kind = kinds[stem]
    if (!kind) continue
    const [first = ['', ''], ...rest] = Object.entries(before)
    const text = `# 说明\n${toYaml(Object.fromEntries([...rest.toReversed(), first]))}\n# 完\n`
    const read = decode(text, 'x.yaml', kind, [])
    const after = read === failed ? {} : writeRecord(kind, read)
    expect(typeof after === 'object' && !Array.isArray(after) && compareRecords(before, after)).toEqual([])
  }
})

const indicator = (name: string, target: string, level = '数量指标') => ({
  一级指标: '产出指标',
  二级指标: level,
  三级指标: name,
  指标值: target,
})
const withheld = { 不公开: '涉及国家秘密' }
const list = (...items: PlainMapping[]): PlainMapping => ({ 绩效指标: items })

describe('of a list', () => {
  const [a, b, c] = [indicator('甲', '1件'), indicator('乙', '2件'), indicator('丙', '3件')]
  const changes = (before: PlainMapping, after: PlainMapping) =>
    compareRecords(before, after).map(({ field, before: was, after: is }) => [field, was, is])
  const lines = '一级指标：产出指标\n二级指标：数量指标\n三级指标：乙\n指标值：2件'

  test('a removed item is one change, an added one another, with all that it says', () => {
    expect(changes(list(a, b, c), list(a, c))).toEqual([['绩效指标 › 乙', lines, undefined]])
    expect(changes(list(a, c), list(a, b, c))).toEqual([['绩效指标 › 乙', undefined, lines]])
  })
  test('a new name is a change of the name', () => {
    expect(changes(list(a, b), list(a, indicator('丁', '2件')))).toEqual([
      ['绩效指标 › 乙 › 三级指标', '乙', '丁'],
    ])
  })
  test('an item that has little in common with what stood there is another one', () => {
    const other = { 一级指标: '效益指标', 二级指标: '社会效益指标', 三级指标: '丁', 指标值: '2件' }
    expect(changes(list(a, b), list(a, other)).map(([field]) => field)).toEqual([
      '绩效指标 › 乙',
      '绩效指标 › 丁',
    ])
  })
  test('another order is a change, and no other', () => {
    expect(changes(list(a, b, c), list(c, a, b))).toEqual([['绩效指标 › 次序', '甲、乙、丙', '丙、甲、乙']])
  })
  test('of items with one name the later are numbered', () => {
    const more = indicator('甲', '9件')
    expect(changes(list(a, more), list(a, indicator('甲', '8件')))).toEqual([
      ['绩效指标 › 甲（2） › 指标值', '9件', '8件'],
    ])
  })
  test('what is withheld is not repeated, nor its name', () => {
    expect(changes(list(a, b), list(withheld, b))).toEqual([
      ['绩效指标 › 第1项', '不再公开', '不予公开：涉及国家秘密'],
    ])
    expect(changes({ 预算数: '3.00' }, { 预算数: withheld })).toEqual([
      ['预算数', '不再公开', '不予公开：涉及国家秘密'],
    ])
  })
  test('what was withheld and is public now says so', () => {
    expect(changes({ 预算数: withheld }, { 预算数: '3.00' })).toEqual([
      ['预算数', '不予公开：涉及国家秘密', '3.00'],
    ])
  })
  test('a change is found where it stands now', () => {
    const [change] = compareRecords(list(a, b), list(c, a, indicator('乙', '7件')))
    expect(change?.place).toBe('绩效指标 第3项 › 指标值')
  })
})

test('of a narrative, the lines that differ', () => {
  const [change, ...others] = compareRecords(
    { 总体: ['一', '二', '三', '四'] },
    { 总体: ['一', '贰', '三', '四'] },
  )
  expect(others).toEqual([])
  expect(change).toMatchObject({ field: '总体', before: '二', after: '贰' })
  expect(compareRecords({ 总体: ['一'] }, { 总体: ['一', '二'] })).toMatchObject([{ after: '二' }])
})
