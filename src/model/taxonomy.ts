import { toHalfWidth } from './text.ts'

/**
 * The two levels of performance indicators. Two trees are in use side by side, 财预〔2015〕88号 (成本 below 产出) and
 * 财预〔2021〕101号 (成本 as a first level), and provinces have names of their own (河北: 效果 for 效益). The alias
 * tables bring all of them to one set of terms; what was written stays beside it.
 */
const level1Aliases = {
  cost: ['成本指标'],
  output: ['产出指标', '项目产出指标', '项目完成指标', '产出绩效指标'],
  benefit: ['效益指标', '效果指标', '项目效益指标', '项目效果指标', '效益绩效指标'],
  satisfaction: [
    ...['满意度指标', '服务对象满意度指标', '社会公众或服务对象满意度指标'],
    ...['社会满意度指标', '社会公众满意度指标', '公众满意度指标'],
    ...['项目满意度指标', '满意度绩效指标'],
  ],
  other: ['投入指标', '过程指标', '管理指标', '影响力指标'],
} as const

const level2Aliases = {
  economicCost: ['经济成本指标', '成本指标'],
  socialCost: ['社会成本指标'],
  ecologicalCost: ['生态环境成本指标', '生态成本指标', '环境成本指标'],
  quantity: ['数量指标'],
  quality: ['质量指标'],
  timeliness: ['时效指标', '进度指标'],
  economicBenefit: ['经济效益指标'],
  socialBenefit: ['社会效益指标'],
  ecologicalBenefit: ['生态效益指标', '环境效益指标', '生态环境效益指标'],
  sustainability: ['可持续影响指标', '可持续效益指标', '可持续发展指标'],
  satisfaction: [
    ...['服务对象满意度指标', '满意度指标', '社会公众或服务对象满意度指标'],
    ...['社会满意度指标', '社会公众满意度指标', '公众满意度指标'],
  ],
} as const

export type Level1 = keyof typeof level1Aliases
export type Level2 = keyof typeof level2Aliases | 'other'

/** A level of the taxonomy: the words that were approved, and the term they stand for. */
export interface Classified<Term> {
  raw: string
  term: Term
}

function lookUp<Term extends string>(table: Readonly<Record<Term, readonly string[]>>) {
  const terms = new Map<string, Term>()
  for (const term in table) for (const alias of table[term]) terms.set(bare(alias), term)
  return (raw: string): Term | undefined => terms.get(bare(raw))
}

/**
 * A name without white space, its number, what brackets add (`产出指标(40–50)分`, `数量指标（必填）`, `产出（工作量）指标`), and
 * what sources add and drop at will: the suffix 指标, 目标 or 值, a leading 预期.
 */
function bare(name: string): string {
  return toHalfWidth(name)
    .replace(/\s/g, '')
    .replace(
      /^[★☆*]+|^([A-Z]?\d+|[A-Z]|[一二三四五六七八九十]+)[、.]|^[A-Z]\d*(?=\p{Script=Han})|^\([\d一二三四五六七八九十]+\)/u,
      '',
    )
    .replace(/\([^()]*\)(?:分?|(指标))$/, '$1')
    .replace(/^预期/, '')
    .replace(/类?(指标|目标|指标值|值)$/, '')
}

const findLevel1 = lookUp(level1Aliases)
const findLevel2 = lookUp(level2Aliases)

/** The first-level names a clerk can be told to choose from. */
export const level1Names = ['成本指标', '产出指标', '效益指标', '效果指标', '满意度指标'] as const

/** Reads a 一级指标; undefined if it is none of the known names. */
export function classifyLevel1(raw: string): Classified<Level1> | undefined {
  const term = findLevel1(raw)
  return term && { raw, term }
}

/** Reads a 二级指标. Provinces add their own, so an unknown name is `other`; whatever speaks of 满意度 is satisfaction. */
export function classifyLevel2(raw: string): Classified<Level2> {
  return { raw, term: findLevel2(raw) ?? (raw.includes('满意度') ? 'satisfaction' : 'other') }
}

/** The first levels that a second level stands under, in either tree; 88号 has 成本 below 产出, older texts 满意度 below 效益. */
const parents: Readonly<Record<Exclude<Level2, 'other'>, readonly Level1[]>> = {
  economicCost: ['cost', 'output'],
  socialCost: ['cost', 'output'],
  ecologicalCost: ['cost', 'output'],
  quantity: ['output'],
  quality: ['output'],
  timeliness: ['output'],
  economicBenefit: ['benefit'],
  socialBenefit: ['benefit'],
  ecologicalBenefit: ['benefit'],
  sustainability: ['benefit'],
  satisfaction: ['satisfaction', 'benefit'],
}

/** The first levels that a name of the second may stand under, as a clerk writes them; none where it is no such name. */
export function level1Over(level2: string): string[] {
  const { term } = classifyLevel2(level2)
  return term === 'other' ? [] : parents[term].map((parent) => level1Aliases[parent][0])
}

/** Whether a 二级指标 may stand under a 一级指标; of names that are not in the trees, nobody can say. */
export function goesUnder(level2: string, level1: string): boolean {
  const { term } = classifyLevel2(level2)
  const above = classifyLevel1(level1)?.term
  return term === 'other' || above === undefined || parents[term].includes(above)
}
