import { array, assert, constantFrom, integer, property, string } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { changesIn } from '../../src/compare/project-changes.ts'
import { readContent } from '../../src/content/read.ts'
import type { Department, Indicator, Project } from '../../src/content/record.ts'
import { amountText, exactAmount, exactNote, inUnit, listUnit } from '../../src/model/amount.ts'
import { parseTarget } from '../../src/model/target.ts'
import { targetText } from '../../src/model/target-text.ts'
import { downloadName } from '../../src/site/download-name.ts'
import { splitFigures } from '../../src/site/figures.ts'
import { phrasesOf } from '../../src/site/phrases.ts'
import {
  countySentence,
  doneText,
  statusSentence,
  unitSentence,
  unitYearSentence,
} from '../../src/site/sentences.ts'
import { linxi } from '../linxi.ts'

describe('amounts for readers', () => {
  test.each([
    [0, '0 元'],
    [3500, '35 元'],
    [80_000_00, '8.00 万元'],
    [428_14_00 * 100, '428.14 万元'],
    [1_905_438_95_00, '1.91 亿元'],
    [12_345_67_00 * 100, '1.23 亿元'],
    [1_234_56_00 * 100, '1,234.56 万元'],
    [-52_490_00, '-5.25 万元'],
  ])('%i 分 is %s', (fen, text) => {
    expect(amountText(fen)).toBe(text)
  })

  test('the exact amount stands beside one that is rounded', () => {
    expect(exactNote(428_14_00 * 100)).toBe('4,281,400 元')
    expect(exactNote(5_249_050)).toBe('52,490.50 元')
    expect(exactNote(3500)).toBeUndefined()
  })

  test('a list has one unit, and nothing that is there is shown as nothing', () => {
    const unit = listUnit([3500, 80_000_00])
    expect([unit, inUnit(3500, unit), inUnit(80_000_00, unit)]).toEqual(['万元', '35 元', '8.00'])
    expect(listUnit([3500, 900_00])).toBe('元')
  })

  test('no digit of an exact amount is lost', () => {
    assert(
      property(integer({ min: -1e12, max: 1e12 }), (fen) => {
        expect(Math.round(Number(exactAmount(fen).replace(/[, 元]/g, '')) * 100)).toBe(fen)
      }),
    )
  })
})

describe('targets in words', () => {
  test.each([
    ['≥1280000吨', '不少于 1,280,000 吨'],
    ['≤5百分比', '不超过 5%'],
    ['=43座', '43 座'],
    ['10-20次', '10～20 次'],
    ['≤2月', '不超过 2月'],
    ['11月底前', '11月底前'],
    ['显著提升', '显著提升'],
    ['>0.5‰', '高于 0.5‰'],
    ['≥90百分比', '不低于 90%'],
  ])('%s is %s', (raw, text) => {
    expect(targetText(parseTarget(raw))).toBe(text)
  })
})

describe('figures in a text', () => {
  const figuresOf = (text: string) =>
    splitFigures(text)
      .filter(({ figure }) => figure)
      .map(({ text }) => text)

  test.each([
    ['预算 428.14 万元（比上年 +5.9%），承诺 7 项', ['428.14 万元', '+5.9%', '7 项']],
    ['≥1280000吨，≤5百分比', ['≥1280000吨', '≤5百分比']],
    ['2020年底完成', ['2020年']],
    ['不少于 36,400 ㎡，20 m2，5.5m³，不超过 26 ℃', ['36,400 ㎡', '20 m2', '5.5m³', '26 ℃']],
    ['每人 2 次/月，2025 年（暂定）', ['2 次/月', '2025 年']],
    ['改造 13 个小区、修路 36.5公里', ['13 个小区', '36.5公里']],
    [
      '编号由 103-0402-JBN-ZZZ8 改为 103-0402-JBN-7HYA，3 项',
      ['103-0402-JBN-ZZZ8', '103-0402-JBN-7HYA', '3 项'],
    ],
    ['2025-05-20 撤下 2 项', ['2025-05-20', '2 项']],
    ['没有数', []],
  ])('of %s', (text, figures) => {
    expect(figuresOf(text)).toEqual(figures)
  })

  test('nothing is lost or moved', () => {
    const texts = array(constantFrom('12', '.', ',', '万元', ' ', '≥', '%', '字', '-', '人次')).map((parts) =>
      parts.join(''),
    )
    for (const text of [texts, string()])
      assert(
        property(text, (text) => {
          expect(
            splitFigures(text)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text)
        }),
      )
  })
})

test.each([
  ['963公里', '做到 963 公里'],
  ['4月23日', '做到 4月23日'],
  ['已完成', '实际已完成'],
])('what was done of a promise, %s, is: %s', (actual, text) => {
  expect(doneText(parseTarget(actual))).toBe(text)
})

describe('a unit’s year in a sentence', () => {
  let department: Department
  let project: Project
  beforeAll(() => {
    const [only] = readContent(linxi).departments
    const [first] = only?.projects ?? []
    if (!only || !first) throw new Error('there is no project')
    department = only
    project = first
  })
  const without = ({ budget, ...rest }: Project): Project => ({
    ...rest,
    withheld: { 预算数: '涉及国家秘密' },
  })

  test('what is not there is not a sum of 0', () => {
    const none = { ...department, projects: [] }
    expect(unitYearSentence(none, [])).toBe('没有公开的预算项目。')
    expect(unitSentence([none])).toBe('公开了 1 个年度：2020 年没有公开的预算项目。')
    expect(countySentence([none], [])).toBe('1 个单位公开，没有公开的预算项目。')
  })

  test('what is withheld is neither, and what a sum leaves out is said with it', () => {
    const hidden = { ...department, projects: [without(project)] }
    expect(unitYearSentence(hidden, [])).toBe('只有 1 个项目，预算数不予公开，承诺 6 项。')
    expect(unitSentence([hidden])).toBe('公开了 1 个年度：2020 年 1 个项目，预算数不予公开。')
    const some = { ...department, projects: [without(project), project] }
    const sum = '2 个项目，预算 8,000 元（不含 1 个项目不予公开的预算数）'
    expect(unitYearSentence(some, [])).toMatch(sum)
    expect(unitSentence([some])).toMatch(sum)
    expect(countySentence([some], [])).toMatch(sum)
  })

  test('only what can be compared is called the same', () => {
    const next = (change: (indicator: Indicator) => Indicator, more: Project[] = []): string => {
      const [first, ...others] = project.indicators
      if (!first) throw new Error('there is no indicator')
      const continued = { ...project, indicators: [change(first), ...others] }
      const now = { ...department, year: 2021, projects: [continued, ...more] }
      return unitYearSentence(now, changesIn(now, [{ ...department, projects: [project] }, now]))
    }
    const added = { ...project, id: 'NEW', name: '另一个项目' }
    expect(next((one) => one, [added])).toMatch('；延续的项目承诺与上年相同。')
    expect(next((one) => ({ ...one, target: parseTarget('完成') }))).toMatch('；1 项与上年不能直接比。')
  })
})

test('who should publish is said only where it is known', () => {
  const states = ['in-time', 'late', 'correcting'] as const
  const units = states.map((state, index) => ({ unit: `10${index}001`, name: '某局', year: 2025, state }))
  expect(statusSentence(2025, units, true)).toBe(
    '2025 年应当公开的 3 个单位，2 个已公开，其中 1 个迟了；1 个的内容正在更正。',
  )
  expect(statusSentence(2025, units, false)).toBe(
    '2025 年，2 个单位公开，其中 1 个迟了；1 个的内容正在更正。',
  )
})

test('a saved file has a name that a person can read and every system takes', () => {
  expect(downloadName(['法律援助', '绩效目标表', '临西县司法局', 2020])).toBe(
    '法律援助-绩效目标表-临西县司法局-2020.pdf',
  )
  expect(downloadName(['“一老一小”<服务>/评估', 2020])).toBe('“一老一小”_服务__评估-2020.pdf')
})

test.each([
  ['农村公路养护（2025 年）', '农村|公路养护|（2025 年）'],
  ['法律援助：2020年中央和省级政法转移支付资金', '法律|援助：|2020年|中央和|省级|政法|转移|支付|资金'],
  ['“七五”普法', '“七五”普法'],
  ['满意度≥90%的项目', '满意度|≥90%的|项目'],
  // First sentences, whose lines may end like this: a mark stays with what it closes, a figure with its unit.
  ['只有 1 个项目，预算 8,000 元，承诺 7 项。', '只有 |1 个项目，|预算 |8,000 元，|承诺 |7 项。'],
  ['公开过的说明不再删改，原来的网址一直有效。', '公开过的|说明|不再删改，|原来的|网址|一直|有效。'],
  ['公开以后撤下了什么', '公开|以后撤下了|什么'],
  ['预算 534.40 万元（比上年 −0.8%），', '预算 |534.40 万元|（比上年 |−0.8%），'],
  ['1 项超额，2 项未达到。', '1 项|超额，|2 项未达到。'],
])('the title %s may be broken so: %s', (title, phrases) => {
  const cut = phrasesOf(title).map(({ text }) => text)
  expect(cut.join('|')).toBe(phrases)
  expect(cut.join('')).toBe(title)
})
