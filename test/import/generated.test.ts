import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FoundForm } from '../../src/import/find/form.ts'
import { recognise } from '../../src/import/find/recognise.ts'
import type { SourceCell, SourceTable } from '../../src/import/source.ts'

/*
 * Forms that no province has: any words over the columns that are no levels, fields of their own, cells merged or not, rows
 * between the items, tables broken by pages. Whatever is taken must be what was put in; what is not taken must be asked for.
 */

const word = fc.stringMatching(/^[渡桥公路乡村水利农田修护]{2,7}$/)
const levels = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const

interface Row {
  level: number
  name: string
  value: string
}
const item = fc.record({
  level: fc.nat(levels.length - 1),
  name: word.map((text) => `${text}数`),
  value: fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map((number) => `≥${number}处`),
    fc.constantFrom('下降', '有所提升', '12月底前', '100%'),
  ),
})
const rows = fc
  .uniqueArray(item, { minLength: 2, maxLength: 7, selector: ({ name }) => name })
  .map((items) => [...items].sort((a, b) => a.level - b.level))

/** What else stands in a row of items: its title and its cells. */
const others = fc.array(
  fc.record({
    title: fc.oneof(word, fc.constantFrom('指标解释', '权重', '上年值', '备注', '数据来源')),
    cell: fc.constantFrom('', '台账', '10', '按合同'),
    isBefore: fc.boolean(),
  }),
  { maxLength: 2 },
)
const valueTitle = fc.oneof(word, fc.constantFrom('指标值', '年度（/项目）指标值', '年度数值', '目标值'))
const between = fc.constantFrom('小计', '备注', '重印的栏目', '说明一行')

const shape = fc.record({
  rows,
  others,
  valueTitle,
  hasMargin: fc.boolean(),
  isMerged: fc.boolean(),
  breaks: fc.array(fc.nat(6), { maxLength: 2 }),
  interruptions: fc.array(fc.tuple(fc.nat(6), between), { maxLength: 2 }),
  ownFields: fc.array(fc.tuple(word, word), { maxLength: 3 }),
})
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

const cell = (text: string, column: number, colSpan = 1, rowSpan = 1): SourceCell => ({
  text,
  column,
  colSpan,
  rowSpan,
  place: `格 ${text}`,
})

/** The tables of a form: its fields above its block, which goes on over the tables. */
function tablesOf({
  rows,
  others,
  valueTitle,
  hasMargin,
  isMerged,
  breaks,
  interruptions,
  ownFields,
}: Shape) {
  const before = others.filter(({ isBefore }) => isBefore)
  const after = others.filter(({ isBefore }) => !isBefore)
  const titles = ['一级指标', '二级指标', '三级指标', ...before.map(({ title }) => title), valueTitle]
  titles.push(...after.map(({ title }) => title))
  const margin = hasMargin ? 1 : 0
  const width = titles.length + margin
  const head = titles.map((title, index) => cell(title, index + margin))
  const pair = (label: string, value: string) => [cell(label, 0, 2), cell(value, 2, width - 2)]
  const fields = [
    pair('项目名称', '渡桥维修'),
    pair('年度资金总额（万元）', '36.00'),
    ...ownFields.map(([label, value]) => pair(`${label}名`, value)),
    pair('年度目标', '修好渡桥。'),
  ]
  const pages: Row[][] = [[]]
  for (const [index, row] of rows.entries()) {
    if (index > 0 && breaks.includes(index)) pages.push([])
    pages.at(-1)?.push(row)
  }
  return pages.map((page, number): SourceTable => {
    const body: SourceCell[][] = []
    for (const [index, { level, name, value }] of page.entries()) {
      const [level1 = '', level2 = ''] = levels[level] ?? []
      const isSame = (at: number, depth: 0 | 1) =>
        levels[page[at]?.level ?? -1]?.[depth] === levels[level]?.[depth]
      const spanOf = (depth: 0 | 1) => {
        let span = 1
        while (isSame(index + span, depth)) span++
        return span
      }
      const leading = ([level1, level2] as const).flatMap((text, depth) => {
        const at = depth === 0 ? 0 : 1
        if (!isMerged) return [cell(text, at + margin)]
        return index > 0 && isSame(index - 1, at) ? [] : [cell(text, at + margin, 1, spanOf(at))]
      })
      const texts = [name, ...before.map((other) => other.cell), value, ...after.map((other) => other.cell)]
      body.push([...leading, ...texts.map((text, at) => cell(text, at + 2 + margin))])
    }
    const merged = isMerged ? [] : interruptions
    for (const [at, what] of merged) {
      const row = {
        小计: [cell('小计', margin), cell('50', margin + 2)],
        备注: [cell('备注', margin), cell('汛期除外', margin + 1, titles.length - 1)],
        重印的栏目: head,
        说明一行: [cell('以下各项年底考核', margin, titles.length)],
      }[what]
      body.splice(Math.min(at, body.length), 0, row ?? [])
    }
    const group = hasMargin ? [cell('绩效指标', 0, 1, body.length + (number === 0 ? 1 : 0))] : []
    const [first = [], ...rest] = number === 0 ? [head, ...body] : body
    return {
      kind: 'table',
      place: `表 ${number + 1}`,
      rows: [...(number === 0 ? fields : []), [...group, ...first], ...rest],
    }
  })
}

function readForm(shape: Shape): FoundForm | undefined {
  const { forms } = recognise({
    file: 'made',
    blocks: [{ kind: 'paragraph', text: '项目支出绩效目标表', place: '第 1 段' }, ...tablesOf(shape)],
  })
  expect(forms).toHaveLength(1)
  return forms[0]
}

const promise = (level1 = '', level2 = '', name = '', value = '') => [level1, level2, name, value].join(' | ')
const promisesOf = (form: FoundForm | undefined) =>
  form?.lists.绩效指标.map((item) =>
    promise(...['一级指标', '二级指标', '三级指标', '指标值'].map((key) => item.get(key))),
  ) ?? []

describe('forms that no province has', () => {
  test('never a wrong number, and nothing lost without a question', () => {
    fc.assert(
      fc.property(shape, (shape) => {
        const form = readForm(shape)
        if ((form?.refusals.length ?? 0) > 0) return
        const wanted = shape.rows.map(({ level, name, value }) =>
          promise(...(levels[level] ?? []), name, value),
        )
        const found = promisesOf(form)
        expect(wanted).toEqual(expect.arrayContaining(found))
        if (found.length < wanted.length) expect(form?.questions).not.toEqual([])
        expect(form?.fields.get('预算数')).toBe('36.00')
        expect(form?.fields.get('绩效目标')).toBe('修好渡桥。')
        for (const [label] of shape.ownFields)
          expect(form?.questions.map(({ message }) => message).join()).toContain(`${label}名`)
      }),
      { numRuns: 500 },
    )
  })

  test('with a known title over the target, every item is taken', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom('指标值', '本年度目标值'), (made, valueTitle) => {
        const shape = { ...made, valueTitle, others: made.others.filter(({ title }) => title !== '指标值') }
        const form = readForm(shape)
        expect(form?.refusals).toEqual([])
        expect(promisesOf(form)).toEqual(
          shape.rows.map(({ level, name, value }) => promise(...(levels[level] ?? []), name, value)),
        )
      }),
      { numRuns: 300 },
    )
  })
})
