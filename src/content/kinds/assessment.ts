import type { MoneyUnit } from '../../model/money.ts'
import { causes, likelihoods } from '../../model/monitor.ts'
import { parseTarget } from '../../model/target.ts'
import { toHalfWidth } from '../../model/text.ts'
import { listOf, mapping, optional, record, required, scalar } from '../schema/kind.ts'
import { date, formName, line, money, oneOf, points, promise, prose, rate } from '../schema/scalars.ts'

/*
 * What is written about a project after its targets: its monitoring table (财预〔2019〕136号) and its self-evaluation
 * (财预〔2020〕10号), under the forms' own labels.
 */

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
    actual: required('实际完成值', actual, { description: '全年实际完成的值', example: '82件' }),
    weight: optional('分值', points, { description: '这项指标的满分', example: '10' }),
    score: optional('得分', points, { description: '自评得分', example: '9.80' }),
    reason: optional('偏差原因分析及改进措施', prose, {
      description: '没有完成或超出较多时，说明原因和办法',
    }),
  },
  '一项指标的完成情况，从“三级指标: ”写起',
)

function execution(unit: MoneyUnit) {
  return mapping(
    {
      planned: optional('年初预算数', money(unit), { description: '年初批复的预算' }),
      adjusted: optional('全年预算数', money(unit), { description: '调整以后的全年预算' }),
      spent: optional('全年执行数', money(unit), { description: '全年实际支出' }),
      weight: optional('分值', points, { description: '预算执行率的满分', example: '10' }),
      rate: optional('执行率', rate, { description: '全年执行数占全年预算数的百分比', example: '97.50' }),
      score: optional('得分', points, { description: '预算执行率的得分', example: '9.75' }),
    },
    '年初预算数、全年预算数、全年执行数等',
  )
}

const shared = {
  form: required('表样', formName, { public: true, description: 'templates 目录下表样的名称' }),
  published: optional('公开日期', date, {
    public: true,
    description: '向社会公开的日期和时间',
    example: '2021-03-20',
  }),
}

/** `content/<unit>/<year>/<项目编码>.result.yaml`: a project's self-evaluation. */
export function resultSchema(unit: MoneyUnit) {
  const funds = execution(unit)
  return record(
    {
      ...shared,
      total: required('年度资金总额', funds, { description: '年度资金总额的预算和执行' }),
      fiscal: optional('当年财政拨款', funds, { description: '其中当年财政拨款的预算和执行' }),
      carriedOver: optional('上年结转资金', funds, { description: '其中上年结转资金的预算和执行' }),
      otherFunds: optional('其他资金', funds, { description: '其中其他资金的预算和执行' }),
      achieved: required('实际完成情况', prose, { description: '对照绩效目标，全年完成得怎样' }),
      outcomes: required('绩效指标', listOf(outcome, '各项指标的完成情况'), {
        description: '各项指标的完成情况，次序与项目文件相同',
      }),
      score: optional('总分', points, { description: '各项得分的合计', example: '98.50' }),
    },
    '自评的各项，如“年度资金总额: ”',
  )
}

function progress(unit: MoneyUnit) {
  return mapping(
    {
      planned: optional('年初预算数', money(unit), { description: '年初批复的预算' }),
      spent: optional('执行数', money(unit), { description: '到监控截止时的支出' }),
      rate: optional('执行率', rate, { description: '执行数占年初预算数的百分比', example: '58.30' }),
      expected: optional('全年预计执行数', money(unit), { description: '预计全年的支出' }),
    },
    '年初预算数、执行数、执行率、全年预计执行数',
  )
}

const [funding, system, staff, hardware, other] = causes
const cause = (key: string, description: string) => optional(key, line, { description, example: '√' })

const observation = mapping(
  {
    name: required('三级指标', line, { public: true, description: '指标的名称，与项目文件里的一字不差' }),
    progress: required('执行情况', line, { description: '到监控截止时完成的值', example: '46件' }),
    expected: optional('全年预计完成情况', line, { description: '预计全年完成的值', example: '80件' }),
    [funding]: cause(funding, '偏差由于经费，打“√”或写几个字'),
    [system]: cause(system, '偏差由于制度，打“√”或写几个字'),
    [staff]: cause(staff, '偏差由于人员，打“√”或写几个字'),
    [hardware]: cause(hardware, '偏差由于硬件条件，打“√”或写几个字'),
    [other]: cause(other, '偏差由于别的原因，打“√”或写几个字'),
    reason: optional('原因说明', prose, { description: '偏差的原因' }),
    likelihood: optional('完成目标可能性', oneOf('likelihood', likelihoods), {
      description: '年底能不能完成',
      example: '确定能',
    }),
    remark: optional('备注', prose, { description: '其他要说明的' }),
  },
  '一项指标的执行情况，从“三级指标: ”写起',
)

const month = {
  ...scalar('month', '1 到 12 月，如 7月', (text) => {
    const [, number = ''] = /^(\d{1,2})月?$/.exec(toHalfWidth(text.trim())) ?? []
    return Number(number) >= 1 && Number(number) <= 12 ? Number(number) : undefined
  }),
  pattern: /^\s*[\d０-９]{1,2}月?\s*$/,
}

/** `content/<unit>/<year>/<项目编码>.monitor.yaml`: how a project goes in the course of its year. */
export function monitorSchema(unit: MoneyUnit) {
  const funds = progress(unit)
  return record(
    {
      ...shared,
      until: required('监控截止', month, { public: true, description: '监控到哪个月底', example: '7月' }),
      total: required('年度资金总额', funds, { description: '年度资金总额的预算和执行' }),
      fiscal: optional('本年一般公共预算拨款', funds, {
        description: '其中本年一般公共预算拨款的预算和执行',
      }),
      otherFunds: optional('其他资金', funds, { description: '其中其他资金的预算和执行' }),
      observations: required('绩效指标', listOf(observation, '各项指标的执行情况'), {
        description: '各项指标的执行情况，次序与项目文件相同',
      }),
    },
    '监控的各项，如“监控截止: 7月”',
  )
}
