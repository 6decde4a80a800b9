import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTemplate } from '../../src/content/template.ts'
import { checkTemplate } from '../../src/form/check.ts'
import type { Finding } from '../../src/model/finding.ts'
import { formatFinding } from '../../src/model/finding.ts'

const file = 'templates/hebei-2020/form.yaml'
const original = await readFile(join(import.meta.dirname, '../..', file), 'utf8')

/** What a webmaster reads after changing lines of the Hebei form. */
function report(...changes: [string, string][]): string {
  const source = changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`the form has no ${before}`)
    return text.replace(before, after)
  }, original)
  const findings: Finding[] = []
  const template = readTemplate(source, 'hebei-2020', file, findings)
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

test('a field of the list does not exist outside its rows, nor the other way round', () => {
  expect(report(['字段: 绩效目标,', '字段: 三级指标,'])).toContain('没有“三级指标”这个字段')
  expect(report(['字段: 三级指标,', '字段: 绩效目标,'])).toContain('没有“绩效目标”这个字段')
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

test('span into the rows of a list, and in them', () => {
  expect(report(['{ 标签: 一级指标, 占列: 9 }', '{ 标签: 一级指标, 占列: 9, 占行: 2 }'])).toContain(
    '“一级指标”占到了“每项”的行',
  )
  expect(report(['{ 字段: 三级指标, 占列: 9 }', '{ 字段: 三级指标, 占列: 9, 占行: 2 }'])).toContain(
    '“三级指标”在“每项”的行里占了几行',
  )
})

test('span over rows of which only some repeat', () => {
  expect(report(['  - 列标题: 是\n', '  - 列标题: 是\n    换页重复: 是\n'])).toContain(
    '“资金支出计划（%）”所占的行，有的换页重复，有的不重复',
  )
})

test('what is no template at all is told like any content file', () => {
  expect(report(['占列: 17', '占列: 十七'])).toContain('行 第1项 › 单元格 第2项 › 占列：“十七”填得不对')
  expect(report(['换页重复: 是', '换页重复: true'])).toContain('应为：“是”或“否”')
  expect(report(['列数: 60', '列數: 60'])).toContain('是不是“列数”')
})
