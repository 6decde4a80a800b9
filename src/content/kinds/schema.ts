import type { MoneyUnit } from '../../model/money.ts'
import { checkpoints } from '../../model/record.ts'
import { mapping, optional, record, required, requiredOrWithheld, scalar } from '../schema/kind.ts'
import {
  code,
  date,
  formName,
  line,
  money,
  moneyUnit,
  oneOf,
  ordinal,
  percent,
  perUnit,
  prose,
  unitCode,
  url,
  year,
  yes,
} from '../schema/scalars.ts'
import { indicators } from './indicator.ts'

/*
 * The content files, field by field. Keys are the form's own labels (domain: 河北省部门预算绩效文本), so whoever knows the
 * form can read and write the file. This is the manual too: descriptions and examples stand where a key is declared.
 */

const siteCodePattern = /^\d{10}$/
const repositoryPattern = /^[\w.-]+(\/[\w.-]+)+$/

/** Where the browser editor keeps changes. */
const editing = mapping(
  {
    platform: required('平台', oneOf('platform', ['GitHub', 'GitLab', 'Gitea']), {
      description: '仓库在哪种代码平台上；Forgejo 写 Gitea',
      example: 'Gitea',
    }),
    repository: required(
      '仓库',
      {
        ...scalar('repository', '平台上的“组织/仓库”', (text) =>
          repositoryPattern.test(text) ? text : undefined,
        ),
        pattern: repositoryPattern,
      },
      { description: '放着 content 目录的仓库', example: 'linxi/disclosure' },
    ),
    branch: optional('分支', line, { description: '改哪个分支，不写就是平台的默认分支', example: 'main' }),
    url: optional('平台地址', url, {
      description: '自己的 GitLab、Gitea 的地址，用 https；公用的平台不写',
      example: 'https://git.example.gov.cn',
    }),
    clientId: optional('应用编号', line, {
      description: '在 GitLab、Gitea 上登记编辑器得到的编号；不写就用访问令牌登录',
    }),
  },
  '平台、仓库等，如“平台: Gitea”',
)

/** `content/site.yaml`: who publishes. */
export const siteSchema = mapping(
  {
    name: required('网站名称', line, { description: '网站的名称', example: '临西县预算绩效目标公开' }),
    region: required('地区', line, { description: '所公开的县（市、区）', example: '临西县' }),
    sponsor: required('主办单位', line, { description: '主办单位的全称', example: '临西县财政局' }),
    organizer: optional('承办单位', line, { description: '承办单位的全称' }),
    address: optional('联系地址', line, { description: '办公地址' }),
    phone: optional('联系电话', line, { description: '办公电话（不填个人手机）' }),
    url: optional('网址', url, {
      description: '网站公开后的地址，可带目录',
      example: 'https://www.example.gov.cn/jxmb/',
    }),
    siteCode: optional(
      '网站标识码',
      {
        ...scalar('site-code', '10 位数字', (text) => (siteCodePattern.test(text) ? text : undefined)),
        pattern: siteCodePattern,
      },
      { description: '政府网站标识码' },
    ),
    icp: optional('ICP备案号', line, { description: 'ICP 备案号' }),
    police: optional('公安备案号', line, {
      description: '公安联网备案号',
      example: '冀公网安备 00000000000000号',
    }),
    errorReport: optional('纠错地址', url, { description: '“我为政府网站找错”的地址' }),
    partyBadge: optional('党政机关标识地址', url, { description: '党政机关网站标识的链接地址' }),
    sample: optional('示例数据', yes, {
      description: '“是”就在每一页写明：内容是虚构的，不是任何单位公开的',
    }),
    dataLicence: optional('数据许可', line, {
      description: '别人可以怎样使用公开的数据；不写就不说明',
      example: '可以自由使用，注明来源即可',
    }),
    dataLicenceUrl: optional('数据许可地址', url, { description: '数据许可全文的地址' }),
    ofd: optional('OFD', yes, {
      description: '“是”就在每个 PDF 旁边公开同样版面的 OFD（GB/T 33190），见 docs/ofd.md',
    }),
    editing: optional('编辑', editing, {
      description: '网页编辑器把改动存到哪个代码平台，见 docs/writing.md；不写就只在本机上编辑',
    }),
  },
  '网站的各项，如“网站名称: 临西县预算绩效目标公开”',
)

/** The front matter of `content/<unit>/<year>/department.md`. */
export const departmentSchema = record(
  {
    unit: required('单位编码', unitCode, { public: true, description: '预算单位的编码', example: '315002' }),
    name: required('单位名称', line, {
      public: true,
      description: '预算单位的全称',
      example: '临西县司法局',
    }),
    year: required('年度', year, { public: true, description: '预算年度', example: '2020' }),
    moneyUnit: required('金额单位', moneyUnit, {
      public: true,
      description: '表中金额的单位',
      example: '万元',
    }),
    form: required('表样', formName, {
      public: true,
      description: 'templates 目录下表样的名称',
      example: 'hebei-2020',
    }),
    approved: optional('批复日期', date, {
      public: true,
      description: '财政部门批复部门预算的日期',
      example: '2020-02-18',
    }),
    published: optional('公开日期', date, {
      public: true,
      description: '向社会公开的日期和时间',
      example: '2020-03-02 09:30',
    }),
    source: optional('来源', line, { public: true, description: '信息来源', example: '临西县司法局' }),
    projectCount: optional('项目总数', ordinal, {
      public: true,
      description: '单位这一年一共有多少个项目，公开的和没有公开的都算；写了才能算公开率',
      example: '15',
    }),
  },
  '文件开头两行“---”之间的各项，如“单位编码: 315002”',
)

const planShape = {
  '3月底': optional('3月底', percent, { description: '到 3 月底累计支出的百分比', example: '25.00' }),
  '6月底': optional('6月底', percent, { description: '到 6 月底累计支出的百分比', example: '50.00' }),
  '10月底': optional('10月底', percent, { description: '到 10 月底累计支出的百分比', example: '75.00' }),
  '12月底': optional('12月底', percent, { description: '到 12 月底累计支出的百分比', example: '100.00' }),
}

/** An amount by source, as the forms of 财预〔2015〕88号 divide it. */
export function funds(unit: MoneyUnit) {
  return mapping(
    {
      total: optional('资金总额', money(unit), { description: '各项资金的合计' }),
      fiscal: optional('财政拨款', money(unit), { description: '其中的财政拨款' }),
      otherFunds: optional('其他资金', money(unit), { description: '其中的其他资金' }),
    },
    '资金总额、财政拨款、其他资金',
  )
}

/**
 * `content/<unit>/<year>/<项目编码>.yaml`: one budget project, with amounts in the department's unit. Required is what
 * every form has; what else a project's form demands, its template says (必填).
 */
export const projectSchema = perUnit((unit) =>
  record(
    {
      code: optional('项目编码', code, {
        public: true,
        description: '项目的编码，与文件名相同；表上没有编码的不写，文件名用字母、数字和短横线',
        example: '315-0404-JBN-9C18',
      }),
      order: required('序号', ordinal, {
        public: true,
        description: '项目在文本中的次序，也是表题中的序号',
        example: '1',
      }),
      name: required('项目名称', line, { public: true, description: '项目的全称', example: '法律援助' }),
      continues: optional('延续自', code, {
        public: true,
        description: '上年同一个项目的编码；编码和名称都没变的不用写',
        example: '315-0404-JBN-9C18',
      }),
      adjustment: optional('调整说明', prose, {
        public: true,
        description: '目标和上年不同的，说明为什么调整；与目标一起公开',
      }),
      form: optional('表样', formName, {
        public: true,
        description: '这个项目用的表样，与单位的不同时才写',
        example: 'mof-88-annual',
      }),
      authority: optional('主管部门', line, {
        description: '主管部门的名称和代码',
        example: '[101]示例县文化和旅游局',
      }),
      implementer: optional('实施单位', line, { description: '实施项目的单位' }),
      category: optional('项目类别', line, { description: '项目的类别', example: '特定目标类' }),
      nature: optional('项目属性', line, {
        description: '新增项目、延续项目，或一次性项目、经常性项目',
        example: '延续项目',
      }),
      period: optional('项目期', line, { description: '项目从开始到完成的时间', example: '3年' }),
      budget: requiredOrWithheld('预算数', money(unit), {
        description: '项目的预算数',
        example: '0.80',
      }),
      fiscal: optional('财政资金', money(unit), { description: '预算数中的财政资金' }),
      carriedOver: optional('上年结转', money(unit), { description: '预算数中上年结转的资金，没有就空着' }),
      otherFunds: optional('其他资金', money(unit), { description: '预算数中的其他资金，没有就空着' }),
      usage: optional('资金用途', prose, { description: '钱用来做什么，一事一行' }),
      plan: optional('资金支出计划', mapping(planShape, `${checkpoints.join('、')}的累计支出百分比`), {
        description: '到各月底累计支出的百分比',
        example: '{ 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }',
      }),
      goal: required('绩效目标', prose, { description: '年内要达到的目标，一条一行' }),
      indicators: required('绩效指标', indicators, { description: '各项绩效指标，每项以“- ”开头' }),
      midtermYears: optional('中期年限', line, {
        description: '跨年度项目从哪年到哪年',
        example: '2024年—2026年',
      }),
      midtermFunds: optional('中期资金', funds(unit), { description: '跨年度项目各年的资金合计' }),
      midtermGoal: optional('中期目标', prose, { description: '跨年度项目到期要达到的目标，一条一行' }),
      midtermIndicators: optional('中期绩效指标', indicators, {
        description: '跨年度项目到期的各项绩效指标，写法同“绩效指标”',
      }),
    },
    '一个项目的各项，如“项目编码: 315-0404-JBN-9C18”',
  ),
)
