import { expect } from 'vitest'
import { isMapping, type PlainMapping, plainOf } from '../../src/content/edit/plain.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { parseYaml } from '../../src/content/text/yaml.ts'

export const project = projectKind.schema('万元')

/** What a file says, which must be in order. */
export function read(text: string): PlainMapping {
  const { root, findings } = parseYaml({ file: '', text, firstLine: 1, keys: () => [] })
  expect(findings).toEqual([])
  const content = root ? plainOf(root) : {}
  if (!isMapping(content)) throw new Error('no mapping')
  return content
}

/** A file in which everything that a clerk may write stands somewhere. */
export const file = `# 批复的文件：财〔2020〕1号
项目编码: "315-0404-JBN-9C18"   # 与文件名相同
序号: 1
项目名称: '法律''援助'

# 金额照表填
预算数: 25.00
财政资金: 0.80
其他资金:   # 没有
资金用途: |-
  1、甲。

  2、乙。
资金支出计划: { 3月底: 25.00, 6月底, 12月底: "100.00" }
绩效目标: 一行
绩效指标:
  # 产出
  - 一级指标: 产出指标
    三级指标: 办案数量
    指标值: ≥80件
  # 满意度
  - 一级指标: 满意度指标
    三级指标: 满意人数   # 问卷
    指标值:
      不公开: 涉及国家秘密
      内容: ≥60人
  - 不公开: 涉及个人隐私
# 完
`

/** What is different between two texts: lines that went, and lines that came. */
export function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return { gone: old.slice(start, old.length - end), come: now.slice(start, now.length - end) }
}
