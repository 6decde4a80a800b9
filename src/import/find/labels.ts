import { causes, likelihoods } from '../../model/monitor.ts'
import { toHalfWidth } from '../../model/text.ts'

/*
 * The words by which forms are recognised: what provinces and years call the fields of a content file. Fields are named
 * by their path in the file (`资金支出计划.3月底`). Sources are the forms in templates/ and the alias tables of
 * 财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号 and their provincial kin.
 */

/** Labels of single fields. */
const fieldLabels: Readonly<Record<string, readonly string[]>> = {
  项目编码: ['项目编码', '项目代码'],
  项目名称: ['项目名称', '项目支出名称', '专项资金名称', '预算项目名称'],
  主管部门: [
    '主管部门',
    '主管部门及代码',
    '主管部门及编码',
    '县级主管部门',
    '主管部门名称',
    '项目主管部门',
    '主管单位',
    '预算部门',
    '一级预算部门',
  ],
  实施单位: ['实施单位', '项目实施单位', '项目单位', '项目承担单位', '项目执行单位', '承担单位', '用款单位'],
  项目类别: ['项目类别', '项目类型'],
  项目属性: ['项目属性', '项目性质'],
  项目期: [
    ...['项目期', '项目周期', '项目期限', '项目支出实施期', '项目实施期', '实施期', '项目实施周期'],
    ...['实施周期', '项目起止时间', '起止时间', '项目起止年限'],
  ],
  预算数: [
    ...['预算数', '年度资金总额', '资金总额', '年度资金申请总额', '年度预算数', '预算金额', '项目预算'],
    ...[
      '项目预算数',
      '项目预算金额',
      '年度预算金额',
      '年度本级预算金额',
      '预算总额',
      '项目资金总额',
      '当年资金总额',
      '年度预算资金总额',
    ],
  ],
  财政资金: ['财政资金', '财政拨款', '当年财政拨款', '本年财政拨款', '年度财政拨款', '当年财政资金'],
  上年结转: ['上年结转', '上年结转资金', '上年结转结余', '结转资金'],
  其他资金: ['其他资金', '其它资金', '当年其他资金'],
  资金用途: ['资金用途'],
  '资金支出计划.3月底': ['3月底'],
  '资金支出计划.6月底': ['6月底'],
  '资金支出计划.10月底': ['10月底'],
  '资金支出计划.12月底': ['12月底'],
  绩效目标: [
    '绩效目标',
    '年度目标',
    '年度总体目标',
    '年度绩效目标',
    '项目绩效目标',
    '总体目标',
    '预期目标',
    '项目年度目标',
    '项目年度绩效目标',
    '本年度绩效目标',
    '本年度目标',
    '当年绩效目标',
    '年度绩效总目标',
    '年度总体绩效目标',
    '总体绩效目标',
    '项目总体目标',
    '项目总体绩效目标',
    '绩效总目标',
    '绩效目标描述',
    '年初设定目标',
  ],
  '中期资金.资金总额': ['中期资金总额', '实施期资金总额'],
  中期目标: [
    '中期目标',
    '中期绩效目标',
    '实施期目标',
    '实施期绩效目标',
    '实施期总目标',
    '长期目标',
    '中长期目标',
  ],
  实际完成情况: [
    ...['实际完成情况', '年度总体目标完成情况', '年度目标完成情况', '全年实际完成情况'],
    ...['总体目标完成情况', '目标实际完成情况'],
  ],
  总分: ['总分'],
  单位名称: ['单位名称', '预算单位', '部门名称', '部门(单位)名称'],
}

/** Titles of the columns of indicator and task tables. */
const columnLabels: Readonly<Record<string, readonly string[]>> = {
  一级指标: ['一级指标', '一级'],
  二级指标: ['二级指标', '二级'],
  三级指标: ['三级指标', '三级', '指标名称', '指标内容', '三级指标名称', '绩效指标名称', '三级绩效指标'],
  绩效指标描述: ['绩效指标描述', '指标解释', '指标内涵', '指标说明', '指标描述'],
  指标值: [
    ...[
      '指标值',
      '年度指标值',
      '目标值',
      '绩效指标值',
      '指标目标值',
      '指标值及单位',
      '预期指标值',
      '年度目标值',
    ],
    ...['本年指标值', '计划指标值', '全年目标值', '绩效目标值', '预期值', '预期目标值', '当年预期实现值'],
  ],
  指标值确定依据: [
    ...[
      '指标值确定依据',
      '指标值设定依据',
      '绩效标准',
      '确定依据',
      '指标值确定的依据',
      '指标值依据',
      '指标依据',
    ],
    ...['目标值确定依据', '目标值设定依据', '设定依据'],
  ],
  指标性质: ['指标性质', '计算符号', '运算符号'],
  度量单位: ['度量单位', '计量单位'],
  权重: ['权重', '分值', '分值权重', '指标权重'],
  指标方向性: ['指标方向性'],
  实际完成值: [
    '实际完成值',
    '完成值',
    '全年完成值',
    '全年实际完成值',
    '全年实际值',
    '实际值',
    '实际完成指标值',
  ],
  得分: ['得分', '自评得分', '自评分', '实际得分'],
  偏差原因分析及改进措施: [
    ...[
      '偏差原因分析及改进措施',
      '偏差原因及改进措施',
      '偏差原因分析和改进措施',
      '偏差原因',
      '未完成原因分析',
    ],
    ...['未完成原因', '未完成原因及改进措施', '未完成原因及拟采取的改进措施', '未完成原因和改进措施'],
  ],
  执行情况: ['执行情况'],
  全年预计完成情况: ['全年预计完成情况'],
  ...Object.fromEntries([...causes, ...likelihoods, '原因说明'].map((label) => [label, [label]])),
  备注: ['备注'],
  任务名称: ['任务名称'],
  主要内容: ['主要内容'],
  总额: ['总额'],
  财政拨款: ['财政拨款'],
  其他资金: ['其他资金'],
}

/** Titles over the amounts of a funding block, and the lines that they cross (10号, 136号). */
const amountLabels: Readonly<Record<string, readonly string[]>> = {
  年初预算数: ['年初预算数', '年初预算'],
  全年预算数: ['全年预算数', '全年预算', '调整后预算数', '调整后预算', '调整预算数'],
  全年执行数: ['全年执行数', '预算执行数', '实际执行数', '全年支出数'],
  执行数: ['执行数'],
  分值: ['分值', '权重'],
  执行率: ['执行率', '预算执行率'],
  得分: ['得分'],
  全年预计执行数: ['全年预计执行数'],
}
const lineLabels: Readonly<Record<string, readonly string[]>> = {
  年度资金总额: ['年度资金总额', '资金总额', '总额'],
  当年财政拨款: ['当年财政拨款', '本年财政拨款', '当年财政资金', '财政拨款', '财政资金'],
  本年一般公共预算拨款: ['本年一般公共预算拨款'],
  上年结转资金: ['上年结转资金', '上年结转'],
  其他资金: ['其他资金', '其它资金'],
}

/** Labels that head a group of cells and have no value of their own. */
const groups = new Set([
  ...[
    '预算规模及资金用途',
    '资金支出计划',
    '项目资金',
    '绩效指标',
    '年度绩效指标',
    '绩效目标及指标',
    '本年度绩效指标',
  ],
  ...['资金来源', '项目绩效指标', '资金安排', '项目资金情况', '项目基本情况', '年度主要任务', '预算金额'],
  ...['偏差原因分析', '完成目标可能性', '金额合计'],
])

/** The field that a row below a group's label holds, where it has no label of its own (河北). */
export const unlabelled: Readonly<Record<string, string>> = { 预算规模及资金用途: '资金用途' }

/** Labels that only forms of other purposes than a project's targets have. */
export const purposeLabels: ReadonlyMap<string, 'result' | 'monitor' | 'overall'> = new Map([
  ...(['实际完成值', '全年执行数', '实际完成情况'] as const).map((label) => [label, 'result'] as const),
  ...(['全年预计执行数', '全年预计完成情况'] as const).map((label) => [label, 'monitor'] as const),
  ...(['年度主要任务', '任务名称', '部门(单位)名称'] as const).map((label) => [label, 'overall'] as const),
])

/** The fields that a label can mean. */
export const knownFields = [...new Set([...Object.keys(fieldLabels), ...Object.keys(columnLabels)])]

const fields = invert(fieldLabels)
const columns = invert(columnLabels)
const amountColumns = invert(amountLabels)
const amountLines = invert(lineLabels)

function invert(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([key, labels]) => labels.map((label) => [label, key])))
}

/** `部门（单位）` is a part of a name, not an addition in brackets. */
const departmentName = /^部门\(单位\)名称/

/**
 * A label without white space, colons, `其中`, the months that it counts (`1—7月执行数`) and what brackets add (`（万元）`,
 * `（90）`).
 */
export function bareLabel(text: string): string {
  const label = toHalfWidth(text)
    .replace(/\s/g, '')
    .replace(/^其中:?/, '')
    .replace(/^1[—–~-]+\d{1,2}月底?/, '')
  return departmentName.exec(label)?.[0] ?? label.replace(/[:(（].*$/, '')
}

/** What a label means, whatever a province calls it; the bare label where nobody knows. */
export function meaningOf(text: string): string {
  const label = bareLabel(text)
  return (
    columns.get(label) ?? fields.get(label) ?? amountColumns.get(label) ?? amountLines.get(label) ?? label
  )
}

/** What labels a person settled beyond the known ones: what the source says, and the field it means. */
export type Settled = ReadonlyMap<string, string>

/** The single field that a label names. */
export function fieldOf(text: string, settled: Settled): string | undefined {
  const own = settled.get(text.replace(/\s/g, ''))
  return own === undefined ? fields.get(bareLabel(text)) : Object.hasOwn(fieldLabels, own) ? own : undefined
}

/** Whether a field holds prose of several paragraphs. */
export function isLong(field: string | undefined): boolean {
  return field !== undefined && longFields.has(field)
}
const longFields = new Set(['资金用途', '绩效目标', '中期目标', '实际完成情况'])

/** The column of an indicator or task table that a title names. */
export function columnOf(text: string, settled: Settled): string | undefined {
  const own = settled.get(text.replace(/\s/g, ''))
  return own === undefined ? columns.get(bareLabel(text)) : Object.hasOwn(columnLabels, own) ? own : undefined
}

/** The column of a funding block that a title names. */
export function amountColumnOf(text: string): string | undefined {
  return amountColumns.get(bareLabel(text))
}

/** The line of a funding block that a label names. */
export function amountLineOf(text: string): string | undefined {
  return amountLines.get(bareLabel(text))
}

/** Whether a text is a label of a group of cells. */
export function isGroup(text: string): boolean {
  return groups.has(bareLabel(text))
}

/** The unit of money that a label or a line above a form names: `项目资金（万元）`, `单位：元`. */
export function moneyUnitIn(text: string): '万元' | '元' | undefined {
  const [, inBrackets, behindColon] =
    /[(（](?:单位[:：])?(万?元)[)）]|(?:金额)?单位[:：]\s*(?:人民币)?(万?元)/.exec(text) ?? []
  const unit = inBrackets ?? behindColon
  return unit === '万元' || unit === '元' ? unit : undefined
}
