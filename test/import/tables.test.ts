import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countRuns } from '../../src/import/find/account.ts'
import type { FoundForm } from '../../src/import/find/found-form.ts'
import { recognise } from '../../src/import/find/recognise.ts'
import { readText } from '../../src/import/read/text/read-text.ts'
import type { SourceDocument } from '../../src/import/source.ts'

/*
 * Tables that are made up: columns in any order, cells merged, repeated or lost. Whatever comes out must be what was put
 * in, or nothing with a reason: a number in a wrong place would be a false promise.
 */

const titles = ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'] as const
const levels = [
  ['产出指标', '数量指标'],
  ['产出指标', '时效指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const

const word = fc.stringMatching(/^[馆藏图书读者活动场次]{2,8}$/)
const indicator = fc
  .tuple(fc.constantFrom(...levels), word, word, fc.integer({ min: 1, max: 9999 }), word)
  .map(([[level1, level2], name, description, value, basis]) => [
    level1,
    level2,
    name,
    description,
    `≥${value}件`,
    basis,
  ])
const indicators = fc.array(indicator, { minLength: 1, maxLength: 6 })
const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 })

const head = [
  '项目支出绩效目标表',
  '项目名称\t图书购置',
  '项目资金（万元）\t年度资金总额\t30.00',
  '年度目标\t新增藏书。',
]

function found(document: SourceDocument) {
  const { forms, runs } = recognise(document)
  const whole = document.blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows
            .flat()
            .map(({ text }) => text)
            .join(''),
    )
    .join('')
  const counts = countRuns([...runs, ...forms.flatMap((form) => form.runs)])
  expect(counts.all).toBe([...whole.replace(/\s/g, '')].length)
  return forms
}

const rowsOf = (maps: readonly ReadonlyMap<string, string>[]) =>
  maps.map((map) => titles.map((title) => map.get(title) ?? ''))

/** Whether a row is left to be filled in by hand, which a person is told. */
function isLeftBlank(row: readonly string[], form: FoundForm | undefined): boolean {
  const isBlank = row.slice(2).every((text) => text === '')
  if (isBlank) expect(form?.questions).not.toEqual([])
  return isBlank
}

describe('indicator tables', () => {
  test('columns in any order', () => {
    fc.assert(
      fc.property(indicators, order, (rows, order) => {
        const lines = [titles, ...rows].map((row) => order.map((column) => row[column]).join('\t'))
        const [form] = found(readText('made.txt', [...head, ...lines].join('\n')))
        expect(form?.questions).toEqual([])
        expect(rowsOf(form?.lists.绩效指标 ?? [])).toEqual(rows)
        expect(form?.fields.get('预算数')).toBe('30.00')
      }),
    )
  })

  test('a first level that is merged: blank where it goes on', () => {
    fc.assert(
      fc.property(indicators, (rows) => {
        const lines = rows.map((row, index) =>
          row.map((text, column) => (column === 0 && rows[index - 1]?.[0] === text ? '' : text)).join('\t'),
        )
        const [form] = found(readText('made.txt', [...head, titles.join('\t'), ...lines].join('\n')))
        expect(rowsOf(form?.lists.绩效指标 ?? [])).toEqual(rows)
      }),
    )
  })

  test('cells that reach over rows, as the format itself says', () => {
    fc.assert(
      fc.property(indicators, (rows) => {
        const cell = (text: string, column: number, rowSpan = 1) => ({
          text,
          column,
          colSpan: 1,
          rowSpan,
          place: '',
        })
        const table = rows.map((row, index) => {
          const above = rows[index - 1]?.[0] === row[0]
          let span = 1
          while (rows[index + span]?.[0] === row[0]) span++
          return row.flatMap((text, column) =>
            column > 0 ? [cell(text, column)] : above ? [] : [cell(text, 0, span)],
          )
        })
        const all = [titles.map((text, column) => cell(text, column)), ...table]
        const [form] = found({ file: 'made', blocks: [{ kind: 'table', place: '', rows: all }] })
        expect(form?.questions).toEqual([])
        expect(rowsOf(form?.lists.绩效指标 ?? [])).toEqual(rows)
      }),
    )
  })

  test('a cell that is lost: its row as it was, or the form refused; no number moves', () => {
    fc.assert(
      fc.property(indicators, fc.nat(), fc.nat(5), (rows, at, lost) => {
        const place = at % rows.length
        const lines = rows.map((row, index) =>
          row.filter((_, column) => index !== place || column !== lost).join('\t'),
        )
        const [form] = found(readText('made.txt', [...head, titles.join('\t'), ...lines].join('\n')))
        for (const [index, row] of rowsOf(form?.lists.绩效指标 ?? []).entries()) {
          if (isLeftBlank(row, form)) continue
          const original = rows[index] ?? []
          expect(row.slice(1, 5)).toEqual(original.slice(1, 5))
          // A first row has none above it to take its first level from; reading it again reports that.
          if (row[0] !== '') expect(row[0]).toBe(original[0])
          expect(['', original[5]]).toContain(row[5])
        }
        expect(form?.lists.绩效指标).toHaveLength(rows.length)
      }),
    )
  })

  test('any text at all: every character is accounted for, and nothing is thrown', () => {
    const line = fc.array(
      fc.oneof(word, fc.constantFrom(...titles, '项目名称', '\t', '|', '≥5件', '', ' ')),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(
        fc.array(
          line.map((parts) => parts.join('')),
          { maxLength: 12 },
        ),
        (lines) => {
          found(readText('made.txt', lines.join('\n')))
        },
      ),
    )
  })

  test('one table of many projects whose merged cells are absent, its rows filled up with blanks behind', () => {
    const columns = [
      '项目名称',
      '预算数(元)',
      '年度目标',
      ...titles.slice(0, 3),
      '指标性质',
      '指标值',
      '度量单位',
      '权重',
    ]
    const sign = fc.constantFrom('≥', '≤', '＝')
    const item = fc
      .tuple(
        fc.constantFrom(...levels),
        word,
        sign,
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('%', '件', ''),
      )
      .map(([[level1, level2], name, sign, value, unit]) => [
        level1,
        level2,
        name,
        sign,
        String(value),
        unit,
        '10',
      ])
    const project = fc.record({
      budget: fc.integer({ min: 1, max: 999_999 }),
      goal: word,
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(
        fc.array(project, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (projects, absentLevel) => {
          const rows = projects.flatMap(({ budget, goal, items }, number) =>
            items.map((texts, index) => {
              const merged = absentLevel && index > 0 && items[index - 1]?.[0] === texts[0]
              const cells = merged ? texts.slice(1) : texts
              const whole = index === 0 ? [`项目${number}`, String(budget), goal, ...cells] : cells
              return [...whole, ...Array.from({ length: columns.length + 1 - whole.length }, () => '')]
            }),
          )
          const lines = [[...columns, ''], ...rows].map((cells) => `| ${cells.join(' | ')} |`)
          const forms = found(readText('made.txt', lines.join('\n')))
          expect(forms.flatMap(({ questions }) => questions)).toEqual([])
          expect(
            forms.map(({ fields, lists }) => [
              fields.get('项目名称'),
              fields.get('预算数'),
              fields.get('绩效目标'),
              lists.绩效指标.map((indicator) =>
                [...titles.slice(0, 3), '指标性质', '指标值', '度量单位', '权重'].map(
                  (key) => indicator.get(key) ?? '',
                ),
              ),
            ]),
          ).toEqual(
            projects.map(({ budget, goal, items }, number) => [`项目${number}`, String(budget), goal, items]),
          )
        },
      ),
    )
  })

  const stream = (cells: readonly string[]) =>
    found(
      readText('made.txt', [...head.flatMap((line) => line.split('\t')), ...titles, ...cells].join('\n\n')),
    )
  /** Levels are said once, as merged cells are. */
  const once = (rows: readonly string[][]) =>
    rows.flatMap((row, index) => (rows[index - 1]?.[0] === row[0] ? row.slice(1) : row))

  test('a cell a line, with nothing between rows', () => {
    fc.assert(
      fc.property(indicators, (rows) => {
        const [form] = stream(once(rows))
        expect(form?.questions).toEqual([])
        expect(rowsOf(form?.lists.绩效指标 ?? [])).toEqual(rows)
        expect(form?.fields.get('预算数')).toBe('30.00')
      }),
    )
  })

  test('a cell a line, one of them lost: the form is refused, or no number moves', () => {
    fc.assert(
      fc.property(indicators, fc.nat(), (rows, at) => {
        const cells = once(rows)
        const [form] = stream(cells.filter((_, index) => index !== at % cells.length))
        const original = rows.map((row) => row.slice(2, 5).join())
        for (const row of rowsOf(form?.lists.绩效指标 ?? []))
          if (!isLeftBlank(row, form)) expect(original).toContain(row.slice(2, 5).join())
      }),
    )
  })
})
