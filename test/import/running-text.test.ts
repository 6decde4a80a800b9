import { expect, test } from 'vitest'
import { recognise } from '../../src/import/find/recognise.ts'
import type { SourceBlock, SourceCell } from '../../src/import/source.ts'

/** Six columns wide: a row of one text reaches across them all, as a merged cell does. */
const width = 6

function sheet(name: string, ...rows: string[][]): SourceBlock[] {
  const place = `工作表“${name}”`
  const cells = (texts: string[], row: number): SourceCell[] =>
    texts.map((text, column) => ({
      text,
      column,
      colSpan: texts.length === 1 ? width : 1,
      rowSpan: 1,
      place: `${place} ${row + 1}:${column + 1}`,
    }))
  return [
    { kind: 'paragraph', text: name, place, isSheetName: true },
    { kind: 'table', place, rows: rows.map(cells) },
  ]
}

function form(project: string): string[][] {
  return [
    ['项目名称', project, '预算数', '1.00', '财政资金', '1.00'],
    ['一级指标', '二级指标', '三级指标', '绩效指标描述', '指标值', '指标值确定依据'],
    ['产出指标', '数量指标', '采购册数', '采购图书的数量', '≥5册', '计划'],
  ]
}

function found(...blocks: SourceBlock[][]) {
  const { forms, narrative, year, runs } = recognise({ file: 'a.xlsx', blocks: blocks.flat() })
  const all = [...runs, ...forms.flatMap((one) => one.runs)]
  return {
    forms: forms.map(({ order, unit, unitName, moneyUnit, fields, lists, questions }) => ({
      ...{ order, unit, unitName, moneyUnit, questions: questions.length },
      project: fields.get('项目名称'),
      indicators: lists.绩效指标.length,
    })),
    narrative,
    year,
    unknown: all.filter(({ fate }) => fate === 'unknown').map(({ text }) => text),
  }
}

const owner = { unit: '900001', unitName: '示例县图书馆', moneyUnit: '万元', questions: 0, indicators: 1 }

test('a title and a unit line that reach across the table are what they are above it', () => {
  const rows = [['3、图书采购绩效目标表'], ['900001示例县图书馆　　单位：万元'], ...form('图书采购')]
  expect(found(sheet('Sheet1', ...rows))).toMatchObject({
    forms: [{ ...owner, order: 3, project: '图书采购' }],
    unknown: [],
  })
})

test('a title in the first cell of a row that was not merged', () => {
  const rows = [['3、图书采购绩效目标表', '', '', '', '', ''], ...form('图书采购')]
  expect(found(sheet('表', ...rows)).forms).toMatchObject([{ order: 3, project: '图书采购' }])
})

test('forms below one another on one sheet, each under its title', () => {
  const rows = ['图书采购', '读者活动'].flatMap((project, index) => [
    [`${index + 1}、${project}绩效目标表`],
    ['900001示例县图书馆', '', '', '', '', '单位：万元'],
    ...form(project),
  ])
  expect(found(sheet('Sheet1', ...rows))).toMatchObject({
    forms: [
      { ...owner, order: 1, project: '图书采购' },
      { ...owner, order: 2, project: '读者活动' },
    ],
    unknown: [],
  })
})

test('an indicator that is named like a form is no title', () => {
  const [fields = [], titles = [], indicator = []] = form('图书采购')
  const rows = [fields, titles, indicator, ['', '', '编制绩效目标表', '', '', '']]
  expect(found(sheet('表', ...rows)).forms).toMatchObject([{ project: '图书采购', questions: 1 }])
})

test('a sheet of one column is text, and ends where the next sheet begins', () => {
  const text = sheet('文本', ['2024年部门预算绩效文本'], ['一、总体绩效目标'], ['做好服务。\n办好活动。'])
  expect(found(text, sheet('01 图书采购', ...form('图书采购')))).toMatchObject({
    narrative: [{ title: '总体绩效目标', paragraphs: ['做好服务。', '办好活动。'] }],
    year: 2024,
    unknown: [],
  })
})

test.each([
  ['01 图书采购', true],
  ['图书采购绩效目标表', true],
  ['01 图书采购 自评 2', true],
  ['01 图书', true],
  ['Sheet3', true],
  ['另有说明', false],
  ['图书采购（旧）', false],
])('a sheet’s name is known if it says no more than its form: %s', (name, isKnown) => {
  expect(found(sheet(name, ...form('图书采购'))).unknown).toEqual(isKnown ? [] : [name])
})
