import { expect, test } from 'vitest'
import { readDocument } from '../../../src/import/read/read-document.ts'
import { fixture, show } from './read.ts'

/** What a reader of the paper sees in the form that `form.html` lays out, and LibreOffice saved in the other formats. */
const table = [
  '0:项目编码 | 1:900-0101-ABC-1D2E→2 | 3:项目名称 | 4:图书采购→2',
  '0:预算规模及资金用途↓2 | 1:预算数 | 2:12.50 | 3:其中：财政资金 | 4:12.50 | 5:其他资金',
  '1:1、采购纸质图书。/2、采购数字资源 A&B。→5',
  '0:一级指标 | 1:二级指标 | 2:三级指标 | 3:绩效指标描述 | 4:指标值 | 5:指标值确定依据',
  '0:产出指标↓2 | 1:数量指标 | 2:采购图书册数 | 3:本年采购图书的数量 | 4:≥5000册 | 5:年度工作计划',
  '1:质量指标 | 2:图书合格率 | 3:合格图书占采购图书的比例 | 4:≥99百分比 | 5:',
  '0:满意度指标 | 1:服务对象满意度指标 | 2:读者满意度 | 3:读者对图书的满意程度 | 4:≥90百分比 | 5:问卷调查',
]
const before = ['1、图书采购绩效目标表', '900001示例县图书馆　　单位：万元']
const after = ['说明：本表由示例县图书馆填报。']
const flowing = [...before, ...table, ...after]
const merged = (line: string) => `0:${line}→6`
const sheet = ['Sheet1', ...before.map(merged), ...table, ...after.map(merged)]

test.each([
  ['form.html', ['页眉：预算绩效文本', ...flowing]],
  ['form.docx', flowing],
  ['form.doc', flowing],
  ['form.pdf', flowing],
  ['form.xlsx', sheet],
  ['form.xls', sheet],
])('%s holds the form', async (name, expected) => {
  expect(show(await readDocument(name, fixture(name)))).toEqual(expected)
})
