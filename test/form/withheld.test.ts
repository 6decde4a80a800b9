import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExample } from '../../src/content/example.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { readProject } from '../../src/content/read-department.ts'
import { projectRecord } from '../../src/content/record.ts'
import { layOut } from '../../src/form/lay-out.ts'
import { formFields } from '../../src/form/record-texts.ts'

const root = join(import.meta.dirname, '../..')
const example = await readFile(join(root, 'templates/hebei-2020/example.yaml'), 'utf8')
const department = await readExample(root, 'hebei-2020')
const { templates } = readTemplates(root)

/** The last rows of the example's sheet, where lines of it are written in another way. */
function endOfSheet(changes: Readonly<Record<string, string>>, rows = 1): string[] {
  const text = Object.entries(changes).reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replaceAll(from, to)
  }, example)
  const project = readProject(text, 'content/101001/2025/101-0101-JBN-A1B2.yaml', '万元', [])
  const template = templates.find(({ id }) => id === 'hebei-2020')
  if (!project || !template) throw new Error('the example does not read')
  const { rows: printed } = layOut(template, formFields(projectRecord(department, project)))
  return printed.slice(-rows).map(({ cells }) => cells.map((cell) => cell.text).join(' | '))
}

const secret = '{ 不公开: 涉及国家秘密 }'

test('a sheet says at its end what is withheld, and why', () => {
  expect(
    endOfSheet({ '预算数: 12.50': `预算数: ${secret}`, '指标值: ≥3000册': `指标值: ${secret}` }),
  ).toEqual(['注：预算数、“新增图书数量”的指标值不予公开，理由：涉及国家秘密。'])
})

test('each reason is told once, with all that it is the reason for', () => {
  expect(
    endOfSheet({
      '预算数: 12.50': `预算数: ${secret}`,
      '财政资金: 12.00': '财政资金: { 不公开: 涉及商业秘密 }',
      '指标值确定依据: 年度工作计划': `指标值确定依据: ${secret}`,
      '- 一级指标: 效果指标': '- 不公开: 涉及商业秘密\n    一级指标: 效果指标',
    }),
  ).toEqual([
    '注：预算数、2 项绩效指标的指标值确定依据不予公开，理由：涉及国家秘密；财政资金、绩效指标中的 1 项不予公开，理由：涉及商业秘密。',
  ])
})

test('a value that the form has no place for is not spoken of', () => {
  expect(endOfSheet({ '预算数: 12.50': `主管部门: ${secret}\n预算数: 12.50` })).toEqual([
    '满意度指标 | 服务对象满意度指标 | 读者满意度 | 问卷中表示满意的读者所占比例 | ≥90百分比 | 年度工作计划',
  ])
})

test('in the place of the value stands that it is withheld', () => {
  const [row] = endOfSheet({ '指标值: ≥90百分比': `指标值: ${secret}` }, 2)
  expect(row).toContain('所占比例 | 不予公开 | 年度工作计划')
})
