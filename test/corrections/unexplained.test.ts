import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendEntries, type Missing } from '../../src/corrections/entries.ts'
import { quietChanges, refuseQuietChanges } from '../../src/corrections/unexplained.ts'
import { edits, otherValue, put } from './edits.ts'
import { type Files, folder, sound, stateOf } from './state.ts'

const today = '2026-03-04'
const before = stateOf(sound)
const messages = (after: Files, from = before) =>
  refuseQuietChanges(from, stateOf(after), today).map(({ rule, field, message }) => [rule, field, message])
const filled = (text: string) => text.replace(/理由:$/gm, '理由: 录入有误')

/** The files with what is missing in corrections.yaml, and reasons. */
function explain(files: Files, from = before): Files {
  const missing = quietChanges(from, stateOf(files), today).flatMap((quiet): Missing[] =>
    quiet.missing ? [quiet.missing] : [],
  )
  return { ...files, corrections: filled(appendEntries(files.corrections, missing)) }
}

const budget = (value: string): Files => edit('A-1', ['预算数'], value)
function edit(of: string, keys: string[], value: string): Files {
  const content = put(sound.contents[of] ?? {}, keys, value)
  if (typeof content !== 'object' || Array.isArray(content)) throw new Error('no file')
  return { ...sound, contents: { ...sound.contents, [of]: content } }
}
const was = String(sound.contents['A-1']?.预算数)
const correction = (from: string, to: string, date = '2026-03-01') => `更正:
  - 日期: ${date}
    文件: A-1
    字段: 预算数
    原文: ${from}
    改为: ${to}
    理由: 录入有误
`

test('what did not change needs no correction', () => {
  expect(messages(sound)).toEqual([])
})

test('whatever is done to published content is refused, until the corrections that the refusal names are made', () => {
  let refused = 0
  const doing = fc.array(fc.tuple(fc.constantFrom(...edits), fc.infiniteStream(fc.nat())), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(doing, fc.infiniteStream(fc.nat()), (done, values) => {
      const after = done.reduce(
        (files, [one, numbers]) =>
          one(
            files,
            (count) => (count === 0 ? 0 : (numbers.next().value ?? 0) % count),
            (leaf) => fc.sample(otherValue(leaf), { numRuns: 1, seed: values.next().value ?? 0 })[0] ?? '',
          ),
        sound,
      )
      fc.pre(JSON.stringify(after) !== JSON.stringify(sound))
      const isSame = JSON.stringify(stateOf(after).departments) === JSON.stringify(before.departments)
      const found = messages(after)
      if (isSame) expect(found).toEqual([])
      else {
        refused++
        expect(found.length).toBeGreaterThan(0)
        expect(messages(explain(after))).toEqual([])
      }
    }),
    { numRuns: 400 },
  )
  expect(refused).toBeGreaterThan(200)
})

test('a changed value is told with both, and with the lines to add', () => {
  const [finding] = refuseQuietChanges(before, stateOf(budget('8.88')), today)
  expect(finding).toMatchObject({
    rule: 'quiet-change',
    severity: 'error',
    file: `${folder}/A-1.yaml`,
    field: '预算数',
    message: `公开的“${was}”改成了“8.88”，没有更正说明`,
  })
  expect(finding?.fix).toContain(`${folder}/corrections.yaml`)
  expect(finding?.fix).toContain(`  - 日期: ${today}
    文件: A-1
    字段: 预算数
    原文: ${was}
    改为: 8.88
    理由:`)
})

describe('a correction', () => {
  test('that tells of the change is accepted', () => {
    expect(messages({ ...budget('8.88'), corrections: correction(was, '8.88') })).toEqual([])
  })
  test('may lead there in steps, whatever their order in the file', () => {
    const first = correction(was, '7.77', '2026-02-28')
    const second = correction('7.77', '8.88').replace('更正:\n', '')
    expect(messages({ ...budget('8.88'), corrections: first + second })).toEqual([])
    const turned = `更正:\n${second}${first.replace('更正:\n', '')}`
    expect(messages({ ...budget('8.88'), corrections: turned })).toEqual([])
  })
  test('need not repeat what should not have been published', () => {
    expect(messages({ ...budget('8.88'), corrections: correction('不再公开', '8.88') })).toEqual([])
  })
  test.each([
    ['another value before', correction('1.11', '8.88')],
    ['another value after', correction(was, '1.11')],
  ])('with %s is refused', (_, corrections) => {
    expect(messages({ ...budget('8.88'), corrections })).toEqual([
      ['correction-wrong', '更正 第1项', `“预算数”公开的“${was}”改成了“8.88”，更正说明与此对不上`],
    ])
  })
  test('of what did not change is refused', () => {
    expect(messages({ ...sound, corrections: correction(was, was) })).toEqual([
      ['correction-unused', '更正 第1项', '“A-1”的“预算数”与公开的一样，没有更正'],
    ])
  })
  test('of a day to come is refused', () => {
    expect(messages({ ...budget('8.88'), corrections: correction(was, '8.88', '2026-03-05') })).toEqual([
      ['correction-date', '更正 第1项 › 日期', '“2026-03-05”还没有到'],
    ])
  })
  test('stays: it is neither changed nor removed afterwards', () => {
    const published = { ...budget('8.88'), corrections: correction(was, '8.88') }
    const lost = ['correction-lost', undefined, '公开过的一条“更正”改动或删去了']
    expect(messages({ ...published, corrections: '' }, stateOf(published))).toEqual([lost])
    const changed = { ...published, corrections: published.corrections.replace('录入有误', '没有理由') }
    expect(messages(changed, stateOf(published))).toContainEqual(lost)
    expect(messages(published, stateOf(published))).toEqual([])
  })
  test('holds for one change only: the next needs its own', () => {
    const published = stateOf({ ...budget('8.88'), corrections: correction(was, '8.88') })
    const again = { ...budget('9.99'), corrections: correction(was, '8.88') }
    expect(messages(again, published)).toEqual([
      ['quiet-change', '预算数', '公开的“8.88”改成了“9.99”，没有更正说明'],
    ])
  })
})

describe('what is new is free', () => {
  const { 'A-2.result': result, ...others } = sound.contents
  test.each([
    ['a self-evaluation', others],
    ['a project', Object.fromEntries(Object.entries(sound.contents).filter(([of]) => !of.startsWith('A-3')))],
  ])('%s', (_, contents) => {
    expect(result).toBeDefined()
    expect(messages(sound, stateOf({ ...sound, contents }))).toEqual([])
  })
  test('a unit and year', () => {
    expect(refuseQuietChanges({ departments: [], corrections: [] }, before, today)).toEqual([])
  })
  test('the date of publication, where there was none; but not another one', () => {
    const undated = { ...before, departments: before.departments.map(({ published: _, ...one }) => one) }
    const earlier = {
      ...before,
      departments: before.departments.map((one) => ({ ...one, published: '2025-02-01' })),
    }
    expect(refuseQuietChanges(undated, before, today)).toEqual([])
    expect(refuseQuietChanges(before, earlier, today)).toHaveLength(1)
    expect(refuseQuietChanges(before, undated, today)).toHaveLength(1)
  })
})

describe('what is gone', () => {
  const removed = (...names: string[]): Files => ({
    ...sound,
    contents: Object.fromEntries(Object.entries(sound.contents).filter(([of]) => !names.includes(of))),
  })
  test('is told with its name', () => {
    expect(messages(removed('A-3', 'A-3.monitor'))).toEqual([
      ['quiet-removal', undefined, `公开的“${sound.contents['A-3']?.项目名称}”没有了，没有说明`],
    ])
    expect(messages(removed('A-3.monitor'))).toEqual([
      ['quiet-removal', undefined, `公开的“${sound.contents['A-3']?.项目名称}（绩效监控）”没有了，没有说明`],
    ])
  })
  test('with a whole year: each project, whose page was at an address of its own', () => {
    const gone = { departments: [], corrections: [] }
    expect(refuseQuietChanges(before, gone, today).map(({ file }) => file)).toEqual(
      ['department.md', 'A-1.yaml', 'A-2.yaml', 'A-3.yaml'].map((name) => `${folder}/${name}`),
    )
  })
  test('a withdrawal of what is still there is refused', () => {
    const corrections = '撤下:\n  - { 日期: 2026-03-01, 文件: A-1, 名称: 甲, 理由: 重复 }\n'
    expect(messages({ ...sound, corrections })).toEqual([
      ['correction-unused', '撤下 第1项', '“A-1”没有撤下'],
    ])
  })
  test('a new code that was not given is refused', () => {
    const corrections = '改编号:\n  - { 日期: 2026-03-01, 旧编号: A-1, 新编号: A-9, 理由: 重编 }\n'
    expect(messages({ ...sound, corrections })).toEqual([
      ['correction-unused', '改编号 第1项', '公开的“A-1”没有改成“A-9”'],
    ])
  })
  test('a unit with a new code leaves word in its old folder, and its projects are the same', () => {
    const moved = stateOf(sound, '101009')
    const [finding, ...others] = quietChanges(before, moved, today)
    expect(others).toEqual([])
    expect(finding?.missing).toMatchObject({
      file: `${folder}/corrections.yaml`,
      list: '改编号',
      entry: { 旧编号: '101001', 新编号: '101009' },
    })
    const said = stateOf({
      contents: {},
      corrections: filled(appendEntries('', finding?.missing ? [finding.missing] : [])),
    })
    expect(refuseQuietChanges(before, { ...moved, corrections: said.corrections }, today)).toEqual([])
    const changed = stateOf(budget('8.88'), '101009')
    expect(refuseQuietChanges(before, { ...changed, corrections: said.corrections }, today)).toMatchObject([
      { file: 'content/101009/2025/A-1.yaml', field: '预算数' },
    ])
  })
})

describe('entries are appended', () => {
  const missing = quietChanges(before, stateOf(budget('8.88')), today).flatMap((quiet) => quiet.missing ?? [])
  test('below their key, in the style of the file, which keeps its comments', () => {
    const text = `# 说明\n更正:\n- 日期: 2026-01-01\n  文件: A-2\n  字段: 绩效目标\n  理由: 漏字\n# 撤下的\n撤下:\n- 日期: 2026-01-01\n`
    expect(appendEntries(text, missing)).toBe(
      `# 说明\n更正:\n- 日期: 2026-01-01\n  文件: A-2\n  字段: 绩效目标\n  理由: 漏字\n# 撤下的\n- 日期: ${today}\n  文件: A-1\n  字段: 预算数\n  原文: ${was}\n  改为: 8.88\n  理由:\n撤下:\n- 日期: 2026-01-01\n`,
    )
  })
})
