import { describe, expect, test } from 'vitest'
import { editYaml } from '../../src/content/edit/edit.ts'
import { isMapping, isSame, type PlainMapping } from '../../src/content/edit/plain.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import type { Plain } from '../../src/content/schema/write-record.ts'
import { difference, file, project, read } from './edited.ts'

function edited(change: (content: PlainMapping) => void, text = file, kind: Kind<unknown> = project) {
  const content = read(text)
  change(content)
  const after = editYaml(text, kind, content)
  expect(isSame(read(after), content), after).toBe(true)
  return difference(text, after)
}

function indicator(content: PlainMapping, index: number): PlainMapping {
  const item = Array.isArray(content.绩效指标) ? content.绩效指标[index] : undefined
  if (!isMapping(item)) throw new Error('no indicator')
  return item
}

function indicators(content: PlainMapping): Plain[] {
  if (!Array.isArray(content.绩效指标)) throw new Error('no indicators')
  return content.绩效指标
}

describe('only what was changed is different', () => {
  const cases: [string, (content: PlainMapping) => void, string[], string[]][] = [
    ['nothing', () => {}, [], []],
    ['an amount stays text', (c) => (c.预算数 = '0.90'), ['预算数: 25.00'], ['预算数: 0.90']],
    [
      'double quotes and a comment stay',
      (c) => (c.项目编码 = 'A-1'),
      ['项目编码: "315-0404-JBN-9C18"   # 与文件名相同'],
      ['项目编码: "A-1"   # 与文件名相同'],
    ],
    ['single quotes stay', (c) => (c.项目名称 = "a'b"), ["项目名称: '法律''援助'"], ["项目名称: 'a''b'"]],
    [
      'what YAML would misread is quoted',
      (c) => (c.财政资金 = '1: 2 #3'),
      ['财政资金: 0.80'],
      ['财政资金: "1: 2 #3"'],
    ],
    [
      'a blank is filled in',
      (c) => (c.其他资金 = '1.00'),
      ['其他资金:   # 没有'],
      ['其他资金: 1.00   # 没有'],
    ],
    ['a value is taken out', (c) => (c.财政资金 = ''), ['财政资金: 0.80'], ['财政资金:']],
    ['one paragraph of several', (c) => (c.资金用途 = '1、甲。\n\n2、丙。'), ['  2、乙。'], ['  2、丙。']],
    [
      'one line becomes several',
      (c) => (c.绩效目标 = '一\n二'),
      ['绩效目标: 一行'],
      ['绩效目标: |-', '  一', '  二'],
    ],
    [
      'braces stay',
      (c) => (c.资金支出计划 = { '3月底': '30.00', '6月底': '60.00', '10月底': '80.00', '12月底': '100.00' }),
      ['资金支出计划: { 3月底: 25.00, 6月底, 12月底: "100.00" }'],
      ['资金支出计划: { 3月底: 30.00, 6月底: 60.00, 10月底: 80.00, 12月底: "100.00" }'],
    ],
    ['a new key comes where the form has it', (c) => (c.上年结转 = '2'), [], ['上年结转: 2']],
    [
      'a field of an item',
      (c) => (indicator(c, 0).指标值 = '≥90件'),
      ['    指标值: ≥80件'],
      ['    指标值: ≥90件'],
    ],
    ['a new key of an item', (c) => (indicator(c, 0).二级指标 = '数量指标'), [], ['    二级指标: 数量指标']],
    [
      'an item is taken out, with the comment above it',
      (c) => indicators(c).splice(1, 1),
      [
        '  # 满意度',
        '  - 一级指标: 满意度指标',
        '    三级指标: 满意人数   # 问卷',
        '    指标值:',
        '      不公开: 涉及国家秘密',
        '      内容: ≥60人',
      ],
      [],
    ],
    [
      'an item is added between others',
      (c) => indicators(c).splice(1, 0, { 指标值: '1', 一级指标: '效益指标' }),
      [],
      ['  - 一级指标: 效益指标', '    指标值: 1'],
    ],
    [
      'the reason why a value is withheld',
      (c) => (indicator(c, 1).指标值 = { 不公开: '涉及商业秘密', 内容: '≥60人' }),
      ['      不公开: 涉及国家秘密'],
      ['      不公开: 涉及商业秘密'],
    ],
    [
      'a withheld value is published',
      (c) => (indicator(c, 1).指标值 = '≥60人'),
      ['    指标值:', '      不公开: 涉及国家秘密', '      内容: ≥60人'],
      ['    指标值: ≥60人'],
    ],
    [
      'a value is withheld',
      (c) => (c.财政资金 = { 不公开: '涉及国家秘密' }),
      ['财政资金: 0.80'],
      ['财政资金:', '  不公开: 涉及国家秘密'],
    ],
    [
      'a withheld item is published',
      (c) => indicators(c).splice(2, 1, { 一级指标: '甲', 三级指标: '乙' }),
      ['  - 不公开: 涉及个人隐私'],
      ['  - 一级指标: 甲', '    三级指标: 乙'],
    ],
  ]
  for (const [what, change, gone, come] of cases)
    test(what, () => expect(edited((content) => void change(content))).toEqual({ gone, come }))

  test('items that change places keep their lines', () => {
    const { gone, come } = edited((content) => indicators(content).reverse())
    expect([...come].sort()).toEqual([...gone].sort())
    expect(gone).toContain('    三级指标: 满意人数   # 问卷')
  })

  test('a file that is not there yet is written as npm run new writes it', () => {
    expect(editYaml('', project, { 预算数: '0.80', 项目名称: '甲', 绩效目标: '一\n二', 其他资金: '' })).toBe(
      '项目名称: 甲\n预算数: 0.80\n绩效目标: |-\n  一\n  二\n',
    )
  })
})
