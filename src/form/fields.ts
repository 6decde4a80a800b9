import { exactMoney, type Money, type MoneyUnit } from '../model/money.ts'
import { causes, likelihoods, type Monitor, type Observation, type Progress } from '../model/monitor.ts'
import type { Overall, Task } from '../model/overall.ts'
import {
  checkpoints,
  type Department,
  type Funds,
  type Indicator,
  type Project,
  type SpendingPlan,
} from '../model/record.ts'
import type { Execution, Outcome, Result } from '../model/result.ts'
import { directionOf, splitTarget } from '../model/target.ts'
import { type Withholds, withheldWord } from '../model/withheld.ts'

/*
 * What forms can print, by the names that templates use: a field's path in the content file (`中期资金.财政拨款`), or
 * what follows from it (`指标数值`, the number of `≥80件`).
 */

/** A field's value: a text, something with the text that was approved, nothing, or why it is withheld. */
export type Value = string | { raw: string } | Money | Withheld | undefined
/** Why a field is not public, under the name of what its file withholds: the field itself, or the group around it. */
export interface Withheld {
  name: string
  reason: string
}
export type Fields<Of> = Readonly<Record<string, (record: Of) => Value>>

export const departmentFields: Fields<Department> = {
  单位编码: ({ unit }) => unit,
  单位名称: ({ name }) => name,
  年度: ({ year }) => String(year),
  金额单位: ({ moneyUnit }) => moneyUnit,
}

const fundsFields: Fields<Funds> = {
  资金总额: ({ total }) => total,
  财政拨款: ({ fiscal }) => fiscal,
  其他资金: ({ otherFunds }) => otherFunds,
}

const planFields: Fields<SpendingPlan> = Object.fromEntries(
  checkpoints.map((checkpoint) => [checkpoint, (plan: SpendingPlan) => plan[checkpoint]]),
)

export const projectFields: Fields<Project> = {
  项目编码: ({ code }) => code,
  序号: ({ order }) => String(order),
  项目名称: ({ name }) => name,
  主管部门: ({ authority }) => authority,
  实施单位: ({ implementer }) => implementer,
  项目类别: ({ category }) => category,
  项目属性: ({ nature }) => nature,
  项目期: ({ period }) => period,
  预算数: ({ budget }) => budget,
  财政资金: ({ fiscal }) => fiscal,
  上年结转: ({ carriedOver }) => carriedOver,
  其他资金: ({ otherFunds }) => otherFunds,
  资金用途: ({ usage }) => usage,
  ...below('资金支出计划', ({ plan }: Project) => plan, planFields),
  绩效目标: ({ goal }) => goal,
  中期年限: ({ midtermYears }) => midtermYears,
  ...below('中期资金', ({ midtermFunds }: Project) => midtermFunds, fundsFields),
  中期目标: ({ midtermGoal }) => midtermGoal,
}

export const indicatorFields: Fields<Indicator> = {
  一级指标: ({ level1 }) => level1,
  二级指标: ({ level2 }) => level2,
  三级指标: ({ name }) => name,
  绩效指标描述: ({ description }) => description,
  指标值: ({ target }) => target,
  指标性质: ({ parts, target }) => (parts ?? splitTarget(target)).sign,
  指标数值: ({ parts, target }) => (parts ?? splitTarget(target)).value,
  度量单位: ({ parts, target }) => (parts ?? splitTarget(target)).unit,
  指标方向性: ({ direction, target }) => direction ?? directionOf(target),
  权重: ({ weight }) => weight,
  指标值确定依据: ({ basis }) => basis,
}

const executionFields: Fields<Execution> = {
  年初预算数: ({ planned }) => planned,
  全年预算数: ({ adjusted }) => adjusted,
  全年执行数: ({ spent }) => spent,
  分值: ({ weight }) => weight,
  执行率: ({ rate }) => rate,
  得分: ({ score }) => score,
}

export const resultFields: Fields<Result> = {
  ...below('年度资金总额', ({ total }: Result) => total, executionFields),
  ...below('当年财政拨款', ({ fiscal }: Result) => fiscal, executionFields),
  ...below('上年结转资金', ({ carriedOver }: Result) => carriedOver, executionFields),
  ...below('其他资金', ({ otherFunds }: Result) => otherFunds, executionFields),
  实际完成情况: ({ achieved }) => achieved,
  总分: ({ score }) => score,
}

export const outcomeFields: Fields<Outcome> = {
  实际完成值: ({ actual }) => actual,
  分值: ({ weight }) => weight,
  得分: ({ score }) => score,
  偏差原因分析及改进措施: ({ reason }) => reason,
}

const progressFields: Fields<Progress> = {
  年初预算数: ({ planned }) => planned,
  执行数: ({ spent }) => spent,
  执行率: ({ rate }) => rate,
  全年预计执行数: ({ expected }) => expected,
}

export const monitorFields: Fields<Monitor> = {
  监控截止: ({ until }) => `${until}月`,
  ...below('年度资金总额', ({ total }: Monitor) => total, progressFields),
  ...below('本年一般公共预算拨款', ({ fiscal }: Monitor) => fiscal, progressFields),
  ...below('其他资金', ({ otherFunds }: Monitor) => otherFunds, progressFields),
}

export const observationFields: Fields<Observation> = {
  执行情况: ({ progress }) => progress,
  全年预计完成情况: ({ expected }) => expected,
  ...Object.fromEntries(causes.map((cause) => [cause, (observation: Observation) => observation[cause]])),
  原因说明: ({ reason }) => reason,
  ...Object.fromEntries(
    likelihoods.map((word) => [
      `完成目标可能性.${word}`,
      ({ likelihood }: Observation) => (likelihood === word ? '√' : undefined),
    ]),
  ),
  备注: ({ remark }) => remark,
}

const amountFields: Fields<Pick<Task, 'total' | 'fiscal' | 'otherFunds'>> = {
  总额: ({ total }) => total,
  财政拨款: ({ fiscal }) => fiscal,
  其他资金: ({ otherFunds }) => otherFunds,
}

export const overallFields: Fields<Overall> = {
  ...below('金额合计', ({ sum }: Overall) => sum, amountFields),
  年度总体目标: ({ goal }) => goal,
}

export const taskFields: Fields<Task> = {
  任务名称: ({ name }) => name,
  主要内容: ({ content }) => content,
  ...amountFields,
}

/** The fields of a part of a record, under the part's name. */
function below<Of, Part>(
  name: string,
  part: (record: Of) => Part | undefined,
  fields: Fields<Part>,
): Fields<Of> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      `${name}.${field}`,
      (record: Of) => {
        const inner = part(record)
        const read = inner && readField(inner, field, value)
        return isWithheld(read) ? { ...read, name: `${name}的${read.name}` } : read
      },
    ]),
  )
}

/** What stands under another name in the file: a form may ask for the number of 指标值 alone. */
const columnsOf: Readonly<Record<string, string>> = { 指标数值: '指标值' }

/** The value of a record's field, or why that is withheld. */
export function readField<Of>(of: Of & Withholds, field: string, value: (record: Of) => Value): Value {
  const [group = ''] = field.split('.')
  const name = columnsOf[field] ?? group
  const reason = of.withheld?.[name]
  return reason === undefined ? value(of) : { name, reason }
}

export function isWithheld(value: Value): value is Withheld {
  return typeof value === 'object' && 'reason' in value
}

/** A value as it is printed: as approved, but an amount in the form's unit where the form has one of its own. */
export function printValue(value: Value, unit: MoneyUnit | undefined): string {
  if (value === undefined || typeof value === 'string') return value ?? ''
  if (isWithheld(value)) return withheldWord
  return unit && 'fen' in value ? exactMoney(value.fen, unit) : value.raw
}
