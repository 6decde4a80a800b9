import { causes, likelihoods } from '../../model/monitor.ts'

/*
 * What provinces and years call the fields of a content file, which are named by their path in the file
 * (`资金支出计划.3月底`). A name is a text, or a pattern where it is put together of a few words. Sources are the forms in
 * templates/ and the alias tables of 财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号 and their provincial kin.
 */

export type Names = Readonly<Record<string, readonly (string | RegExp)[]>>

/** Labels of single fields. */
export const fieldNames: Names = {
  项目编码: ['项目编码', '项目代码'],
  项目名称: [/^((预算|支出)*项目(支出)?|专项(资金)?)名称$/],
  主管部门: [
    /^(项目)?((县|市|省|区)级|一级)?(主管|预算)(部门|单位)(名称)?((及|和)(代码|编码))?$/,
    '主管部门(单位)',
  ],
  实施单位: [/^(项目)?(实施|承担|执行)单位$/, '项目单位', '用款单位'],
  项目类别: ['项目类别', '项目类型'],
  项目属性: ['项目属性', '项目性质'],
  项目期: ['项目期', /^(项目(支出)?)?(实施)?(周期|期限|期|起止时间|起止年限)$/],
  预算数: [
    '预算总额',
    '项目预算',
    '年度金额',
    /^(?=.*(资金|预算))(项目|年度|本年度?|当年|预算|资金|申请|安排|本级)*(总额|总数|总计|合计|数|金额)$/,
  ],
  财政资金: [/^(当年|本年度?|年度|全年)?财政(资金|拨款)$/],
  上年结转: [/^上年结转(结余)?(资金)?$/, '结转资金'],
  其他资金: [/^(当年|本年度?|年度)?其[他它]资金$/],
  资金用途: ['资金用途'],
  '资金支出计划.3月底': ['3月底'],
  '资金支出计划.6月底': ['6月底'],
  '资金支出计划.10月底': ['10月底'],
  '资金支出计划.12月底': ['12月底'],
  绩效目标: ['绩效目标描述', /^(项目|预算|年度|本年度?|当年|年初|全年|总体|绩效|预期|设定|总)*目标$/],
  '中期资金.资金总额': ['中期资金总额', '实施期资金总额'],
  中期目标: [/^(项目|预算)?(中期|长期|中长期|实施期|跨年度)(滚动|总体|绩效|总)*目标$/],
  实际完成情况: [/^(项目|年度|全年|总体|绩效|目标|实际)*(实际|目标)(完成|实现)情况(综述|说明)?$/],
  总分: ['总分'],
  单位名称: ['单位名称', '预算单位', '部门名称', '部门(单位)名称'],
}

/** Titles of the columns of indicator and task tables. */
export const columnNames: Names = {
  一级指标: [/^一级(绩效)?(指标)?$/],
  二级指标: [/^二级(绩效)?(指标)?$/],
  三级指标: [/^三级(绩效)?(指标)?(名称|内容)?$/, /^(绩效)?指标(名称|内容)$/],
  绩效指标描述: [/^(绩效)?指标(描述|解释|内涵|说明)$/],
  指标值: [
    /^(项目|年度|本年度?|当年|全年|预期|预计|计划|绩效|指标|目标|实现)*(指标|目标|预期|实现|数)值(及单位)?$/,
  ],
  指标值确定依据: ['绩效标准', /^(绩效|指标|目标)?值?(确定|设定)?的?依据$/],
  指标性质: ['指标性质', '计算符号', '运算符号'],
  度量单位: ['度量单位', '计量单位', '单位'],
  权重: [/^(指标|绩效)?(权重|分值|分值权重)$/],
  指标方向性: ['指标方向性', '指标方向'],
  实际完成值: [/^(全年)?(实际)?(完成)?(指标)?值$/, '全年实际值'],
  得分: [/^(自评|实际)?得分$/, '自评分'],
  偏差原因分析及改进措施: [/^(偏差|未完成)原因(分析)?((及|和)(拟采取的)?改进措施)?$/],
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
export const amountNames: Names = {
  年初预算数: ['年初预算数', '年初预算'],
  全年预算数: [/^(全年|调整后?)预算数?$/],
  全年执行数: [/^(全年|预算|实际)执行数$/, '全年支出数'],
  执行数: ['执行数'],
  分值: ['分值', '权重'],
  执行率: ['执行率', '预算执行率'],
  得分: ['得分'],
  全年预计执行数: ['全年预计执行数'],
}

export const lineNames: Names = {
  年度资金总额: ['年度资金总额', '资金总额', '总额'],
  当年财政拨款: [/^(当年|本年)?财政(拨款|资金)$/],
  本年一般公共预算拨款: ['本年一般公共预算拨款'],
  上年结转资金: ['上年结转资金', '上年结转'],
  其他资金: [/^其[他它]资金$/],
}

/** Labels that head a group of cells and have no value of their own. */
export const groupNames: readonly (string | RegExp)[] = [
  '预算规模及资金用途',
  '资金支出计划',
  '资金来源',
  '绩效目标及指标',
  '年度主要任务',
  '预算金额',
  '偏差原因分析',
  '完成目标可能性',
  '金额合计',
  '项目基本情况',
  '预算执行情况',
  /^(项目|本?年度|长期|中长期|中期|实施期)*绩效指标$/,
  /^(项目|年度)?资金(情况|构成|安排)?$/,
]

/** The field that a row below a group's label holds, where it has no label of its own (河北). */
export const unlabelled: Readonly<Record<string, string>> = { 预算规模及资金用途: '资金用途' }

/** Labels that only forms of other purposes than a project's targets have. */
export const purposeLabels: ReadonlyMap<string, 'result' | 'monitor' | 'overall'> = new Map([
  ...(['实际完成值', '全年执行数', '实际完成情况'] as const).map((label) => [label, 'result'] as const),
  ...(['全年预计执行数', '全年预计完成情况'] as const).map((label) => [label, 'monitor'] as const),
  ...(['年度主要任务', '任务名称', '部门(单位)名称'] as const).map((label) => [label, 'overall'] as const),
])
