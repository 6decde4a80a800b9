import { describe, expect, test } from 'vitest'
import type { Correction } from '../../src/content/record.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { maskCorrection } from '../../src/corrections/mask-correction.ts'
import { supersededText } from '../../src/corrections/old-address.ts'
import { type Files, type PlainMapping, sound, stateOf } from './state.ts'

const item = (stem: string) => ({ unit: '101001', year: 2025, stem })
function historyOf(files: Files, dates: Record<string, string> = {}) {
  const { departments, corrections } = stateOf(files)
  return tellHistory(departments, corrections, new Map(Object.entries(dates)))
}
const said = (text: string): Files => ({ ...sound, corrections: text })

describe('a correction as it may be printed', () => {
  const correction = (field: string): Correction => ({
    date: '2025-04-01',
    stem: 'A-1',
    field,
    before: '旧的',
    after: '新的',
    reason: '笔误',
  })
  const masked = (field: string, fields: PlainMapping | undefined) => {
    const { field: name, before, after } = maskCorrection(correction(field), fields)
    return [name, before, after]
  }
  const hidden = '不再公开'
  const secret = { 不公开: '涉及国家秘密' }
  const [open, half] = [
    { 三级指标: '甲', 指标值: '1件' },
    { 三级指标: '乙', 指标值: secret },
  ]

  test('is as it was made, while its field is public, or blank, or gone', () => {
    const fields = { 预算数: '1.00', 绩效指标: [open] }
    for (const field of ['预算数', '财政资金', '绩效指标 › 甲 › 指标值', '绩效指标 › 丙'])
      expect(masked(field, fields)).toEqual([field, '旧的', '新的'])
  })
  test('says nothing of what is withheld since', () => {
    expect(masked('预算数', { 预算数: secret })).toEqual(['预算数', hidden, hidden])
    expect(masked('资金支出计划 › 3月底', { 资金支出计划: secret })[1]).toBe(hidden)
    expect(masked('绩效指标 › 乙 › 指标值', { 绩效指标: [open, half] })[1]).toBe(hidden)
    expect(masked('绩效指标 › 乙', { 绩效指标: [open, half] })[1]).toBe(hidden)
  })
  test('does not name an item that may be the one that is withheld', () => {
    expect(masked('绩效指标 › 丙 › 指标值', { 绩效指标: [open, secret] })).toEqual([
      '绩效指标',
      hidden,
      hidden,
    ])
    expect(masked('绩效指标 › 次序', { 绩效指标: [open, secret] })).toEqual(['绩效指标', hidden, hidden])
  })
  test('says nothing of what is withdrawn', () => {
    expect(masked('绩效指标 › 甲', undefined)).toEqual([hidden, hidden, hidden])
  })
  test('still says that something is withheld, and why', () => {
    const made = { ...correction('预算数'), before: hidden, after: '不予公开：涉及国家秘密' }
    expect(maskCorrection(made, { 预算数: secret })).toEqual(made)
  })
})

describe('when something was first published', () => {
  const file = (name: string) => `content/101001/2025/${name}`
  test('is what the history of its file tells, and nothing where it tells nothing', () => {
    const { firstPublished } = historyOf(sound, { [file('A-1.yaml')]: '2025-03-01T09:00:00+08:00' })
    expect(firstPublished(item('A-1'))).toBe('2025-03-01T09:00:00+08:00')
    expect(firstPublished(item('A-2'))).toBeUndefined()
  })
  test('counts from its first code', () => {
    const renamed = said('改编号:\n  - { 日期: 2025-05-01, 旧编号: B-1, 新编号: A-1, 理由: 重编 }\n')
    const { firstPublished, superseded } = historyOf(renamed, {
      [file('A-1.yaml')]: '2025-05-01T00:00:00Z',
      [file('B-1.yaml')]: '2025-03-01T00:00:00Z',
    })
    expect(firstPublished(item('A-1'))).toBe('2025-03-01T00:00:00Z')
    expect(superseded.map(({ item: { stem }, now }) => [stem, now?.stem])).toEqual([['B-1', 'A-1']])
  })
})

describe('events', () => {
  test('without a history are as content dates them', () => {
    const [event, ...others] = historyOf(sound).events.filter(({ title }) => title.includes('预算绩效目标'))
    expect(others).toEqual([])
    expect(event).toMatchObject({
      kind: '公开',
      date: '2025-02-20',
      to: '/101001/2025/',
      lines: ['3 个项目'],
    })
  })
  test('do not pass off what is left as all that came', () => {
    const withdrawn = said('撤下:\n  - { 日期: 2025-05-01, 文件: B-1, 名称: 乙, 理由: 重复 }\n')
    const lines = historyOf(withdrawn).events.flatMap((event) => event.lines)
    expect(lines).toContain('现有 3 个项目')
  })
  test('tell what came later by itself', () => {
    const early = '2025-03-01T09:00:00+08:00'
    const names = ['department.md', 'overall.yaml', 'A-1.yaml', 'A-2.yaml']
    const dates = Object.fromEntries(names.map((name) => [`content/101001/2025/${name}`, early]))
    const late = { 'content/101001/2025/A-3.yaml': '2025-06-01T09:00:00+08:00' }
    const titles = historyOf(sound, { ...dates, ...late }).events.map(
      ({ date, title }) => `${date.slice(0, 10)} ${title}`,
    )
    expect(titles).toContain('2025-06-01 示例县图书馆 2025 年：公开 1 个新的项目')
    expect(titles).toContain('2025-03-01 示例县图书馆 2025 年：公开预算绩效目标')
  })
})

describe('an old address', () => {
  const text = (words: string) => said(`${words}\n`)
  const names = ({ superseded }: ReturnType<typeof historyOf>) =>
    superseded.map(({ item: { stem } }) => stem).sort()
  const published = (...files: string[]) =>
    Object.fromEntries(files.map((file) => [`content/101001/2025/${file}.yaml`, '2025-03-01T09:00:00+08:00']))

  test('is kept for the self-evaluation of a withdrawn project, if it had one', () => {
    const withdrawn = text('撤下:\n  - { 日期: 2025-05-01, 文件: B-1, 名称: 乙, 理由: 重复 }')
    expect(names(historyOf(withdrawn))).toEqual(['B-1'])
    const { superseded } = historyOf(withdrawn, published('B-1', 'B-1.result'))
    expect(superseded.map(({ item: { stem }, name, reason }) => [stem, name, reason])).toEqual([
      ['B-1', '乙', '重复'],
      ['B-1.result', '乙（绩效自评）', '重复'],
    ])
  })
  test('is kept for what goes with a project that has another code', () => {
    const renamed = text('改编号:\n  - { 日期: 2025-05-01, 旧编号: B-3, 新编号: A-3, 理由: 重编 }')
    const history = historyOf(renamed)
    expect(names(history)).toEqual(['B-3', 'B-3.monitor'])
    for (const one of history.superseded) expect(supersededText(one).detail).toBe('项目的新编号是 A-3')
  })
  test('is kept for the overall targets of a withdrawn year', () => {
    const withdrawn = text('撤下:\n  - { 日期: 2025-05-01, 文件: department, 名称: 全年, 理由: 有误 }')
    const { superseded } = historyOf({ ...withdrawn, contents: {} }, published('overall'))
    expect(superseded.map(({ name }) => name)).toEqual(['全年', '全年（整体支出绩效目标）'])
  })
})

test('a project that is like one that was withdrawn says so on its page, in its sheet and among the events', () => {
  const text = `撤下:
  - { 日期: 2025-05-01, 文件: B-1, 名称: 乙, 理由: 不再安排 }
相近:
  - { 日期: 2025-06-01, 文件: A-1, 原编号: B-1, 理由: 另一处馆舍 }
`
  const { correctionsOf, events } = historyOf(said(text), {
    'content/101001/2025/corrections.yaml#相近/2025-06-01/A-1/1': '2025-06-03T09:00:00+08:00',
  })
  const title = String(sound.contents['A-1']?.项目名称)
  expect(correctionsOf(item('A-1'))).toEqual([
    {
      date: '2025-06-03',
      stem: 'A-1',
      field: '和撤下的项目相近',
      before: '乙（B-1，2025-05-01 撤下）',
      after: title,
      reason: '另一处馆舍',
    },
  ])
  expect(events.find(({ kind }) => kind === '相近')).toMatchObject({
    date: '2025-06-03',
    title: `示例县图书馆 2025 年，${title}：和撤下的项目相近`,
    lines: ['撤下的：乙（B-1，2025-05-01 撤下）', '理由：另一处馆舍'],
    to: '/101001/2025/A-1/',
  })
})

test('codes that were given back and forth lead to an end', () => {
  const text = `改编号:
  - { 日期: 2025-05-01, 旧编号: B-1, 新编号: B-2, 理由: 重编 }
  - { 日期: 2025-06-01, 旧编号: B-2, 新编号: B-1, 理由: 改回 }
`
  expect(historyOf(said(text)).superseded.map(({ now }) => now?.part)).toEqual([undefined, undefined])
})

test('what is published again under its old name has its page back', () => {
  const text = '撤下:\n  - { 日期: 2025-05-01, 文件: A-1, 名称: 甲, 理由: 重复 }\n'
  const { superseded, events } = historyOf(said(text))
  expect(superseded).toEqual([])
  expect(events.map(({ kind }) => kind)).toContain('撤下')
})
