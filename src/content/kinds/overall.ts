import type { MoneyUnit } from '../../model/money.ts'
import { defaulted, listOf, mapping, optional, record, required } from '../schema/kind.ts'
import { date, formName, line, money, perUnit, prose } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'
import { indicators } from './indicator.ts'

/** @param called whether documents are read by these as titles: those over the tasks, not the sums below them */
function amounts(unit: MoneyUnit, called: boolean) {
  const amount = (key: string, description: string) =>
    optional(key, money(unit), { description, ...(called && { called: [key] }) })
  return {
    total: amount('总额', '预算金额的总额'),
    fiscal: amount('财政拨款', '其中的财政拨款'),
    otherFunds: amount('其他资金', '其中的其他资金'),
  }
}

const schema = perUnit((unit) => {
  const task = mapping(
    {
      name: required('任务名称', line, {
        public: true,
        description: '任务的名称',
        example: '公共阅读服务',
        called: ['任务名称'],
      }),
      content: optional('主要内容', prose, { description: '任务的主要内容', called: ['主要内容'] }),
      ...amounts(unit, true),
    },
    '一项任务，从“任务名称: ”写起',
  )
  return record(
    {
      form: required('表样', formName, {
        public: true,
        unprinted: true,
        description: 'templates 目录下表样的名称',
        example: 'mof-88-department',
      }),
      published: optional('公开日期', date, {
        public: true,
        unprinted: true,
        description: '向社会公开的日期和时间，与单位的不同时才写',
      }),
      tasks: defaulted('年度主要任务', listOf(task, '一项或几项任务'), [], {
        description: '年度主要任务，每项以“- ”开头；表上没有的不写',
      }),
      sum: optional('金额合计', mapping(amounts(unit, false), '总额、财政拨款、其他资金'), {
        description: '各项任务的金额合计',
      }),
      goal: required('年度总体目标', prose, {
        description: '单位年内要达到的目标，一条一行',
        called: [/^(年度|部门|单位|总体|整体|绩效)*目标$/],
      }),
      indicators: required('绩效指标', indicators, { description: '年度绩效指标，写法同项目文件' }),
    },
    '单位整体绩效目标的各项，如“年度总体目标: ”',
  )
})

/** `content/<unit>/<year>/overall.yaml`: the targets of a department's whole spending (财预〔2015〕88号). */
export const overallKind = {
  id: 'overall',
  name: '整体',
  title: '整体支出绩效目标',
  owner: 'year',
  schema,
  print: {
    purpose: '单位',
    heading: '整体支出绩效目标表',
    subject: '整体支出绩效目标',
    labels: ['年度主要任务', '任务名称', '部门(单位)名称'],
  },
} as const satisfies FileKind
