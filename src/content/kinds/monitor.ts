import { budgets } from '../../model/budgets.ts'
import { causes, likelihoods } from '../../model/likelihoods.ts'
import type { MoneyUnit } from '../../model/money.ts'
import { toHalfWidth } from '../../model/text.ts'
import { adviseMonth } from '../schema/advice.ts'
import { listOf, mapping, optional, record, required, scalar, type ValuesOf } from '../schema/kind.ts'
import { line, money, oneOf, perUnit, prose, rate } from '../schema/scalars.ts'
import { about } from './about-record.ts'
import type { FileKind } from './file-kind.ts'

function progress(unit: MoneyUnit) {
  return mapping(
    {
      planned: optional('年初预算数', money(unit), { description: '年初批复的预算' }),
      spent: optional('执行数', money(unit), { description: '到监控截止时的支出', called: ['执行数'] }),
      rate: optional('执行率', rate, { description: '执行数占年初预算数的百分比', example: '58.30' }),
      expected: optional('全年预计执行数', money(unit), {
        description: '预计全年的支出',
        called: ['全年预计执行数'],
      }),
    },
    '年初预算数、执行数、执行率、全年预计执行数',
  )
}

const [funding, system, staff, hardware, other] = causes
const cause = (key: string, description: string) =>
  optional(key, line, { description, example: '√', called: [key] })

const columns = mapping(
  {
    name: required('三级指标', line, { public: true, description: '指标的名称，与项目文件里的一字不差' }),
    progress: required('执行情况', line, {
      description: '到监控截止时完成的值',
      example: '46件',
      called: ['执行情况'],
    }),
    expected: optional('全年预计完成情况', line, {
      description: '预计全年完成的值',
      example: '80件',
      called: ['全年预计完成情况'],
    }),
    [funding]: cause(funding, '偏差由于经费，打“√”或写几个字'),
    [system]: cause(system, '偏差由于制度，打“√”或写几个字'),
    [staff]: cause(staff, '偏差由于人员，打“√”或写几个字'),
    [hardware]: cause(hardware, '偏差由于硬件条件，打“√”或写几个字'),
    [other]: cause(other, '偏差由于别的原因，打“√”或写几个字'),
    reason: optional('原因说明', prose, { description: '偏差的原因', called: ['原因说明'] }),
    likelihood: optional('完成目标可能性', oneOf('likelihood', likelihoods), {
      description: '年底能不能完成',
      example: '确定能',
    }),
    remark: optional('备注', prose, { description: '其他要说明的', called: ['备注'] }),
  },
  '一项指标的执行情况，从“三级指标: ”写起',
)

/** A form has a column for each likelihood, with a tick in one of them. */
function observationOf(own: typeof columns): typeof columns {
  return {
    ...own,
    extend: (more) => observationOf(own.extend?.(more) ?? own),
    computed: Object.fromEntries(
      likelihoods.map((word) => [
        `完成目标可能性.${word}`,
        {
          from: '完成目标可能性',
          print: ({ likelihood }: ValuesOf<typeof columns>) => (likelihood === word ? '√' : undefined),
          called: [word],
        },
      ]),
    ),
  }
}

/** A month as forms print it: `7月`, also where `7` was written. */
const month = {
  ...scalar(
    'month',
    '1 到 12 月，如 7月',
    (text) => {
      const [, number = ''] = /^(\d{1,2})月?$/.exec(toHalfWidth(text.trim())) ?? []
      const month = Number(number)
      return month >= 1 && month <= 12 ? { raw: `${month}月`, month } : undefined
    },
    adviseMonth,
  ),
  pattern: /^\s*[\d０-９]{1,2}月?\s*$/,
}

const schema = perUnit((unit) => {
  const funds = progress(unit)
  return record(
    {
      ...about,
      until: required('监控截止', month, { public: true, description: '监控到哪个月底', example: '7月' }),
      total: required('年度资金总额', funds, {
        description: '年度资金总额的预算和执行',
        called: ['年度资金总额'],
      }),
      fiscal: optional('本年一般公共预算拨款', funds, {
        description: '其中本年一般公共预算拨款的预算和执行',
        called: ['本年一般公共预算拨款'],
      }),
      otherFunds: optional('其他资金', funds, {
        description: '其中其他资金的预算和执行',
        called: ['其他资金'],
      }),
      observations: required(
        '绩效指标',
        listOf(observationOf(columns), '各项指标的执行情况', budgets.indicators),
        {
          description: '各项指标的执行情况，次序与项目文件相同',
        },
      ),
    },
    '监控的各项，如“监控截止: 7月”',
  )
})

/** `content/<unit>/<year>/<项目编码>.monitor.yaml`: how a project goes in the course of its year (财预〔2019〕136号). */
export const monitorKind = {
  id: 'monitor',
  name: '监控',
  title: '绩效监控',
  owner: 'project',
  schema,
  print: {
    purpose: '监控',
    heading: '绩效目标执行监控表',
    subject: '预算项目绩效运行监控',
    labels: ['全年预计执行数', '全年预计完成情况'],
  },
} as const satisfies FileKind
