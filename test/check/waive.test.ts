import { describe, expect, test } from 'vitest'
import { applyWaivers } from '../../src/check/waive.ts'
import type { Department, Waiver } from '../../src/content/record.ts'
import type { Finding } from '../../src/model/finding.ts'

const folder = 'content/101001/2025'
const department: Department = {
  file: `${folder}/department.md`,
  unit: '101001',
  name: '示例县图书馆',
  year: 2025,
  moneyUnit: '万元',
  form: 'hebei-2020',
  narrative: [],
  projects: [],
}
const finding = (rule: string, severity: Finding['severity'], field: string): Finding => ({
  rule,
  severity,
  file: `${folder}/P-1.yaml`,
  field,
  message: '有问题',
})
const blank = finding('basis-missing', 'warning', '绩效指标 第3项 › 指标值确定依据')
const waiver: Waiver = {
  rule: 'basis-missing',
  file: 'P-1',
  reason: '批复如此',
  by: '负责人',
  date: '2025-02-15',
}

/** What becomes of findings with one waiver: `waived` or their rule; and the rules of what is said of the waiver. */
function outcome(
  change: Partial<Waiver>,
  { findings = [blank], published, today, complete = true }: Partial<Case> = {},
): string[] {
  const waivers = { file: `${folder}/waivers.yaml`, items: [{ ...waiver, ...change }] }
  const departments = [{ ...department, published, waivers }]
  return applyWaivers({ findings, departments, today, complete }).map(({ rule, waived }) =>
    waived ? 'waived' : rule,
  )
}

interface Case {
  findings: Finding[]
  published?: string
  today?: string
  complete: boolean
}

describe('a waiver meets', () => {
  test('a whole file, by its name or the code of its project', () => {
    expect(outcome({})).toEqual(['waived'])
    expect(outcome({ file: 'P-1.yaml' })).toEqual(['waived'])
    expect(outcome({ file: `${folder}/P-1.yaml` })).toEqual(['waived'])
  })

  test('a field and what is below it, and no other that begins alike', () => {
    for (const field of ['绩效指标', '绩效指标 第3项', '绩效指标 第3项 › 指标值确定依据'])
      expect(outcome({ field })).toEqual(['waived'])
    const eleventh = finding('basis-missing', 'warning', '绩效指标 第11项 › 指标值确定依据')
    expect(outcome({ field: '绩效指标 第1项' }, { findings: [eleventh] })).toEqual([
      'basis-missing',
      'waiver-unused',
    ])
  })

  test('only its own rule, its own file and its own department', () => {
    expect(outcome({ rule: 'spaces' })).toEqual(['basis-missing', 'waiver-unused'])
    expect(outcome({ file: 'P-2' })).toEqual(['basis-missing', 'waiver-unused'])
    const elsewhere = { ...blank, file: 'content/101002/2025/P-1.yaml' }
    expect(outcome({}, { findings: [elsewhere] })).toEqual(['basis-missing', 'waiver-unused'])
  })
})

test('a waiver that meets nothing is told where its rule found something', () => {
  const unused = (change: Partial<Waiver>) => {
    const waivers = { file: `${folder}/waivers.yaml`, items: [{ ...waiver, ...change }] }
    const found = applyWaivers({
      findings: [blank],
      departments: [{ ...department, waivers }],
      complete: true,
    })
    return found.at(-1)
  }
  for (const change of [{ file: '图书购置' }, { field: '绩效指标 第1项' }])
    expect(unused(change)?.fix).toContain('文件 P-1，字段 绩效指标 第3项 › 指标值确定依据（可以不写）')
  expect(unused({ field: '绩效指标 第1项' })?.message).toBe(
    '“P-1”的“绩效指标 第1项”里没有“basis-missing”的问题，这条豁免没有用',
  )
  expect(unused({ rule: 'spaces' })?.fix).toContain('核对规则的编号和文件')
})

describe('errors', () => {
  test('may be waived where their rule says so', () => {
    expect(outcome({ rule: 'money-sum' }, { findings: [finding('money-sum', 'error', '预算数')] })).toEqual([
      'waived',
    ])
  })

  test('else stand, and the waiver is reported', () => {
    const card = finding('identity-card', 'error', '资金用途')
    expect(outcome({ rule: 'identity-card' }, { findings: [card] })).toEqual([
      'identity-card',
      'waiver-refused',
    ])
  })

  test('of reading are no rule of review', () => {
    const money = finding('money', 'error', '预算数')
    expect(outcome({ rule: 'money' }, { findings: [money] })).toEqual(['money', 'waiver-unknown'])
  })
})

describe('有效期至', () => {
  const until = '2025-03-01'
  test('is over on the next day, for what is not published', () => {
    expect(outcome({ until }, { today: '2025-03-01' })).toEqual(['waived'])
    expect(outcome({ until }, { today: '2025-03-02' })).toEqual(['basis-missing', 'waiver-expired'])
  })

  test('does not end what was published before', () => {
    expect(outcome({ until }, { published: '2025-03-01 09:30', today: '2030-01-01' })).toEqual(['waived'])
    expect(outcome({ until }, { published: '2025-03-02 09:30' })).toEqual(['basis-missing', 'waiver-expired'])
  })

  test('means nothing to a build, which has no today, before publication', () => {
    expect(outcome({ until })).toEqual(['waived'])
  })
})

test('a waiver without its finding is not reported where files could not be read', () => {
  expect(outcome({}, { findings: [] })).toEqual(['waiver-unused'])
  expect(outcome({}, { findings: [], complete: false })).toEqual([])
})
