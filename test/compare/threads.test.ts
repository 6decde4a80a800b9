import { describe, expect, test } from 'vitest'
import { compareIndicators } from '../../src/compare/indicator-years.ts'
import { threadOf, threadsOf, yearBefore } from '../../src/compare/threads.ts'
import type { Department, Indicator, Project } from '../../src/content/record.ts'
import { parseTarget } from '../../src/model/target.ts'
import { classifyLevel1, classifyLevel2 } from '../../src/model/taxonomy.ts'

function indicator(name: string, target: string, more: Partial<Indicator> = {}): Indicator {
  const level1 = classifyLevel1('产出指标')
  if (!level1) throw new Error('产出指标 is a first level')
  return { level1, level2: classifyLevel2('数量指标'), name, target: parseTarget(target), ...more }
}

function project(id: string, more: Partial<Project> = {}): Project {
  return { file: `${id}.yaml`, id, code: id, order: 1, name: id, goal: '', indicators: [], ...more }
}

function department(year: number, projects: Project[]): Department {
  const file = `content/101001/${year}/department.md`
  return {
    file,
    unit: '101001',
    name: '示例局',
    year,
    moneyUnit: '万元',
    form: 'hebei-2020',
    narrative: [],
    projects,
  }
}

/** What became of one indicator. */
function moveOf(
  before: string,
  after: string,
  more: [Partial<Indicator>?, Partial<Indicator>?] = [],
): string {
  const changes = compareIndicators(
    project('a', { indicators: [indicator('办件数量', before, more[0])] }),
    project('a', { indicators: [indicator('办件数量', after, more[1])] }),
  )
  return changes.map(({ move, obstacle }) => (obstacle ? `${move}：${obstacle}` : move)).join()
}

const cost = { level2: classifyLevel2('成本指标') }

describe('an indicator from one year to the next', () => {
  test.each([
    ['≥80件', '≥80件', 'same'],
    ['≥80件', '≥90件', 'raised'],
    ['≥80件', '≥79件', 'lowered'],
    ['≥80件', '不少于70件', 'lowered'],
    ['≤5百分比', '≤6%', 'lowered'],
    ['≤5%', '≤4%', 'raised'],
    ['≥90%', '不低于90百分比', 'reworded'],
    ['≥1,000册', '≥1000册', 'reworded'],
    ['≥90%', '>90%', 'raised'],
    ['12次', '12 次', 'reworded'],
    ['≥12次', '10次', 'lowered'],
    ['12次', '10次', 'incomparable：看不出多好还是少好'],
    ['≥80件', '≤80件', 'incomparable：看不出多好还是少好'],
    ['≥80件', '≥80人', 'incomparable：单位从“件”改为“人”'],
    ['≥80件', '明显增加', 'incomparable：指标值的写法不同'],
    ['明显增加', '有所增加', 'incomparable：指标值不是一个数，由人判断'],
    ['明显增加。', '明显增加', 'reworded'],
    ['8月底前', '10月底前', 'incomparable：指标值不是一个数，由人判断'],
  ])('%s, then %s: %s', (before, after, move) => {
    expect(moveOf(before, after)).toBe(move)
  })

  test('what only costs is better when it is less, written direction goes first', () => {
    expect(moveOf('400元', '420元', [cost, cost])).toBe('lowered')
    expect(moveOf('12次', '10次', [{ direction: '反向指标' }, { direction: '反向指标' }])).toBe('raised')
  })

  test('another definition is another thing; another year in it is not', () => {
    const about = (description: string) => ({ description })
    expect(moveOf('≥80件', '≥60件', [about('2024年办结的案件'), about('2025年办结的案件')])).toBe('lowered')
    expect(moveOf('≥80件', '≥60件', [about('办结的案件'), about('受理的案件')])).toMatch(/^incomparable/)
  })

  test('withheld values are not compared', () => {
    expect(moveOf('≥80件', '≥60件', [{ target: { raw: '不予公开', kind: 'withheld' } }])).toMatch(
      /^incomparable/,
    )
  })

  test('new and dropped ones are told; names may differ in marks, order does not matter', () => {
    const older = project('a', {
      indicators: [indicator('培训人次', '≥5人次'), indicator('合格率（%）', '≥90%')],
    })
    const newer = project('a', { indicators: [indicator('合格率%', '≥90%'), indicator('宣传场次', '≥3场')] })
    expect(
      compareIndicators(older, newer).map(({ move, before, after }) => [move, (after ?? before)?.name]),
    ).toEqual([
      ['reworded', '合格率%'],
      ['added', '宣传场次'],
      ['dropped', '培训人次'],
    ])
  })
})

describe('a project through its years', () => {
  function waysOf(...years: Project[][]) {
    const departments = years.map((projects, index) => department(2024 + index, projects))
    return threadsOf(departments.toReversed()).map((thread) =>
      thread.map(({ department, project, match }) => [department.year, project.id, match]),
    )
  }

  test('is found by its code, whatever its name', () => {
    expect(waysOf([project('A', { name: '法律援助' })], [project('A', { name: '法律服务' })])).toEqual([
      [
        [2025, 'A', '项目编码'],
        [2024, 'A', undefined],
      ],
    ])
  })

  test('is found by what it says, before its code and name', () => {
    const years = waysOf(
      [project('A', { name: '普法' }), project('B', { name: '法律援助' })],
      [project('A', { name: '法律援助', continues: 'B' })],
    )
    expect(years).toEqual([
      [[2024, 'A', undefined]],
      [
        [2025, 'A', '延续自'],
        [2024, 'B', undefined],
      ],
    ])
  })

  test('is found by its name, marks aside, if no other has it', () => {
    const older = project('A', { name: '“两癌”免费筛查' })
    expect(waysOf([older], [project('B', { name: '两癌免费筛查' })])[0]).toHaveLength(2)
    const twins = [project('B', { name: '两癌免费筛查' }), project('C', { name: '两癌免费筛查' })]
    expect(waysOf([older], twins)).toHaveLength(3)
  })

  test('may pause for a year', () => {
    expect(waysOf([project('A')], [project('B')], [project('A')])).toContainEqual([
      [2026, 'A', '项目编码'],
      [2024, 'A', undefined],
    ])
  })

  test('tells its year before', () => {
    const [older, newer] = [project('A'), project('A')]
    const threads = threadsOf([department(2024, [older]), department(2025, [newer])])
    expect(yearBefore(threadOf(threads, newer), newer)?.project).toBe(older)
    expect(yearBefore(threadOf(threads, older), older)).toBeUndefined()
  })
})
