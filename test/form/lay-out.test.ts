import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRecord } from '../../src/content/record.ts'
import { layOut } from '../../src/form/lay-out.ts'
import type { Cell } from '../../src/model/grid.ts'
import { load } from '../../src/review/load.ts'
import { expectGolden } from '../golden.ts'
import { linxi } from '../linxi.ts'
import { cell, row, template } from './builders.ts'
import { gridText } from './grid-text.ts'

describe('the real projects', async () => {
  const { departments, fill } = await load(linxi)
  for (const department of departments)
    for (const project of department.projects)
      test(project.id, () =>
        expectGolden(
          gridText(fill(projectRecord(department, project))),
          join(import.meta.dirname, 'golden', `${department.unit}-${department.year}-${project.id}.txt`),
        ),
      )
})

const indicators = [
  { 一级指标: '产出指标', 二级指标: '其他指标', 三级指标: '甲', 指标值: '≥1件' },
  { 一级指标: '产出指标', 二级指标: '其他指标', 三级指标: '乙', 指标值: '≥1件' },
  { 一级指标: '效益指标', 二级指标: '其他指标', 三级指标: '丙', 指标值: '≥1件' },
]
const fields = { values: { 项目名称: '图书购置', 绩效目标: '目标' }, lists: { 绩效指标: indicators } }

function find(cells: readonly Cell[], text: string): Cell {
  const found = cells.find((candidate) => candidate.text === text)
  if (!found) throw new Error(`no cell ${text}`)
  return found
}

const headers = (found: Cell) => found.headers.map((header) => header.text)

test('a title names the project', () => {
  expect(layOut(template([row([cell('甲')])]), fields).title).toBe('图书购置表')
})

test('equal cells merge down, but not past a group to their left', () => {
  const { rows } = layOut(
    template([
      row([cell('一级指标', { merges: true }), cell('二级指标', { merges: true }), cell('三级指标')], {
        each: ['绩效指标'],
      }),
    ]),
    fields,
  )
  expect(rows.map(({ cells }) => cells.map(({ text, rowSpan }) => `${text}${rowSpan}`))).toEqual([
    ['产出指标2', '其他指标2', '甲1'],
    ['乙1'],
    ['效益指标1', '其他指标1', '丙1'],
  ])
})

test('blank cells do not merge: each is blank for its own reason', () => {
  const blank = indicators.map((indicator) => ({ ...indicator, 一级指标: '' }))
  const { rows } = layOut(
    template([row([cell('一级指标', { merges: true }), cell('三级指标')], { each: ['绩效指标'] })]),
    { ...fields, lists: { 绩效指标: blank } },
  )
  expect(rows.map(({ cells }) => cells.length)).toEqual([2, 2, 2])
})

test('a value is headed by the nearest label beside it', () => {
  const { rows } = layOut(template([row([cell('甲'), cell('绩效目标'), cell('乙'), cell('指标值')])]), {
    ...fields,
    values: { 绩效目标: '目标', 指标值: '值' },
  })
  const cells = rows.flatMap((line) => line.cells)
  expect(headers(find(cells, '目标'))).toEqual(['甲'])
  expect(headers(find(cells, '值'))).toEqual(['乙'])
})

test('a value is headed by the group that spans its row, then by the label beside it', () => {
  const { rows } = layOut(
    template([
      row([cell('组', { rowSpan: 2 }), cell('甲'), cell('乙')]),
      row([cell('丙'), cell('绩效目标')]),
    ]),
    fields,
  )
  const value = find(
    rows.flatMap((line) => line.cells),
    '目标',
  )
  expect(headers(value)).toEqual(['组', '丙'])
  expect(value.headers.map(({ scope }) => scope)).toEqual(['rowgroup', 'row'])
})

test('titles of two tiers both head the column below; one that spans both tiers is a column title too', () => {
  const { rows } = layOut(
    template([
      row([cell('名', { rowSpan: 2 }), cell('年度', { colSpan: 2 })], { heads: true }),
      row([cell('上年'), cell('本年')], { heads: true }),
      row(
        [
          cell('三级指标', { headsRow: true }),
          cell('甲列', { label: undefined, field: '二级指标' }),
          cell('指标值'),
        ],
        {
          each: ['绩效指标'],
        },
      ),
    ]),
    fields,
  )
  const cells = rows.flatMap((line) => line.cells)
  expect(find(cells, '名').scope).toBe('col')
  expect(headers(find(cells, '≥1件'))).toEqual(['甲', '年度', '本年'])
})

test('column titles end where the next labelled row begins', () => {
  const { rows } = layOut(
    template([row([cell('甲'), cell('乙')], { heads: true }), row([cell('丙'), cell('绩效目标')])]),
    fields,
  )
  expect(
    headers(
      find(
        rows.flatMap((line) => line.cells),
        '目标',
      ),
    ),
  ).toEqual(['丙'])
})

test('a cell knows the field it prints', () => {
  const { rows } = layOut(
    template([row([cell('绩效目标')]), row([cell('指标值')], { each: ['绩效指标'] })]),
    fields,
  )
  expect(rows.flatMap(({ cells }) => cells.map(({ source }) => source))).toEqual([
    '绩效目标',
    '绩效指标.0.指标值',
    '绩效指标.1.指标值',
    '绩效指标.2.指标值',
  ])
})

test('column titles hold past rows whose labels say that they head their row', () => {
  const { rows } = layOut(
    template([
      row([cell('空', { label: undefined, blank: true }), cell('年初'), cell('执行')], { heads: true }),
      row([cell('总额', { headsRow: true }), cell('绩效目标'), cell('—', { label: undefined, text: '—' })]),
      row([cell('拨款', { headsRow: true }), cell('指标值'), cell('—', { label: undefined, text: '—' })]),
    ]),
    { ...fields, values: { 绩效目标: '目标', 指标值: '值' } },
  )
  const cells = rows.flatMap((line) => line.cells)
  expect(headers(find(cells, '目标'))).toEqual(['总额', '年初'])
  expect(headers(find(cells, '值'))).toEqual(['拨款', '年初'])
  expect(headers(find(cells, '—'))).toEqual(['总额', '执行'])
  expect(find(cells, '—').role).toBe('value')
  expect(rows[0]?.cells[0]).toMatchObject({ text: '', role: 'value' })
  expect(rows[0]?.cells[0]).not.toHaveProperty('source')
})

test('a label names fields too', () => {
  const { rows } = layOut(template([row([cell('目标（{绩效目标}）')])]), fields)
  expect(rows[0]?.cells[0]?.text).toBe('目标（目标）')
})

test.each(['目标（{中期年限}）', '目标({中期年限})'])('the brackets of %s go with what is blank', (label) => {
  const { rows } = layOut(template([row([cell(label)])]), fields)
  expect(rows[0]?.cells[0]?.text).toBe('目标')
})

test('a grid knows its paper and the size of its text', () => {
  const form = template([row([cell('甲')])])
  expect(layOut(form, fields)).toMatchObject({ landscape: false })
  expect(layOut(form, fields)).not.toHaveProperty('size')
  expect(layOut({ ...form, landscape: true, size: 9 }, fields)).toMatchObject({ landscape: true, size: 9 })
})

describe('a label that spans the rows of a list', () => {
  const form = template([
    row([cell('组', { rowSpan: 3 }), cell('三级指标', { label: '名称', field: undefined })], { heads: true }),
    row([cell('三级指标')], { each: ['绩效指标'] }),
    row([cell('合计')]),
    row([cell('绩效目标', { colSpan: 2 })]),
  ])
  test.each([0, 1, 3])('with %i items', (count) => {
    const { rows } = layOut(form, { ...fields, lists: { 绩效指标: indicators.slice(0, count) } })
    expect(rows).toHaveLength(count + 3)
    expect(rows[0]?.cells[0]).toMatchObject({ text: '组', rowSpan: count + 2, scope: 'rowgroup' })
    expect(rows.at(-1)?.cells[0]).toMatchObject({ column: 0, colSpan: 2, row: count + 2 })
  })

  test('is no column title, though its list be empty', () => {
    const alone = template([
      row([cell('组', { rowSpan: 2 }), cell('名称')], { heads: true }),
      row([cell('三级指标')], { each: ['绩效指标'] }),
    ])
    const { rows } = layOut(alone, { ...fields, lists: {} })
    expect(rows.map(({ cells }) => cells.map(({ scope, rowSpan }) => [scope, rowSpan]))).toEqual([
      [
        ['rowgroup', 1],
        ['col', 1],
      ],
    ])
  })
})
