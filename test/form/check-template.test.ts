import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../src/content/kinds/template.ts'
import { checkTemplate } from '../../src/form/check-template.ts'
import { type Finding, formatFinding } from '../../src/model/finding.ts'

const file = 'templates/hebei-2020/form.yaml'
const original = await readFile(join(import.meta.dirname, '../..', file), 'utf8')

/** What a webmaster reads after changing lines of the Hebei form. */
function report(...changes: [string, string][]): string {
  return reportOf(original, file, changes)
}

function reportOf(form: string, path: string, changes: readonly [string, string][]): string {
  const source = changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`the form has no ${before}`)
    return text.replace(before, after)
  }, form)
  const findings: Finding[] = []
  const template = readTemplate(source, path.split('/')[1] ?? '', path, findings)
  return [...findings, ...(template ? checkTemplate(template) : [])].map(formatFinding).join('\n')
}

/** The line of the form on which a text stands. */
function lineOf(text: string): number {
  return original.slice(0, original.indexOf(text)).split('\n').length
}

test('the form of Hebei is in order', () => expect(report()).toBe(''))

test('unknown field', () => {
  const said = report(['字段: 财政资金', '字段: 财政拨款'])
  expect(said).toContain(
    `form.yaml:${lineOf('字段: 财政资金')}: 错误: 第 2 行｜预算规模及资金用途×9｜预算数×8`,
  )
  expect(said).toContain('没有“财政拨款”这个字段')
  expect(said).toContain('应为：单位编码、单位名称')
})

test('a field of the list does not exist outside its rows', () => {
  expect(report(['字段: 绩效目标,', '字段: 三级指标,'])).toContain('没有“三级指标”这个字段')
})

test('unknown field in a caption', () => {
  expect(report(['{项目名称}', '{名称}'])).toContain('标题：没有“名称”这个字段')
})

test('unknown list', () => {
  const said = report(['每项: 绩效指标', '每项: 指标'])
  expect(said).toContain(`form.yaml:${lineOf('每项: 绩效指标')}: 错误: 第 8 行｜一级指标×9｜`)
  expect(said).toContain('没有“指标”这个列表')
})

test('hole', () => {
  const said = report(['{ 字段: 项目名称, 占列: 27 }', '{ 字段: 项目名称, 占列: 20 }'])
  expect(said).toContain(`form.yaml:${lineOf('单元格:')}: 错误: 第 1 行｜项目编码×9`)
  expect(said).toContain('空着第 54 到 60 列')
  expect(said).toContain('加起来应是 60')
})

test('too wide', () => {
  const said = report(['{ 字段: 项目名称, 占列: 27 }', '{ 字段: 项目名称, 占列: 28 }'])
  expect(said).toContain(`form.yaml:${lineOf('字段: 项目名称')}: `)
  expect(said).toContain('“项目名称”占到第 61 列，一行只有 60 列')
})

test('overlap with a cell from above', () => {
  const said = report(
    ['{ 标签: 项目编码, 占列: 9 }', '{ 标签: 项目编码, 占列: 9 }'],
    ['{ 标签: 预算数, 占列: 8 }', '{ 标签: 预算数, 占列: 8, 占行: 2 }'],
    ['{ 标签: 预算规模及资金用途, 占列: 9, 占行: 2 }', '{ 标签: 预算规模及资金用途, 占列: 9 }'],
  )
  expect(said).toContain(`form.yaml:${lineOf('字段: 资金用途')}: `)
  expect(said).toContain('“资金用途”与上面占行下来的“预算数”在第 10 列重叠')
})

test('both label and field, and neither', () => {
  const both = report(['{ 字段: 项目名称,', '{ 标签: 名, 字段: 项目名称,'])
  expect(both).toContain(`form.yaml:${lineOf('字段: 项目名称')}: `)
  expect(both).toContain('既写了“标签”又写了“字段”')
  expect(report(['{ 字段: 项目名称,', '{'])).toContain('没有写“标签”或“字段”')
})

test('span past the end', () => {
  const said = report([
    '{ 字段: 指标值确定依据, 占列: 13 }',
    '{ 字段: 指标值确定依据, 占列: 13 }\n  - 单元格:\n      - { 标签: 备注, 占列: 60, 占行: 2 }',
  ])
  expect(said).toContain('第 9 行｜备注×60｜：“备注”占了 2 行，下面没有那么多行')
})

test('span in the rows of a list', () => {
  expect(report(['{ 字段: 三级指标, 占列: 9 }', '{ 字段: 三级指标, 占列: 9, 占行: 2 }'])).toContain(
    '“三级指标”在“每项”的行里占了几行',
  )
})

test('a label may span from a header row that repeats to rows that do not, but not back again', () => {
  expect(report(['  - 列标题: 是\n', '  - 列标题: 是\n    换页重复: 是\n'])).toBe('')
  const said = report([
    '  - 单元格:\n      - { 字段: 资金支出计划',
    '  - 换页重复: 是\n    单元格:\n      - { 字段: 资金支出计划',
  ])
  expect(said).toContain(`form.yaml:${lineOf('标签: 资金支出计划')}: `)
  expect(said).toContain('“资金支出计划（%）”所占的行，上面的不重复，下面的换页重复')
})

test('unknown field in a label', () => {
  const said = report(['标签: 预算规模及资金用途', '标签: "预算规模（{单位}）"'])
  expect(said).toContain(`form.yaml:${lineOf('标签: 预算规模')}: `)
  expect(said).toContain('没有“单位”这个字段')
})

test('fixed text and blank cells are neither label nor field', () => {
  expect(report(['{ 字段: 项目名称,', '{ 文字: —,'])).toBe('')
  expect(report(['{ 字段: 项目名称,', '{ 空白: 是,'])).toBe('')
  expect(report(['{ 字段: 项目名称,', '{ 文字: —, 空白: 是,'])).toContain('有一格既写了“文字”又写了“空白”')
  expect(report(['{ 字段: 项目名称,', '{ 标签: 甲, 文字: —,'])).toContain('有一格既写了“标签”又写了“文字”')
  expect(report(['{ 字段: 项目名称,', '{ 空白: 否,'])).toContain('没有写“标签”或“字段”')
})

test('what is demanded must be a field', () => {
  const said = report(['{ 标签: 项目编码, 占列: 9 }', '{ 标签: 项目编码, 占列: 9, 必填: 是 }'])
  expect(said).toContain('有一格写了“必填”，但没有字段')
  expect(report(['{ 标签: 项目编码, 占列: 9 }', '{ 标签: "{项目编码}", 占列: 9, 必填: 是 }'])).toBe('')
})

test('a form for results may name what a project has and what its result has; a form for a unit neither', () => {
  const purpose = (word: string): [string, string] => ['名称: 绩效目标表', `名称: 绩效目标表\n用于: ${word}`]
  expect(report(purpose('自评'), ['字段: 资金用途,', '字段: 实际完成情况,'])).toBe('')
  expect(report(['字段: 资金用途,', '字段: 实际完成情况,'])).toContain(
    '改法：改成其中一个字段名，或删去；“项目”以外的内容，先写对“用于”',
  )
  expect(report(purpose('单位'))).toContain('没有“项目编码”这个字段')
  expect(report(purpose('结果'))).toContain('应为：“项目”“自评”“监控”“单位”之一')
})

test('paper, size and unit of money', () => {
  const and = (line: string): [string, string] => ['列数: 60', `${line}\n列数: 60`]
  expect(report(and('纸张: 横\n字号: 9.5\n金额单位: 元'))).toBe('')
  expect(report(and('纸张: A3'))).toContain('应为：“横”或“竖”')
  expect(report(and('字号: 小五'))).toContain('应为：7 到 12 的字号')
  expect(report(and('金额单位: 亿元'))).toContain('应为：元或万元')
})

describe('lists side by side', async () => {
  const pair = 'templates/mof-88-midterm/form.yaml'
  const source = await readFile(join(import.meta.dirname, '../..', pair), 'utf8')
  const said = (...changes: [string, string][]) => reportOf(source, pair, changes)

  test('the form with both is in order', () => expect(said()).toBe(''))

  test('need a field to go by, which all of them have', () => {
    expect(said(['    按: 一级指标\n', ''])).toContain('几个列表并排，没有写“按”')
    expect(said(['按: 一级指标', '按: 级别'])).toContain('“中期绩效指标”里没有“级别”，不能按它并排')
    expect(said(['每项: 中期绩效指标、绩效指标', '每项: 绩效指标'])).toContain('只有一个列表，不用写“按”')
    expect(said(['每项: 中期绩效指标、绩效指标', '每项: 中期指标、绩效指标'])).toContain(
      '没有“中期指标”这个列表',
    )
  })

  test('say of each field whose it is', () => {
    expect(said(['字段: 中期绩效指标.三级指标', '字段: 三级指标'])).toContain('没有“三级指标”这个字段')
    expect(said(['字段: 绩效指标.指标值', '字段: 绩效指标.级别'])).toContain('没有“绩效指标.级别”这个字段')
  })
})

test('what is no template at all is told like any content file', () => {
  expect(report(['占列: 17', '占列: 十七'])).toContain('行 第1项 › 单元格 第2项 › 占列：“十七”填得不对')
  expect(report(['换页重复: 是', '换页重复: true'])).toContain('应为：“是”或“否”')
  expect(report(['列数: 60', '列數: 60'])).toContain('是不是“列数”')
})
