import { isUnitCode } from '../model/address.ts'
import { type MoneyUnit, parseMoney } from '../model/money.ts'
import { parsePercent } from '../model/percent.ts'
import { checkpoints } from '../model/record.ts'
import { isPlaceholder, parseTarget } from '../model/target.ts'
import { classifyLevel1, classifyLevel2, level1Names } from '../model/taxonomy.ts'
import { paragraphs, toHalfWidth } from '../model/text.ts'
import { bracesFix, listOf, mapping, optional, required, scalar } from './kind.ts'

/*
 * The content files, field by field. Keys are the form's own labels (domain: 河北省部门预算绩效文本), so whoever knows the
 * form can read and write the file. This is the manual too: descriptions and examples stand where a key is declared.
 */

const line = scalar(
  'text',
  '一行文字',
  (text) => (text.trim().includes('\n') ? undefined : text.trim()),
  () => ({ message: '有几行', fix: '写成一行，删去“|-”和换行' }),
)
const prose = scalar('text', '文字，每段一行', (text) => paragraphs(text).join('\n'))
const code = scalar(
  'code',
  '字母、数字和短横线组成的编码',
  (text) => (/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(text) ? text : undefined),
  (text) => advice(toHalfWidth(text).replace(/[—–\s]+/g, '-'), /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/),
)
const chooseOne = { fix: '改成其中一个' }
const year = scalar(
  'year',
  '四位数的年度',
  (text) => (/^20\d\d$/.test(text) ? Number(text) : undefined),
  (text) => advice(toHalfWidth(text).replace(/年度?$/, ''), /^20\d\d$/),
)
const ordinal = scalar('number', '从 1 开始的整数', (text) =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined,
)
const url = scalar(
  'url',
  '以 http:// 或 https:// 开头的网址',
  (text) => (isUrl(text) ? text : undefined),
  (text) => (isUrl(`https://${text}`) ? { fix: `照浏览器地址栏抄全，如 https://${text}` } : undefined),
)
const date = scalar(
  'date',
  '年-月-日，可加时:分，如 2020-02-18 09:30',
  (text) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)( ([01]\d|2[0-3]):[0-5]\d)?$/.exec(text)
    if (!match) return undefined
    const [, year, month, day] = match.map(Number)
    return (day ?? 0) >= 1 && (day ?? 0) <= daysIn(year ?? 0, month ?? 0) ? text : undefined
  },
  (text) => {
    const [, year = '', month = '', day = ''] =
      /^(\d{4})\D(\d{1,2})\D(\d{1,2})(?!\d)/.exec(toHalfWidth(text)) ?? []
    if (!year) return undefined
    if (Number(day) > daysIn(Number(year), Number(month)))
      return { message: '是没有的日期', fix: '查对文件上的日期，改正' }
    return { fix: `改成 ${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
  },
)
const percent = scalar(
  'percent',
  '0 到 100 的百分数，最多两位小数',
  (text) => {
    const value = parsePercent(text)
    return value && value.hundredths <= 10000 ? value : undefined
  },
  (text) => {
    if (Number(text) > 100)
      return { message: '超过了 100', fix: '填累计支出占预算数的百分比，全部支出是 100.00' }
    return /[，：]/.test(text) ? { message: '里有中文的逗号或冒号', fix: bracesFix } : undefined
  },
)
const level1 = scalar('level1', `${level1Names.join('、')}之一`, classifyLevel1, () => chooseOne)
const level2 = scalar('text', '如数量指标、质量指标、时效指标、社会效益指标、服务对象满意度指标', (text) =>
  text.trim().includes('\n') ? undefined : classifyLevel2(text.trim()),
)
const target = scalar(
  'target',
  '一行文字，如 ≥80件、≤5百分比、显著提升',
  (text) => (isPlaceholder(text) || text.trim().includes('\n') ? undefined : parseTarget(text.trim())),
  (text) =>
    isPlaceholder(text)
      ? { message: '只占着位置，没有填值', fix: '填上批复的指标值' }
      : { message: '有几行', fix: '写成一行，删去“|-”和换行' },
)
const units: readonly MoneyUnit[] = ['元', '万元']
const moneyUnit = scalar(
  'unit',
  '元或万元',
  (text) => units.find((unit) => unit === text),
  () => chooseOne,
)

function money(unit: MoneyUnit) {
  const expected =
    unit === '万元'
      ? '以万元为单位的数字，不写“万元”二字，如 0.80'
      : '以元为单位的数字，最多两位小数，不写“元”字，如 8000.00'
  return scalar(
    'money',
    expected,
    (text) => {
      const amount = parseMoney(text, unit)
      return amount && amount.fen >= 0 ? amount : undefined
    },
    (text) => adviseMoney(text, unit),
  )
}

function adviseMoney(text: string, unit: MoneyUnit) {
  const [, number = '', written = ''] = /^[¥￥]?([\d,.]+)\s*(万?元)?$/.exec(toHalfWidth(text)) ?? []
  if (written === unit && parseMoney(number, unit))
    return { message: `写了“${unit}”，金额单位已在 department.md 里`, fix: `只写数字：${number}` }
  if (written && parseMoney(number, unit))
    return { message: `写了“${written}”，这个单位的金额单位是${unit}`, fix: `换算成${unit}，只写数字` }
  if (/^\d[\d,]*\.\d+$/.test(number)) return { message: '的小数位数太多，小于 1 分', fix: '按批复的金额改正' }
  if (/^-/.test(toHalfWidth(text))) return { message: '是负数', fix: '按批复的金额改正' }
  return undefined
}

/** Advice to write what was clearly meant, if it fits. */
function advice(meant: string, pattern: RegExp) {
  return pattern.test(meant) ? { fix: `改成 ${meant}` } : undefined
}

function isUrl(text: string): boolean {
  return /^https?:\/\/[^/]*\./.test(text) && URL.canParse(text)
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

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
      scalar('site-code', '10 位数字', (text) => (/^\d{10}$/.test(text) ? text : undefined)),
      { description: '政府网站标识码' },
    ),
    icp: optional('ICP备案号', line, { description: 'ICP 备案号' }),
    police: optional('公安备案号', line, {
      description: '公安联网备案号',
      example: '冀公网安备 00000000000000号',
    }),
    errorReport: optional('纠错地址', url, { description: '“我为政府网站找错”的地址' }),
    partyBadge: optional('党政机关标识地址', url, { description: '党政机关网站标识的链接地址' }),
  },
  '网站的各项，如“网站名称: 临西县预算绩效目标公开”',
)

/** The front matter of `content/<unit>/<year>/department.md`. */
export const departmentSchema = mapping(
  {
    unit: required(
      '单位编码',
      scalar('unit-code', '3 到 9 位数字，不能与年份相同', (text) => (isUnitCode(text) ? text : undefined)),
      { description: '预算单位的编码', example: '315002' },
    ),
    name: required('单位名称', line, { description: '预算单位的全称', example: '临西县司法局' }),
    year: required('年度', year, { description: '预算年度', example: '2020' }),
    moneyUnit: required('金额单位', moneyUnit, { description: '表中金额的单位', example: '万元' }),
    form: required('表样', code, { description: 'templates 目录下表样的名称', example: 'hebei-2020' }),
    approved: optional('批复日期', date, {
      description: '财政部门批复部门预算的日期',
      example: '2020-02-18',
    }),
    published: optional('公开日期', date, {
      description: '向社会公开的日期和时间',
      example: '2020-03-02 09:30',
    }),
    source: optional('来源', line, { description: '信息来源', example: '临西县司法局' }),
  },
  '文件开头两行“---”之间的各项，如“单位编码: 315002”',
)

const planShape = {
  '3月底': optional('3月底', percent, { description: '到 3 月底累计支出的百分比', example: '25.00' }),
  '6月底': optional('6月底', percent, { description: '到 6 月底累计支出的百分比', example: '50.00' }),
  '10月底': optional('10月底', percent, { description: '到 10 月底累计支出的百分比', example: '75.00' }),
  '12月底': optional('12月底', percent, { description: '到 12 月底累计支出的百分比', example: '100.00' }),
}

const indicatorSchema = mapping(
  {
    level1: required('一级指标', level1, { description: '第一级的分类', example: '产出指标' }),
    level2: required('二级指标', level2, { description: '第二级的分类', example: '数量指标' }),
    name: required('三级指标', line, { description: '指标的名称', example: '办理法律援助案件数量' }),
    description: optional('绩效指标描述', prose, { description: '指标衡量什么、怎样算' }),
    target: required('指标值', target, { description: '年内要达到的值', example: '≥80件' }),
    basis: optional('指标值确定依据', prose, { description: '确定指标值的法规、规划或标准' }),
  },
  '一项指标，从“一级指标: ”写起',
)

/** `content/<unit>/<year>/<项目编码>.yaml`: one budget project, with amounts in the department's unit. */
export function projectSchema(unit: MoneyUnit) {
  return mapping(
    {
      code: required('项目编码', code, {
        description: '项目的编码，与文件名相同',
        example: '315-0404-JBN-9C18',
      }),
      order: required('序号', ordinal, { description: '项目在文本中的次序，也是表题中的序号', example: '1' }),
      name: required('项目名称', line, { description: '项目的全称', example: '法律援助' }),
      budget: required('预算数', money(unit), { description: '项目的预算数', example: '0.80' }),
      fiscal: optional('财政资金', money(unit), { description: '预算数中的财政资金' }),
      otherFunds: optional('其他资金', money(unit), { description: '预算数中的其他资金，没有就空着' }),
      usage: required('资金用途', prose, { description: '钱用来做什么，一事一行' }),
      plan: required('资金支出计划', mapping(planShape, `${checkpoints.join('、')}的累计支出百分比`), {
        description: '到各月底累计支出的百分比',
        example: '{ 3月底: 25.00, 6月底: 50.00, 10月底: 75.00, 12月底: 100.00 }',
      }),
      goal: required('绩效目标', prose, { description: '年内要达到的目标，一条一行' }),
      indicators: required('绩效指标', listOf(indicatorSchema, '一项或几项绩效指标'), {
        description: '各项绩效指标，每项以“- ”开头',
      }),
    },
    '一个项目的各项，如“项目编码: 315-0404-JBN-9C18”',
  )
}
