import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExample } from '../../src/content/example.ts'
import {
  type Department,
  type FormRecord,
  type Indicator,
  type Project,
  projectRecord,
  recordsOf,
} from '../../src/content/record.ts'
import { printValue } from '../../src/form/printed-fields.ts'
import { fieldNames, formFields, placeOf } from '../../src/form/record-texts.ts'
import { exactMoney, type MoneyUnit, moneyUnits, parseMoney } from '../../src/model/money.ts'
import { composeTarget, parseTarget } from '../../src/model/target.ts'

const root = join(import.meta.dirname, '../..')
const { department, project } = await first('mof-88-annual')

async function first(id: string): Promise<{ department: Department; project: Project }> {
  const department = await readExample(root, id)
  const [project] = department.projects
  if (!project) throw new Error(`${id} has no project`)
  return { department, project }
}

describe('amounts', () => {
  test('are printed as approved where content and form have one unit', () => {
    const [raw] = [parseMoney('1,234.5', '万元')]
    expect(printValue(raw, undefined)).toBe('1,234.5')
    expect(formFields(projectRecord(department, project), '万元').values.预算数).toBe('18.60')
  })

  test('are converted where they do not, and so is the unit that the form names', () => {
    const { values } = formFields(projectRecord(department, project), '元')
    expect(values).toMatchObject({ 预算数: '186000.00', 上年结转: '26000.00', 金额单位: '元' })
    const { values: own } = formFields(projectRecord(department, project))
    expect(own).toMatchObject({ 预算数: '18.60', 金额单位: '万元' })
  })

  test('lose nothing when converted', () => {
    const units = fc.constantFrom<MoneyUnit>('元', '万元')
    fc.assert(
      fc.property(fc.maxSafeInteger(), units, (fen, unit) => {
        const printed = exactMoney(fen, unit)
        expect(parseMoney(printed, unit)?.fen).toBe(fen)
        expect(printed).toMatch(/^-?\d+\.\d\d+$/)
        expect(printed.split('.')[1]?.length).toBeLessThanOrEqual(Math.log10(moneyUnits[unit]))
      }),
    )
  })
})

describe('a target', () => {
  const base = project.indicators[0]
  if (!base) throw new Error('no indicator')
  const texts = (indicator: Partial<Indicator>) => {
    const fields = formFields(
      projectRecord(department, { ...project, indicators: [{ ...base, ...indicator }] }),
    )
    const { 指标值, 指标性质, 指标数值, 度量单位, 指标方向性 } = fields.lists.绩效指标?.[0] ?? {}
    return [指标值, 指标性质, 指标数值, 度量单位, 指标方向性]
  }

  test.each([
    ['≥80件', '≥', '80', '件', '正向指标'],
    ['不超过3,000元', '≤', '3,000', '元', '反向指标'],
    ['100百分比', '=', '100', '百分比', ''],
    ['10-20次', '', '10-20', '次', ''],
    ['12月底前', '', '12月底前', '', ''],
    ['显著提升', '定性', '显著提升', '', ''],
  ])('written as one text, %s, prints in columns', (raw, ...columns) => {
    expect(texts({ target: parseTarget(raw) })).toEqual([raw, ...columns])
  })

  test.each([
    [{ sign: '＞', value: '80', unit: '件' }, '＞80件', '正向指标'],
    [{ sign: '≤', value: '5', unit: '百分比' }, '≤5百分比', '反向指标'],
    [{ sign: '定性', value: '显著提升', unit: '' }, '显著提升', ''],
  ])('written in columns, %o, prints as one text', (parts, raw, direction) => {
    const printed = texts({ target: composeTarget(parts), parts })
    expect(printed).toEqual([raw, parts.sign, parts.value, parts.unit, direction])
  })

  test('has the direction that was written, whatever its sign', () => {
    expect(texts({ target: parseTarget('=0起'), direction: '反向指标' })[4]).toBe('反向指标')
  })
})

describe('every record', async () => {
  const example = (id: string) => recordsOf(readExample(root, id))
  const records = [
    projectRecord(department, project),
    ...['mof-10-result', 'mof-136-monitor', 'mof-88-department'].flatMap((id) => example(id).slice(-1)),
  ]

  test.each(records.map((record) => [record.kind.id, record] as const))(
    '%s has the fields that templates may name',
    (purpose, record) => {
      const { values, lists } = formFields(record)
      expect(Object.keys(values)).toEqual(fieldNames(purpose).values)
      expect(Object.keys(lists)).toEqual(Object.keys(fieldNames(purpose).lists))
      for (const [name, items] of Object.entries(lists))
        for (const item of items) expect(Object.keys(item)).toEqual(fieldNames(purpose).lists[name])
    },
  )

  test('knows in which file each of its fields stands', () => {
    const [, result] = records
    if (!result) throw new Error('no record')
    expect(result.record.file).toBe('templates/mof-10-result/example.result.yaml')
    const file = (field: string) => placeOf(result, field).file.replace(/.*\//, '')
    expect(file('单位名称')).toBe('department.md')
    expect(file('主管部门')).toBe('example.yaml')
    expect(file('绩效指标.2.指标值')).toBe('example.yaml')
    expect(file('绩效指标.2.得分')).toBe('example.result.yaml')
    expect(file('其他资金')).toBe('example.yaml')
    expect(file('其他资金.执行率')).toBe('example.result.yaml')
  })

  test('knows the path of a field in its file, which counts the items that are withheld too', () => {
    const path = (record: FormRecord | undefined, field: string) => record && placeOf(record, field).field
    const [own, , monitor] = records
    expect(path(own, '绩效目标')).toBe('绩效目标')
    expect(path(own, '资金支出计划.3月底')).toBe('资金支出计划 › 3月底')
    expect(path(monitor, '绩效指标.2.完成目标可能性.有可能')).toBe('绩效指标 第3项 › 完成目标可能性 › 有可能')
    const withheld = { '绩效指标 第1项': '涉及国家秘密', '绩效指标 第3项': '涉及国家秘密' }
    const partly = projectRecord(department, { ...project, withheld })
    expect([0, 1, 2].map((index) => path(partly, `绩效指标.${index}.权重`))).toEqual([
      '绩效指标 第2项 › 权重',
      '绩效指标 第4项 › 权重',
      '绩效指标 第5项 › 权重',
    ])
  })
})
