import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../src/compare/parts.ts'
import type { Department } from '../../src/content/record.ts'
import type { Plain } from '../../src/content/schema/write-record.ts'
import { appendEntries, type Missing } from '../../src/corrections/entries.ts'
import { comingBack, lastPublic } from '../../src/corrections/returns.ts'
import type { State } from '../../src/corrections/states.ts'
import { refuseUnexplainedChanges, unexplainedChanges } from '../../src/corrections/unexplained.ts'
import { edits, otherValue, put } from './edits.ts'
import { type Files, folder, sound, stateOf } from './state.ts'

const today = '2026-03-04'
const before = stateOf(sound)
const messages = (after: Files, from = before) =>
  refuseUnexplainedChanges(from, stateOf(after), { today }).map(({ rule, field, message }) => [
    rule,
    field,
    message,
  ])
const filled = (text: string) => text.replace(/理由:$/gm, '理由: 录入有误')

/** The files with what is missing in corrections.yaml, and reasons. */
function explain(files: Files, from = before): Files {
  const missing = unexplainedChanges(from, stateOf(files), { today }).flatMap((unexplained): Missing[] =>
    unexplained.missing ? [unexplained.missing] : [],
  )
  return { ...files, corrections: filled(appendEntries(files.corrections, missing)) }
}

const budget = (value: string): Files => edit('A-1', ['预算数'], value)
function edit(stem: string, keys: string[], value: string): Files {
  const content = put(sound.contents[stem] ?? {}, keys, value)
  if (typeof content !== 'object' || Array.isArray(content)) throw new Error('no file')
  return { ...sound, contents: { ...sound.contents, [stem]: content } }
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
      // What comes beside what was published takes nothing from it.
      const old = Object.entries(after.contents).filter(([stem]) => !stem.startsWith('C-'))
      const { departments } = stateOf({ ...after, contents: Object.fromEntries(old) })
      const isSame = JSON.stringify(departments) === JSON.stringify(before.departments)
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
  const [finding] = refuseUnexplainedChanges(before, stateOf(budget('8.88')), { today })
  expect(finding).toMatchObject({
    rule: 'unexplained-change',
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
  test('tells of no step in between, which nobody saw', () => {
    const first = correction(was, '1000', '2026-02-28')
    const second = correction('1000', '8.88').replace('更正:\n', '')
    expect(messages({ ...budget('8.88'), corrections: first + second })).toEqual([
      ['correction-wrong', '更正 第1项', expect.any(String)],
    ])
  })
  test('repeats what was published, unless that tells of a person', () => {
    const hidden = { ...budget('8.88'), corrections: correction('不再公开', '8.88') }
    expect(messages(hidden)).toEqual([['correction-wrong', '更正 第1项', expect.any(String)]])
    const isPrivate = (text: string) => text === was
    expect(refuseUnexplainedChanges(before, stateOf(hidden), { today, isPrivate })).toEqual([])
  })
  test.each(['。', '1', 'x', '改改改', '——'])('with “%s” for a reason is refused', (reason) => {
    const corrections = correction(was, '8.88').replace('录入有误', JSON.stringify(reason))
    expect(messages({ ...budget('8.88'), corrections })).toMatchObject([
      ['correction-reason', '更正 第1项 › 理由', expect.stringContaining('没有说出理由')],
    ])
  })
  test('is of these days where it is compared with what is shown', () => {
    const old = stateOf({ ...budget('8.88'), corrections: correction(was, '8.88', '2026-01-01') })
    expect(refuseUnexplainedChanges(before, old, { today })).toEqual([])
    expect(refuseUnexplainedChanges(before, old, { today, earliest: '2026-02-25' })).toMatchObject([
      { rule: 'correction-date', message: '“2026-01-01”早已过去，更正是现在才作的' },
    ])
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
  test('is the same where what is not filled in is absent, as in what was remembered', () => {
    const published = stateOf({ ...budget('8.88'), corrections: correction(was, '8.88') })
    const [said] = published.corrections
    if (!said) throw new Error('no corrections')
    const corrections = said.corrections.map((one) => ({ ...one, handler: undefined }))
    const unfilled: State = { ...published, corrections: [{ ...said, corrections }] }
    expect(refuseUnexplainedChanges(unfilled, published, { today })).toEqual([])
    expect(refuseUnexplainedChanges(published, unfilled, { today })).toEqual([])
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
      ['unexplained-change', '预算数', '公开的“8.88”改成了“9.99”，没有更正说明'],
    ])
  })
})

describe('what is new is free', () => {
  const { 'A-2.result': result, ...others } = sound.contents
  test.each([
    ['a self-evaluation', others],
    [
      'a project',
      Object.fromEntries(Object.entries(sound.contents).filter(([stem]) => !stem.startsWith('A-3'))),
    ],
  ])('%s', (_, contents) => {
    expect(result).toBeDefined()
    expect(messages(sound, stateOf({ ...sound, contents }))).toEqual([])
  })
  test('a unit and year', () => {
    expect(refuseUnexplainedChanges({ departments: [], corrections: [] }, before, { today })).toEqual([])
  })
  test('the date of publication, where there was none; but not another one', () => {
    const undated = { ...before, departments: before.departments.map(({ published: _, ...one }) => one) }
    const earlier = {
      ...before,
      departments: before.departments.map((one) => ({ ...one, published: '2025-02-01' })),
    }
    expect(refuseUnexplainedChanges(undated, before, { today })).toEqual([])
    expect(refuseUnexplainedChanges(before, earlier, { today })).toHaveLength(1)
    expect(refuseUnexplainedChanges(before, undated, { today })).toHaveLength(1)
  })
})

describe('what comes back', () => {
  const target = ['绩效指标', 0, '指标值']
  const put1 = (files: Files, value: Plain): Files => {
    const content = put(files.contents['A-1'] ?? {}, target, value)
    if (typeof content !== 'object' || Array.isArray(content)) throw new Error('no file')
    return { ...files, contents: { ...files.contents, 'A-1': content } }
  }
  const without = (stem: string): Files => ({
    ...sound,
    contents: Object.fromEntries(Object.entries(sound.contents).filter(([name]) => name !== stem)),
  })
  const withheld = put1(sound, { 不公开: '涉及商业秘密' })
  const found = (shown: readonly Files[], pushed: Files) => {
    const states = shown.map((files) => stateOf(files))
    const [now = before, after] = [states.at(-1), stateOf(pushed)]
    const files = new Map(
      states.flatMap(({ departments }) => departments.flatMap(partsOf)).map(({ file }) => [file, 1]),
    )
    expect(comingBack(now, after, files)).toEqual([folder])
    return refuseUnexplainedChanges(now, after, { today, known: lastPublic(states) })
  }

  test('with another value than it had is a change of that value', () => {
    expect(found([sound, withheld, sound, withheld], put1(sound, '≥1个'))).toMatchObject([
      { rule: 'unexplained-change', message: expect.stringMatching(/^公开的“(?!不予公开).*”改成了“≥1个”/) },
    ])
    expect(found([sound, without('A-1')], put1(sound, '≥1个'))).toMatchObject([
      {
        rule: 'unexplained-change',
        file: `${folder}/A-1.yaml`,
        message: expect.stringContaining('改成了“≥1个”'),
      },
    ])
    const gone = { contents: {}, corrections: '' }
    expect(found([sound, gone], put1(sound, '≥1个'))).toMatchObject([{ rule: 'unexplained-change' }])
  })
  test('as it was needs no word but that it is back', () => {
    expect(found([sound, without('A-1')], sound)).toEqual([])
    expect(found([sound, withheld], sound)).toEqual([])
  })
  test('under another code is what it was: its new code is told, and what else changed', () => {
    const withdrawal = '撤下:\n  - { 日期: 2026-03-01, 文件: A-3, 名称: 别的名称, 理由: 重复 }\n'
    const gone = { ...without('A-3'), corrections: withdrawal }
    const { 'A-3.monitor': _, ...contents } = gone.contents
    const shown = { ...gone, contents }
    const back = put(sound.contents['A-3'] ?? {}, ['项目编码'], 'A-4')
    const again = put(back, ['预算数'], '7.77')
    if (typeof again !== 'object' || Array.isArray(again)) throw new Error('no file')
    const pushed = { ...shown, contents: { ...contents, 'A-4': again } }
    expect(found([sound, shown], pushed)).toMatchObject([
      { rule: 'unexplained-renaming', message: '公开的“A-3”没有了，看来改成了“A-4”，没有说明' },
      { rule: 'unexplained-change', message: expect.stringContaining('改成了“7.77”') },
    ])
    const told = `${withdrawal}改编号:\n  - { 日期: 2026-03-01, 旧编号: A-3, 新编号: A-4, 理由: 重新编码 }\n`
    expect(found([sound, shown], { ...pushed, corrections: told })).toMatchObject([
      { rule: 'unexplained-change' },
    ])
  })
  describe('under another code and another name', () => {
    const withdrawal = '撤下:\n  - { 日期: 2026-03-01, 文件: A-1, 名称: 甲, 理由: 不再安排 }\n'
    const shown = { ...without('A-1'), corrections: withdrawal }
    const { 'A-1': content = {} } = sound.contents
    const weaker = put(put(content, target, '≥1个'), ['项目编码'], 'A-9')
    const another = put(put(weaker, ['项目名称'], '馆舍改造'), ['绩效目标'], '改造馆舍，按时完工。')
    if (typeof another !== 'object' || Array.isArray(another)) throw new Error('no file')
    const pushed = { ...shown, contents: { ...shown.contents, 'A-9': another } }
    const separate =
      '相近:\n  - { 日期: 2026-03-01, 文件: A-9, 原编号: A-1, 理由: 另一处馆舍，指标照同一份方案 }\n'

    test('is said to be like it, with what was weakened, or to be another one', () => {
      const findings = found([sound, shown], pushed)
      expect(findings).toMatchObject([
        {
          rule: 'unexplained-resemblance',
          file: `${folder}/A-9.yaml`,
          message: expect.stringMatching(
            /^“A-9”和公开过、现在没有了的“A-1”相近：(\d+) 项指标中有 \1 项同名，没有说明$/,
          ),
        },
        { field: '项目名称' },
        { field: '绩效目标' },
        { rule: 'unexplained-change', message: expect.stringContaining('改成了“≥1个”') },
      ])
      expect(findings[0]?.fix).toContain('旧编号: A-1')
      expect(findings[0]?.fix).toContain('原编号: A-1')
      expect(found([sound, shown], { ...pushed, corrections: `${withdrawal}${separate}` })).toEqual([])
    })
    test('in one push with the withdrawal, or before it', () => {
      const told = { ...pushed, corrections: `${withdrawal}${separate}` }
      const both = { ...sound, contents: { ...sound.contents, 'A-9': another } }
      expect(messages(told)).toEqual([])
      expect(messages(pushed).map(([rule]) => rule)).toContain('unexplained-resemblance')
      const since = (day: string) => new Map([...at('A-1', '2026-01-01'), ...at('A-9', day)])
      const at = (stem: string, day: string): [string, string][] => [[`${folder}/${stem}.yaml`, day]]
      const rules = (after: Files, day: string) =>
        refuseUnexplainedChanges(stateOf(both), stateOf(after), { today, firstShown: since(day) }).map(
          ({ rule }) => rule,
        )
      expect(rules(pushed, '2026-02-01')).toContain('unexplained-resemblance')
      expect(rules(told, '2026-02-01')).toEqual([])
      // Two that were alike from the beginning are two.
      expect(rules(pushed, '2026-01-01')).toEqual([])
    })
    test('is not like what has other indicators and another goal', () => {
      const items = Array.isArray(another.绩效指标) ? another.绩效指标 : []
      const few = put(another, ['绩效指标'], items.slice(0, 2))
      if (typeof few !== 'object' || Array.isArray(few)) throw new Error('no file')
      const unlike = { ...shown, contents: { ...shown.contents, 'A-9': few } }
      expect(found([sound, shown], unlike)).toEqual([])
      expect(found([sound, shown], { ...unlike, corrections: `${withdrawal}${separate}` })).toMatchObject([
        { rule: 'correction-unused', message: '“A-9”和撤下的“A-1”并不相近' },
      ])
      const goal = put(few, ['绩效目标'], content.绩效目标 ?? '')
      if (typeof goal !== 'object' || Array.isArray(goal)) throw new Error('no file')
      expect(
        found([sound, shown], { ...shown, contents: { ...shown.contents, 'A-9': goal } })[0],
      ).toMatchObject({ rule: 'unexplained-resemblance', message: expect.stringContaining('一字不差') })
    })
  })
  test('where nothing comes back, nothing is read', () => {
    const files = new Map([[`${folder}/A-1.yaml`, 1]])
    expect(comingBack(before, stateOf(budget('8.88')), files)).toEqual([])
    expect(comingBack(stateOf(withheld), stateOf(withheld), files)).toEqual([])
  })
})

describe('nobody takes the place of another', () => {
  const added = (change: Partial<Department>) => {
    const [one] = before.departments
    if (!one) throw new Error('no department')
    const file = `content/${change.unit ?? one.unit}/${change.year ?? one.year}/department.md`
    return { ...before, departments: [...before.departments, { ...one, ...change, file, projects: [] }] }
  }
  const rules = (after: State) => refuseUnexplainedChanges(before, after, { today }).map(({ rule }) => rule)
  test('by a year to come, or by another unit’s name', () => {
    expect(rules(added({ year: 2099 }))).toEqual(['year-ahead'])
    expect(rules(added({ unit: '101009', name: '示例县图书馆' }))).toEqual(['name-taken'])
  })
  test('by letters in another case, at whose address another is to whoever is blind to it', () => {
    const { 'A-1': content = {}, ...others } = sound.contents
    const twin = put(content, ['项目编码'], 'a-1')
    if (typeof twin !== 'object' || Array.isArray(twin)) throw new Error('no file')
    const lower = (contents: Files['contents'], corrections: string) => {
      const state = stateOf({ contents: { ...contents, 'A-1': twin }, corrections })
      const rename = (one: Department): Department => ({
        ...one,
        projects: one.projects.map((project) =>
          project.id === 'A-1' ? { ...project, id: 'a-1', file: `${folder}/a-1.yaml` } : project,
        ),
      })
      return { ...state, departments: state.departments.map(rename) }
    }
    const renaming = '改编号:\n  - { 日期: 2026-03-01, 旧编号: A-1, 新编号: a-1, 理由: 大小写 }\n'
    const withdrawal = '撤下:\n  - { 日期: 2026-03-01, 文件: A-1, 名称: 甲, 理由: 重复 }\n'
    const gone = stateOf({ contents: others, corrections: withdrawal })
    const pairs: readonly (readonly [State, State])[] = [
      [before, lower(others, '')],
      [before, lower(others, renaming)],
      [gone, lower(others, withdrawal)],
    ]
    for (const [from, to] of pairs) {
      const found = unexplainedChanges(from, to, { today })
      expect(found).toMatchObject([
        { finding: { rule: 'case-twin', file: `${folder}/a-1.yaml`, expected: '大小写与公开时一样：A-1' } },
      ])
      expect(found[0]?.missing).toBeUndefined()
    }
    // What is public stays so.
    expect(unexplainedChanges(lower(others, renaming), lower(others, renaming), { today })).toEqual([])
  })
  test('the next year, and a new unit with a name of its own, are welcome', () => {
    expect(rules(added({ year: 2027 }))).toEqual([])
    expect(rules(added({ unit: '101009', name: '示例县档案馆' }))).toEqual([])
  })
})

describe('what is gone', () => {
  const removed = (...names: string[]): Files => ({
    ...sound,
    contents: Object.fromEntries(Object.entries(sound.contents).filter(([stem]) => !names.includes(stem))),
  })
  test('is told with its name', () => {
    expect(messages(removed('A-3', 'A-3.monitor'))).toEqual([
      ['unexplained-removal', undefined, `公开的“${sound.contents['A-3']?.项目名称}”没有了，没有说明`],
    ])
    expect(messages(removed('A-3.monitor'))).toEqual([
      [
        'unexplained-removal',
        undefined,
        `公开的“${sound.contents['A-3']?.项目名称}（绩效监控）”没有了，没有说明`,
      ],
    ])
  })
  test('with a whole year: each project, whose page was at an address of its own', () => {
    const gone = { departments: [], corrections: [] }
    expect(refuseUnexplainedChanges(before, gone, { today }).map(({ file }) => file)).toEqual(
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
    const [finding, ...others] = unexplainedChanges(before, moved, { today })
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
    expect(refuseUnexplainedChanges(before, { ...moved, corrections: said.corrections }, { today })).toEqual(
      [],
    )
    const changed = stateOf(budget('8.88'), '101009')
    expect(
      refuseUnexplainedChanges(before, { ...changed, corrections: said.corrections }, { today }),
    ).toMatchObject([{ file: 'content/101009/2025/A-1.yaml', field: '预算数' }])
  })
})

describe('entries are appended', () => {
  const missing = unexplainedChanges(before, stateOf(budget('8.88')), { today }).flatMap(
    (unexplained) => unexplained.missing ?? [],
  )
  test('below their key, in the style of the file, which keeps its comments', () => {
    const text = `# 说明\n更正:\n- 日期: 2026-01-01\n  文件: A-2\n  字段: 绩效目标\n  理由: 漏字\n# 撤下的\n撤下:\n- 日期: 2026-01-01\n`
    expect(appendEntries(text, missing)).toBe(
      `# 说明\n更正:\n- 日期: 2026-01-01\n  文件: A-2\n  字段: 绩效目标\n  理由: 漏字\n# 撤下的\n- 日期: ${today}\n  文件: A-1\n  字段: 预算数\n  原文: ${was}\n  改为: 8.88\n  理由:\n撤下:\n- 日期: 2026-01-01\n`,
    )
  })
})
