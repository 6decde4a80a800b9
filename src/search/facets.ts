import type { Department, Project } from '../content/record.ts'
import { assess } from '../model/assessment.ts'
import { splitTarget } from '../model/target.ts'

/*
 * A year's projects as filters see them: each with the tags that hold for it, such as `符号/≥`. Projects that have the same tags share
 * their list, so that a year of a county is a small file.
 */

/**
 * A project: its unit in the list of units, name, code, budget in 分 unless it is withheld, its tags in the list of lists, and its
 * place among the unit's projects.
 */
export type FacetRow = readonly [
  unit: number,
  name: string,
  id: string,
  fen: number | null,
  tags: number,
  place: number,
]

export interface YearFacets {
  units: readonly (readonly [code: string, name: string])[]
  tags: readonly string[]
  lists: readonly (readonly number[])[]
  /** The largest budget first; those that are withheld last. */
  rows: readonly FacetRow[]
}

/** What is asked of a project, in the order in which a page asks; in an address these are the keys. */
export const facets = ['资金来源', '有', '没有', '依据', '符号', '结果', '延续', '更正'] as const

/** Indicators that forms call by several names. */
export const families = ['满意度', '成本', '效益'] as const

/**
 * The projects of one year with their tags.
 * @param isNew whether a project had no year before
 * @param isCorrected whether something of it was corrected after publication
 */
export function facetsOf(
  departments: readonly Department[],
  isNew: (department: Department, project: Project) => boolean,
  isCorrected: (department: Department, project: Project) => boolean,
): YearFacets {
  const [tags, lists] = [numbering(), numbering()]
  const entries = departments
    .flatMap((department, unit) =>
      department.projects.map((project, place) => ({ department, project, unit, place })),
    )
    .sort((a, b) => (b.project.budget?.fen ?? -1) - (a.project.budget?.fen ?? -1))
  const rows = entries.map(({ department, project, unit, place }): FacetRow => {
    const own = [
      ...tagsOf(project),
      `延续/${isNew(department, project) ? '新增' : '延续'}`,
      `更正/${isCorrected(department, project) ? '有' : '没有'}`,
    ]
    const list = [...new Set(own)].map(tags.numberOf).sort((a, b) => a - b)
    return [unit, project.name, project.id, project.budget?.fen ?? null, lists.numberOf(list.join()), place]
  })
  return {
    units: departments.map(({ unit, name }) => [unit, name]),
    tags: tags.all(),
    lists: lists.all().map((list) => list.split(',').map(Number)),
    rows,
  }
}

function tagsOf({ fiscal, carriedOver, otherFunds, indicators, result }: Project): string[] {
  const sources = { 财政资金: fiscal, 上年结转: carriedOver, 其他资金: otherFunds }
  const missed = indicators.some(({ target }, index) => {
    const outcome = result?.outcomes[index]
    return outcome && assess(target, outcome.actual).word === '未达到'
  })
  return [
    ...Object.entries(sources).flatMap(([name, money]) =>
      money && money.fen > 0 ? [`资金来源/${name}`] : [],
    ),
    ...indicators.flatMap(({ level1, level2, target }) => [
      `指标/${level1.raw}`,
      `指标/${level2.raw}`,
      ...families
        .filter((family) => `${level1.raw}${level2.raw}`.includes(family))
        .map((family) => `指标/${family}`),
      ...(target.kind === 'withheld' ? [] : [`符号/${splitTarget(target).sign || '没有符号'}`]),
    ]),
    `依据/${indicators.every(({ basis }) => basis) ? '每项都有' : indicators.some(({ basis }) => basis) ? '有的项没有' : '都没有'}`,
    `结果/${!result ? '没有自评' : missed ? '有未达到的' : '没有未达到的'}`,
  ]
}

/** Numbers for texts, in the order in which they come. */
function numbering() {
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }
  return { numberOf, all: () => [...numbers.keys()] }
}
