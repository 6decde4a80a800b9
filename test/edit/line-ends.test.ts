import { describe, expect, test } from 'vitest'
import { contentFiles, fileOfKind } from '../../src/edit/content-file.ts'
import { fileFormat } from '../../src/edit/file-format.ts'

const files = contentFiles('万元')
const department = `---
单位编码: 101001
单位名称: 示例县文化馆
年度: 2024
金额单位: 万元
表样: hebei-2020
批复日期:
公开日期:
来源:
---

## 总体绩效目标

一、办好公共文化服务。

## 分项绩效目标

办好免费开放。

## 工作保障措施

加强组织领导。
`
const project = `项目编码: 101-0101-JBN-A1B2
序号: 1
项目名称: 免费开放补助
预算数: 12.50
财政资金: 12.50
其他资金:
资金用途: 购置图书。
资金支出计划: { 3月底: 20.00, 6月底: 50.00, 10月底: 80.00, 12月底: 100.00 }
绩效目标: 全年免费开放。
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 新增图书数量
    绩效指标描述: 本年购置的图书册数
    指标值: ≥3000册
    指标值确定依据: 年度工作计划
`
const changes: readonly [string, (text: string) => string][] = [
  ['line ends of Windows', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text) => `\ufeff${text}`],
  ['both', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`],
  ['blank lines at the end', (text) => `${text}\n\n`],
  ['blank lines at the beginning', (text) => `\n\n${text}`],
  ['one line end of Windows', (text) => text.replace('\n', '\r\n')],
  ['all but one', (text) => text.replaceAll('\n', '\r\n').replace('\r\n', '\n')],
  ['line ends of old Macs', (text) => text.replaceAll('\n', '\r')],
  ['nothing odd', (text) => text],
]

describe.each([
  ['department.md', fileOfKind(files, 'department'), department, '单位名称', '示例县文化馆', '示例县图书馆'],
  ['a project', fileOfKind(files, 'project'), project, '项目名称', '免费开放补助', '免费开放'],
] as const)('%s', (_, file, plain, field, before, after) => {
  const { fromFile, toFile } = fileFormat(file)

  test.each(changes)('with %s fills the form, and a save changes one line', (_, change) => {
    const text = change(plain)
    const values = fromFile(text)
    expect(values[field]).toBe(before)
    expect(toFile(values)).toBe(text)
    expect(toFile({ ...values, [field]: after })).toBe(
      text.replace(`${field}: ${before}`, `${field}: ${after}`),
    )
  })
})

test('another text below the front matter keeps line ends and blank lines', () => {
  const { fromFile, toFile } = fileFormat(fileOfKind(files, 'department'))
  const text = `${department.replaceAll('\n', '\r\n')}\r\n`
  const values = fromFile(text)
  const body = String(values.正文)
  expect(body).toContain('加强组织领导。')
  expect(toFile({ ...values, 正文: body.replace('加强组织领导。', '落实责任。') })).toBe(
    text.replace('加强组织领导。', '落实责任。'),
  )
})

test('what is typed or pasted with line ends of Windows ends its lines as the file does', () => {
  const { fromFile, toFile } = fileFormat(fileOfKind(files, 'project'))
  const save = (text: string) => toFile({ ...fromFile(text), 绩效目标: '一、开放。\r\n二、送书。' })
  const goal = '绩效目标: |-\n  一、开放。\n  二、送书。'
  expect(save(project)).toBe(project.replace('绩效目标: 全年免费开放。', goal))
  const windows = project.replaceAll('\n', '\r\n')
  expect(save(windows)).toBe(project.replace('绩效目标: 全年免费开放。', goal).replaceAll('\n', '\r\n'))

  const body = String(fileFormat(fileOfKind(files, 'department')).fromFile(department).正文)
  const format = fileFormat(fileOfKind(files, 'department'))
  const typed = body.replaceAll('\n', '\r\n').replace('加强组织领导。', '落实责任。')
  expect(format.toFile({ ...format.fromFile(department), 正文: typed })).toBe(
    department.replace('加强组织领导。', '落实责任。'),
  )
})
