import { toHalfWidth } from '../model/text.ts'

/*
 * The words by which forms are recognised: what provinces and years call the fields of a content file. Sources are the
 * forms in templates/ and the alias tables of 财预〔2015〕88号, 财预〔2021〕101号 and their provincial kin.
 */

/** Labels of a project's single fields, by the field's key in a content file. */
const projectLabels: Readonly<Record<string, readonly string[]>> = {
  项目编码: ['项目编码', '项目代码'],
  项目名称: ['项目名称'],
  主管部门: ['主管部门', '主管部门及代码', '主管部门名称'],
  实施单位: ['实施单位', '项目实施单位', '项目单位'],
  项目类别: ['项目类别', '项目类型'],
  项目属性: ['项目属性', '项目性质'],
  项目期: ['项目期', '项目周期', '项目期限'],
  预算数: ['预算数', '年度资金总额', '资金总额', '年度资金申请总额', '年度预算数', '预算金额', '项目预算'],
  财政资金: ['财政资金', '财政拨款', '当年财政拨款', '年度财政拨款', '当年财政资金'],
  上年结转: ['上年结转', '上年结转资金', '结转资金'],
  其他资金: ['其他资金', '其它资金'],
  资金用途: ['资金用途'],
  绩效目标: ['绩效目标', '年度目标', '年度总体目标', '年度绩效目标', '项目绩效目标', '总体目标'],
  单位名称: ['单位名称', '预算单位', '部门名称'],
  '3月底': ['3月底'],
  '6月底': ['6月底'],
  '10月底': ['10月底'],
  '12月底': ['12月底'],
}

/** Titles of the columns of indicator tables, by the field's key. */
const columnLabels: Readonly<Record<string, readonly string[]>> = {
  一级指标: ['一级指标', '一级'],
  二级指标: ['二级指标', '二级'],
  三级指标: ['三级指标', '三级', '指标名称', '指标内容', '三级指标名称', '绩效指标名称'],
  绩效指标描述: ['绩效指标描述', '指标解释', '指标内涵', '指标说明', '指标描述'],
  指标值: ['指标值', '年度指标值', '目标值', '绩效指标值', '指标目标值'],
  指标值确定依据: ['指标值确定依据', '指标值设定依据', '绩效标准', '确定依据', '指标值确定的依据'],
  指标性质: ['指标性质', '计算符号', '运算符号'],
  度量单位: ['度量单位', '计量单位'],
  权重: ['权重', '分值', '分值权重', '指标权重'],
  指标方向性: ['指标方向性'],
}

/** Labels that head a group of cells and have no value of their own. */
const groupLabels = [
  ...[
    '预算规模及资金用途',
    '资金支出计划',
    '项目资金',
    '绩效指标',
    '年度绩效指标',
    '绩效目标及指标',
    '资金来源',
  ],
  ...['项目绩效指标', '资金安排', '项目资金情况', '项目基本情况'],
]

/** The field that a row below a group's label holds, where it has no label of its own (河北). */
export const unlabelled: Readonly<Record<string, string>> = { 预算规模及资金用途: '资金用途' }

/** The fields that a label can mean. */
export const knownFields = [...Object.keys(projectLabels), ...Object.keys(columnLabels)]

const fields = invert(projectLabels)
const columns = invert(columnLabels)
const groups = new Set(groupLabels)

function invert(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([key, labels]) => labels.map((label) => [label, key])))
}

/** A label without white space, colons, `其中` and what brackets add (`（万元）`, `（90）`). */
export function bareLabel(text: string): string {
  return toHalfWidth(text)
    .replace(/\s/g, '')
    .replace(/^其中:?/, '')
    .replace(/[:(（].*$/, '')
}

/** What labels a person settled beyond the known ones: what the source says, and the field it means. */
export type Settled = ReadonlyMap<string, string>

/** The field that a label names, of a project or of an indicator. */
export function fieldOf(text: string, settled: Settled): string | undefined {
  const own = settled.get(text.replace(/\s/g, ''))
  return own === undefined ? fields.get(bareLabel(text)) : Object.hasOwn(projectLabels, own) ? own : undefined
}

/** The field of indicators that a column's title names. */
export function columnOf(text: string, settled: Settled): string | undefined {
  const own = settled.get(text.replace(/\s/g, ''))
  return own === undefined ? columns.get(bareLabel(text)) : Object.hasOwn(columnLabels, own) ? own : undefined
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
