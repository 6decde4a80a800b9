import { checkpoints } from '../../model/checkpoint.ts'
import type { MoneyUnit } from '../../model/money.ts'
import { mapping, optional, record, required, requiredOrWithheld } from '../schema/kind.ts'
import { code, formName, line, money, ordinal, percent, perUnit, prose } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'
import { indicators } from './indicator.ts'

const planShape = {
  '3月底': optional('3月底', percent, {
    description: '到 3 月底累计支出的百分比',
    example: '25.00',
    called: ['3月底'],
  }),
  '6月底': optional('6月底', percent, {
    description: '到 6 月底累计支出的百分比',
    example: '50.00',
    called: ['6月底'],
  }),
  '10月底': optional('10月底', percent, {
    description: '到 10 月底累计支出的百分比',
    example: '75.00',
    called: ['10月底'],
  }),
  '12月底': optional('12月底', percent, {
    description: '到 12 月底累计支出的百分比',
    example: '100.00',
    called: ['12月底'],
  }),
}

/** An amount by source, as the forms of 财预〔2015〕88号 divide it. */
function funds(unit: MoneyUnit) {
  return mapping(
    {
      total: optional('资金总额', money(unit), {
        description: '各项资金的合计',
        called: ['中期资金总额', '实施期资金总额'],
      }),
      fiscal: optional('财政拨款', money(unit), { description: '其中的财政拨款' }),
      otherFunds: optional('其他资金', money(unit), { description: '其中的其他资金' }),
    },
    '资金总额、财政拨款、其他资金',
  )
}

const schema = perUnit((unit) =>
  record(
    {
      code: optional('项目编码', code, {
        public: true,
        identity: true,
        description: '项目的编码，与文件名相同；表上没有编码的不写，文件名用字母、数字和短横线',
        example: '315-0404-JBN-9C18',
        called: ['项目编码', '项目代码'],
      }),
      order: required('序号', ordinal, {
        public: true,
        identity: true,
        description: '项目在文本中的次序，也是表题中的序号',
        example: '1',
      }),
      name: required('项目名称', line, {
        public: true,
        description: '项目的全称',
        example: '法律援助',
        called: [/^((预算|支出)*项目(支出)?|专项(资金)?)名称$/, /^单位(名称)?[、,/]项目名称$/],
      }),
      continues: optional('延续自', code, {
        public: true,
        unprinted: true,
        description: '上年同一个项目的编码；编码和名称都没变的不用写',
        example: '315-0404-JBN-9C18',
      }),
      adjustment: optional('调整说明', prose, {
        public: true,
        unprinted: true,
        description: '目标和上年不同的，说明为什么调整；与目标一起公开',
      }),
      form: optional('表样', formName, {
        public: true,
        unprinted: true,
        description: '这个项目用的表样，与单位的不同时才写',
        example: 'mof-88-annual',
      }),
      authority: optional('主管部门', line, {
        description: '主管部门的名称和代码',
        example: '[101]示例县文化和旅游局',
        called: [
          /^(项目)?((县|市|省|区)级|一级)?(主管|预算)(部门|单位)(名称)?((及|和)(代码|编码))?$/,
          '主管部门(单位)',
        ],
        resembles: /(主管|归口|牵头).*(部门|单位|[处科股]室)$/,
      }),
      implementer: optional('实施单位', line, {
        description: '实施项目的单位',
        called: [/^(项目)?(实施|承担|执行)单位$/, '项目单位', '用款单位'],
        resembles: /(实施|承担|承办|使用|建设|具体负责|责任).*(部门|单位|机构|主体|[处科股]室)$/,
      }),
      category: optional('项目类别', line, {
        description: '项目的类别',
        example: '特定目标类',
        called: ['项目类别', '项目类型'],
        resembles: /项目.*(类别|分类|类型|种类)$/,
      }),
      nature: optional('项目属性', line, {
        description: '新增项目、延续项目，或一次性项目、经常性项目',
        example: '延续项目',
        called: ['项目属性', '项目性质'],
        resembles: /(项目.*(性质|属性)|新增.*延续.*|(经常|一次)性.*)$/,
      }),
      period: optional('项目期', line, {
        description: '项目从开始到完成的时间',
        example: '3年',
        called: ['项目期', /^(项目(支出)?)?(实施)?(周期|期限|期|起止时间|起止年限)$/],
        resembles: /(周期|期限|起止.*|年限)$/,
      }),
      budget: requiredOrWithheld('预算数', money(unit), {
        description: '项目的预算数',
        example: '0.80',
        called: [
          '预算总额',
          '项目预算',
          '项目金额',
          /^项目总金?额$/,
          '年度金额',
          /^(?=.*(资金|预算))(项目|年度|本年度?|当年|预算|资金|申请|安排|本级)*(总额|总数|总计|合计|数|金额)$/,
          /^(项目)?(本年度?|当年|年度)(项目)?预算$|^(本年度?|当年|年度)?(项目)?(申请|申报)资金$/,
        ],
      }),
      fiscal: optional('财政资金', money(unit), {
        description: '预算数中的财政资金',
        called: [/^(当年|本年度?|年度|全年)?财政(资金|拨款)$/],
      }),
      carriedOver: optional('上年结转', money(unit), {
        description: '预算数中上年结转的资金，没有就空着',
        called: [/^上年结转(结余)?(资金)?$/, '结转资金'],
      }),
      otherFunds: optional('其他资金', money(unit), {
        description: '预算数中的其他资金，没有就空着',
        called: [/^(当年|本年度?|年度)?其[他它]资金$/],
      }),
      usage: optional('资金用途', prose, {
        description: '钱用来做什么，一事一行',
        called: ['资金用途'],
        resembles: /(用途|使用方向|使用范围|支出内容)$/,
      }),
      plan: optional('资金支出计划', mapping(planShape, `${checkpoints.join('、')}的累计支出百分比`), {
        description: '到各月底累计支出的百分比',
        example: '{ 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }',
      }),
      goal: required('绩效目标', prose, {
        description: '年内要达到的目标，一条一行',
        called: [
          '绩效目标描述',
          /^20\d\d年度?(绩效|总体)*目标$/,
          /^(项目|预算|部门|单位|年度|本年度?|当年|年初|全年|总体|整体|支出|绩效|预期|设定|总)*目标$/,
        ],
        resembles: /(目标|目标任务|预期(成果|成效|效果|效益))$/,
      }),
      indicators: required('绩效指标', indicators, { description: '各项绩效指标，每项以“- ”开头' }),
      midtermYears: optional('中期年限', line, {
        description: '跨年度项目从哪年到哪年',
        example: '2024年—2026年',
      }),
      midtermFunds: optional('中期资金', funds(unit), { description: '跨年度项目各年的资金合计' }),
      midtermGoal: optional('中期目标', prose, {
        description: '跨年度项目到期要达到的目标，一条一行',
        called: [/^(项目|预算)?(中期|长期|中长期|实施期|跨年度)(滚动|总体|绩效|总)*目标$/],
      }),
      midtermIndicators: optional('中期绩效指标', indicators, {
        description: '跨年度项目到期的各项绩效指标，写法同“绩效指标”',
      }),
    },
    '一个项目的各项，如“项目编码: 315-0404-JBN-9C18”',
  ),
)

/**
 * `content/<unit>/<year>/<项目编码>.yaml`: one budget project, with amounts in the department's unit. Required is what
 * every form has; what else a project's form demands, its template says (必填).
 */
export const projectKind = {
  id: 'project',
  name: '项目',
  title: '项目',
  owner: 'year',
  schema,
  print: { purpose: '项目', heading: '绩效目标表', subject: '预算项目绩效目标' },
} as const satisfies FileKind
