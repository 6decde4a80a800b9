import type county from './county.json'
import { between, chance, choose } from './vary.ts'

export type DemoProject = (typeof county)['common'][number]
type DemoIndicator = DemoProject['indicators'][number]

/** A project in one year, as the county's story has it. */
export interface Scene {
  unit: string
  unitName: string
  year: number
  last: number
  form: string
  moneyUnit: '元' | '万元'
  base: DemoProject
  name: string
  code: string
  order: number
  continues?: string
  /** How much is spent and promised, against the base; a story lowers one without the other. */
  money: number
  work: number
  adjustment?: string
  withheld: boolean
  /** The part of the money that does not come from the treasury. */
  others: number
  /** Nobody is asked whether they are satisfied. */
  unasked: boolean
}

/** The files of a project: the project itself, its self-evaluation in finished years, its monitoring in the last one. */
export function projectFiles(scene: Scene): Record<string, string> {
  const { code, year, last, order, withheld } = scene
  const files = { [`${code}.yaml`]: projectText(scene) }
  if (withheld) return files
  if (year < last && order % 2 === 1) return { ...files, [`${code}.result.yaml`]: resultText(scene) }
  if (year === last && order % 3 === 2) return { ...files, [`${code}.monitor.yaml`]: monitorText(scene) }
  return files
}

function projectText(scene: Scene): string {
  const { base, name, code, order, form, unit, unitName, continues, adjustment, withheld } = scene
  const agency = `主管部门: "[${unit.slice(0, 3)}]${unitName}"\n实施单位: ${unitName}\n`
  const nature =
    form === 'mof-101' ? '项目类别: 特定目标类\n' : `项目属性: ${continues ? '延续项目' : '经常性项目'}\n`
  const all = budgetOf(scene)
  const others = Math.round((all * scene.others) / 10_000) * 10_000
  const budget = money(scene, all)
  const hidden = '\n  不公开: 涉及警务工作秘密'
  const amounts = [
    `预算数:${withheld ? hidden : ` ${budget}`}`,
    ...(form === 'sichuan'
      ? []
      : [
          `财政资金:${withheld ? hidden : ` ${money(scene, all - others)}`}`,
          `其他资金:${others > 0 ? ` ${money(scene, others)}` : ''}`,
        ]),
  ]
  return [
    `项目编码: ${code}\n序号: ${order}\n项目名称: ${name}\n`,
    continues ? `延续自: ${continues}\n` : '',
    adjustment ? `调整说明: ${adjustment}\n` : '',
    form === 'hebei-2020' || form === 'sichuan' ? '' : `${agency}${nature}项目期: 1年\n`,
    `${amounts.join('\n')}\n`,
    form === 'hebei-2020' ? `资金用途: ${list(base.usage)}\n${planText(scene)}\n` : '',
    `绩效目标: ${list(base.goals)}\n绩效指标:\n`,
    indicatorsOf(scene)
      .map((indicator) => indicatorText(scene, indicator))
      .join(''),
  ].join('')
}

function planText({ code, year }: Scene): string {
  const [march, june, october] = choose(
    [
      [25, 50, 75],
      [20, 45, 80],
      [15, 50, 85],
      [30, 60, 90],
    ],
    code,
    year,
  )
  return `资金支出计划: { 3月底: ${march}.00, 6月底: ${june}.00, 10月底: ${october}.00, 12月底: 100.00 }`
}

/** Some forms have no 成本 below 产出. */
function indicatorsOf({ base, form, unasked }: Scene): DemoIndicator[] {
  return base.indicators.filter(
    ({ level1, level2 }) =>
      (form !== 'mof-101' || level2 !== '成本指标') && !(unasked && level1 === '满意度指标'),
  )
}

function indicatorText(scene: Scene, indicator: DemoIndicator): string {
  const { form } = scene
  const { level1, level2, name, description, sign, unit, basis } = indicator
  const value = valueIn(scene, indicator)
  const effect = form === 'hebei-2020' && level1 === '效益指标' ? '效果指标' : level1
  const split = `    指标性质: ${sign === '=' ? '＝' : sign || '定性'}\n    指标值: ${sign ? value : unit}\n${sign ? `    度量单位: "${unit}"\n` : ''}`
  const whole = `    指标值: ${sign ? `${sign === '=' ? '' : sign}${value}` : ''}${unit}\n`
  return [
    `  - 一级指标: ${effect}\n    二级指标: ${level2}\n    三级指标: ${name}\n`,
    form === 'hebei-2020' || form === 'mof-101' ? `    绩效指标描述: ${description}\n` : '',
    form === 'sichuan' ? split : whole,
    form === 'mof-101' || form === 'sichuan'
      ? `    权重: ${weightOf(scene, indicator, form === 'mof-101' ? 60 : 50)}\n`
      : '',
    form === 'hebei-2020' ? `    指标值确定依据: ${basis}\n` : '',
  ].join('')
}

/** What a year promises: amounts of work grow with it, rates and times do not. */
function valueIn({ work }: Scene, { value, unit }: DemoIndicator): number {
  if (value === 0 || value < 20 || ['%', '‰', '小时', '天', '分钟', '工作日', '元', '分'].includes(unit))
    return value
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 2)
  return Math.round((value * work) / step) * step
}

/** In 分, which only units that write 元 have. */
function budgetOf({ base, money, moneyUnit, code }: Scene): number {
  const fen = moneyUnit === '元' ? between(1, 99, code, '分') : 0
  return Math.max(1, Math.round(base.budget * money * 100)) * 10_000 + fen
}

/** 分 as the unit's forms have it. */
function money({ moneyUnit }: Scene, fen: number): string {
  return (fen / (moneyUnit === '元' ? 100 : 1_000_000)).toFixed(2)
}

/** The points of a first level, spread over its indicators. */
function weightOf(scene: Scene, { level1, name }: DemoIndicator, output: number): number {
  const all: Record<string, number> = {
    产出指标: output,
    效益指标: output === 60 ? 20 : 30,
    满意度指标: 10,
    成本指标: 20,
  }
  const peers = indicatorsOf(scene).filter((other) => other.level1 === level1)
  const each = Math.floor((all[level1] ?? 0) / peers.length)
  return peers.at(-1)?.name === name ? (all[level1] ?? 0) - each * (peers.length - 1) : each
}

function resultText(scene: Scene): string {
  const { base, code, year } = scene
  const budget = budgetOf(scene)
  const spent =
    Math.round((budget * choose([100, 100, 98.5, 96, 92.4, 87.3], code, year, 'spent')) / 100 / 10_000) *
    10_000
  const rate = ((spent / budget) * 100).toFixed(2)
  const lines = indicatorsOf(scene).map((indicator) => outcomeOf(scene, indicator))
  const points = lines.reduce((sum, { score }) => sum + score, Number(rate) / 10)
  return `表样: mof-10-result
公开日期: ${year + 1}-0${between(3, 5, code, year)}-${between(10, 28, code, year, 'day')}
年度资金总额: { 年初预算数: ${money(scene, budget)}, 全年预算数: ${money(scene, budget)}, 全年执行数: ${money(scene, spent)}, 分值: 10, 执行率: ${rate}, 得分: ${(Number(rate) / 10).toFixed(2)} }
实际完成情况: ${list(base.goals.map((goal) => `${goal.replace(/。$/, '')}，已按计划完成。`))}
绩效指标:
${lines.map(({ text }) => text).join('\n')}
总分: ${points.toFixed(2)}
`
}

function outcomeOf(scene: Scene, indicator: DemoIndicator): { text: string; score: number } {
  const { code, year } = scene
  const { name, sign, unit } = indicator
  const weight = weightOf(scene, indicator, 50)
  const line = (actual: string, score: number, reason = '') => ({
    text: `  - { 三级指标: ${name}, 实际完成值: ${actual}, 分值: ${weight}, 得分: ${score}${reason} }`,
    score,
  })
  if (!sign) return line('已完成', weight)
  const target = valueIn(scene, indicator)
  const luck = chance(code, year, name)
  if (sign === '≥' && luck < 0.14) {
    const why = choose(
      [
        '受连续降雨影响，工期推迟，明年提前安排。',
        '招标比计划晚，已调整进度计划。',
        '参与人数不足，改在节假日开展。',
      ],
      code,
      name,
    )
    return line(
      `${rounded(target * 0.9, target)}${unit}`,
      Math.round(weight * 90) / 100,
      `, 偏差原因分析及改进措施: ${why}`,
    )
  }
  const more = sign === '≥' && unit !== '%' && luck > 0.6
  return line(`${more ? rounded(target * 1.04, target) : target}${unit}`, weight)
}

function monitorText(scene: Scene): string {
  const { code, year } = scene
  const budget = budgetOf(scene)
  const spent = Math.round((budget * between(42, 66, code, year)) / 100 / 10_000) * 10_000
  const lines = indicatorsOf(scene).map((indicator) => {
    const { name, sign, unit } = indicator
    const target = valueIn(scene, indicator)
    const behind = chance(code, name, 'monitor') < 0.2
    const now = sign === '≥' && unit !== '%' ? rounded(target * 0.58, target) : target
    return `  - 三级指标: ${name}
    执行情况: ${sign ? `${now}${unit}` : '正在进行'}
    全年预计完成情况: ${sign ? `${target}${unit}` : '按期完成'}
${behind ? '    人员保障: √\n    原因说明: 下半年集中实施。\n' : ''}    完成目标可能性: ${behind ? '有可能' : '确定能'}
`
  })
  return `表样: mof-136-monitor
公开日期: ${year}-08-${between(12, 28, code)}
监控截止: 7月
年度资金总额: { 年初预算数: ${money(scene, budget)}, 执行数: ${money(scene, spent)}, 执行率: ${((spent / budget) * 100).toFixed(2)}, 全年预计执行数: ${money(scene, budget)} }
绩效指标:
${lines.join('')}`
}

function rounded(value: number, like: number): number {
  return Number.isInteger(like) ? Math.round(value) : Math.round(value * 100) / 100
}

function list(lines: readonly string[]): string {
  return lines.length === 1
    ? `${lines[0]}`
    : `|-\n${lines.map((line, index) => `  ${index + 1}、${line}`).join('\n')}`
}
