import { budgets } from '../../model/budgets.ts'
import type { MoneyUnit } from '../../model/money.ts'
import { parseTarget } from '../../model/target.ts'
import { listOf, mapping, optional, record, required, scalar } from '../schema/kind.ts'
import { line, money, perUnit, points, promise, prose, rate } from '../schema/scalars.ts'
import { about } from './about-record.ts'
import type { FileKind } from './file-kind.ts'

/** Unlike a target, a value that was reached may be blank of words: `0`, `未完成`. */
const actual = promise(
  scalar(
    'actual',
    '一行文字，如 82件、95%、已完成',
    (text) => (text.trim().includes('\n') ? undefined : parseTarget(text.trim())),
    () => ({ message: '有几行', fix: '写成一行，删去“|-”和换行' }),
  ),
)

const outcome = mapping(
  {
    name: required('三级指标', line, { public: true, description: '指标的名称，与项目文件里的一字不差' }),
    actual: required('实际完成值', actual, {
      description: '全年实际完成的值',
      example: '82件',
      called: [/^(全年)?(实际)?(完成)?(指标)?值$/, '全年实际值'],
      resembles: /(完成|实现|达成|实际).*(值|数|情况|结果)$/,
    }),
    weight: optional('分值', points, { description: '这项指标的满分', example: '10' }),
    score: optional('得分', points, {
      description: '自评得分',
      example: '9.80',
      called: [/^(自评|实际)?得分$/, '自评分'],
      resembles: /(得分|评分结果|自评分数?|评分)$/,
    }),
    reason: optional('偏差原因分析及改进措施', prose, {
      description: '没有完成或超出较多时，说明原因和办法',
      called: [/^(偏差|未完成)原因(分析)?((及|和)(拟采取的)?改进措施)?$/],
      resembles: /(原因|措施|偏差|未完成).*$/,
    }),
  },
  '一项指标的完成情况，从“三级指标: ”写起',
)

function execution(unit: MoneyUnit) {
  return mapping(
    {
      planned: optional('年初预算数', money(unit), {
        description: '年初批复的预算',
        called: ['年初预算数', '年初预算'],
      }),
      adjusted: optional('全年预算数', money(unit), {
        description: '调整以后的全年预算',
        called: [/^(全年|调整后?)预算数?$/],
      }),
      spent: optional('全年执行数', money(unit), {
        description: '全年实际支出',
        called: [/^(全年|预算|实际)(执行|支出)数$/, '决算数', '实际支出'],
      }),
      weight: optional('分值', points, {
        description: '预算执行率的满分',
        example: '10',
        called: ['分值', '权重'],
      }),
      rate: optional('执行率', rate, {
        description: '全年执行数占全年预算数的百分比',
        example: '97.50',
        called: ['执行率', '预算执行率'],
      }),
      score: optional('得分', points, {
        description: '预算执行率的得分',
        example: '9.75',
        called: ['得分', '自评得分'],
      }),
    },
    '年初预算数、全年预算数、全年执行数等',
  )
}

const schema = perUnit((unit) => {
  const funds = execution(unit)
  return record(
    {
      ...about,
      total: required('年度资金总额', funds, {
        description: '年度资金总额的预算和执行',
        called: ['年度资金总额', '资金总额', '总额'],
      }),
      fiscal: optional('当年财政拨款', funds, {
        description: '其中当年财政拨款的预算和执行',
        called: [/^(当年|本年)?财政(拨款|资金)$/],
      }),
      carriedOver: optional('上年结转资金', funds, {
        description: '其中上年结转资金的预算和执行',
        called: ['上年结转资金', '上年结转'],
      }),
      otherFunds: optional('其他资金', funds, {
        description: '其中其他资金的预算和执行',
        called: [/^其[他它]资金$/],
      }),
      achieved: required('实际完成情况', prose, {
        description: '对照绩效目标，全年完成得怎样',
        called: [/^(项目|年度|全年|总体|绩效|目标|实际)*(实际|目标)(完成|实现)情况(综述|说明)?$/],
        resembles: /(目标|任务|工作).*(完成|实现|达成).*$/,
      }),
      outcomes: required('绩效指标', listOf(outcome, '各项指标的完成情况', budgets.indicators), {
        description: '各项指标的完成情况，次序与项目文件相同',
      }),
      score: optional('总分', points, { description: '各项得分的合计', example: '98.50', called: ['总分'] }),
    },
    '自评的各项，如“年度资金总额: ”',
  )
})

/** `content/<unit>/<year>/<项目编码>.result.yaml`: a project's self-evaluation (财预〔2020〕10号). Scores are taken as published. */
export const resultKind = {
  id: 'result',
  name: '自评',
  title: '绩效自评',
  owner: 'project',
  schema,
  print: {
    purpose: '自评',
    heading: '绩效自评表',
    subject: '预算项目绩效自评',
    labels: ['实际完成值', '全年执行数', '实际完成情况'],
  },
} as const satisfies FileKind
