import { isUnitCode } from '../../model/address.ts'
import { budgets } from '../../model/budgets.ts'
import { type MoneyUnit, parseMoney } from '../../model/money.ts'
import { parsePercent } from '../../model/percent.ts'
import { parsePoints } from '../../model/points.ts'
import { isPlaceholder, parseTarget, type Target } from '../../model/target.ts'
import { classifyLevel1, classifyLevel2, level1Names, level1Over } from '../../model/taxonomy.ts'
import { paragraphs, toHalfWidth } from '../../model/text.ts'
import { withheldWord } from '../../model/withheld.ts'
import {
  type Advice,
  adviseCode,
  adviseDate,
  adviseMoney,
  adviseOrdinal,
  advisePercent,
  advisePoints,
  adviseUnitCode,
  adviseWord,
  adviseYear,
  daysIn,
} from './advice.ts'
import { type Kind, scalar } from './kind.ts'
import { bracesFix } from './unknown-key.ts'

/* The kinds of single values that content files hold. */

const { lineCharacters } = budgets
function tooLong(text: string): Advice {
  return {
    message: `有 ${text.length} 个字，超过了一行文字最多的 ${lineCharacters} 个`,
    fix: '对照批复的文件，删去多粘贴的文字',
  }
}

export const line = text(
  scalar(
    'text',
    '一行文字',
    (text) => (text.trim().includes('\n') || text.length > lineCharacters ? undefined : text.trim()),
    (text) => (text.includes('\n') ? { message: '有几行', fix: '写成一行，删去“|-”和换行' } : tooLong(text)),
  ),
)
export const prose = {
  ...text(scalar('text', '文字，每段一行', (text) => paragraphs(text).join('\n'))),
  prose: true as const,
}
/** A text that is withheld reads as the word that is printed in its place. */
function text(kind: Kind<string>): Kind<string> {
  return { ...kind, standIn: withheldWord }
}
/** Letters, digits and hyphens: what can name a file and an address, on every system. */
export function isCode(text: string): boolean {
  return text.length <= longestCode && codePattern.test(text) && !device.test(text)
}
const codePattern = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/
/** A file's name may have 255 characters, some of which say what is in it: `.monitor.pdf`. */
const longestCode = 100
/** Windows has no files of these names, whatever follows the point. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i
export const code = {
  ...scalar('code', '字母、数字和短横线组成的编码', (text) => (isCode(text) ? text : undefined), refuseCode),
  pattern: codePattern,
}
function refuseCode(text: string): Advice {
  if (device.test(text))
    return { message: '是 Windows 留给设备的名字，不能作文件名', fix: '对照批复的文件改正编码' }
  if (text.length > longestCode)
    return { message: `有 ${text.length} 个字，超过了 ${longestCode} 个`, fix: '对照批复的文件改正编码' }
  return adviseCode(text)
}
/** The name of a folder in templates/. Which there are, whoever reads the templates knows. */
export const formName = {
  ...code,
  ...scalar(
    'code',
    'templates 目录里表样的名称，由字母、数字和短横线组成',
    (text) => (isCode(text) ? text : undefined),
    (text) => ({ ...adviseCode(text), fix: '看 templates 目录里有哪些表样，抄那个文件夹的名称' }),
  ),
}
export const unitCode = scalar(
  'unit-code',
  '3 到 9 位数字，不能与年份相同',
  (text) => (isUnitCode(text) ? text : undefined),
  adviseUnitCode,
)
const chooseOne = { fix: '改成其中一个' }
const yearPattern = /^20\d\d$/
export const yes = {
  ...scalar('yes', '“是”或“否”', (value) => (value === '是' ? true : value === '否' ? false : undefined)),
  words: ['是', '否'],
}

export const year = {
  ...scalar(
    'year',
    '四位数的年度',
    (text) => (yearPattern.test(text) ? Number(text) : undefined),
    adviseYear,
  ),
  pattern: yearPattern,
}
const ordinalPattern = /^[1-9]\d{0,3}$/
export const ordinal = {
  ...scalar(
    'number',
    '从 1 开始的整数',
    (text) => (ordinalPattern.test(text) ? Number(text) : undefined),
    adviseOrdinal,
  ),
  pattern: ordinalPattern,
}
const urlPattern = /^https?:\/\/[^\s/]*\.\S*$/
export const url = {
  ...scalar(
    'url',
    '以 http:// 或 https:// 开头的网址',
    (text) => (isUrl(text) ? text : undefined),
    adviseUrl,
  ),
  pattern: urlPattern,
}
const datePattern = /^(\d{4})-(\d\d)-(\d\d)( ([01]\d|2[0-3]):[0-5]\d)?$/
export const date = {
  ...scalar(
    'date',
    '年-月-日，可加时:分，如 2020-02-18 09:30',
    (text) => {
      const match = datePattern.exec(text)
      if (!match) return undefined
      const [, year, month, day] = match.map(Number)
      return (day ?? 0) >= 1 && (day ?? 0) <= daysIn(year ?? 0, month ?? 0) ? text : undefined
    },
    adviseDate,
  ),
  pattern: datePattern,
}
/* What a number is typed with. Full-width forms are read as well. */
const percentPattern = /^[\d０-９.．%％\s]+$/
const pointsPattern = /^[\d０-９.．\s]+$/
const moneyPattern = /^[-－\d０-９,，.．\s]+$/
export const percent = withPattern(
  percentPattern,
  scalar(
    'percent',
    '0 到 100 的百分数，最多两位小数',
    (text) => {
      const value = parsePercent(text)
      return value && value.hundredths <= 10000 ? value : undefined
    },
    (text) => {
      if (Number(text) > 100)
        return { message: '超过了 100', fix: '填累计支出占预算数的百分比，全部支出是 100.00' }
      return adviseBraces(text) ?? advisePercent(text)
    },
  ),
)
/** A share of an amount, which more than the whole of it may have been spent of. */
export const rate = withPattern(
  percentPattern,
  scalar(
    'percent',
    '百分数，最多两位小数，如 97.50',
    parsePercent,
    (text) => adviseBraces(text) ?? advisePercent(text),
  ),
)
function adviseBraces(text: string): Advice | undefined {
  return /[，：]/.test(text) ? { message: '里有中文的逗号或冒号', fix: bracesFix } : undefined
}
export const points = withPattern(
  pointsPattern,
  scalar('points', '分数，最多两位小数，不写“分”字，如 9.80', parsePoints, advisePoints),
)
export const level1 = scalar('level1', `${level1Names.join('、')}之一`, classifyLevel1, adviseLevel1)
function adviseLevel1(text: string): Advice {
  const above = level1Over(text)
  if (above.length === 0) return chooseOne
  return {
    message: '是二级指标的名称',
    fix: `改成 ${above.join(' 或 ')}；“${text}”写在“二级指标”里`,
  }
}
export const level2 = scalar(
  'text',
  '如数量指标、质量指标、时效指标、社会效益指标、服务对象满意度指标',
  (text) => (text.trim().includes('\n') ? undefined : classifyLevel2(text.trim())),
)
export const target = promise(
  scalar(
    'target',
    '一行文字，如 ≥80件、≤5百分比、12月底前',
    (text) => (isPlaceholder(text) || text.trim().includes('\n') ? undefined : parseTarget(text.trim())),
    (text) =>
      isPlaceholder(text)
        ? { message: '只占着位置，没有填值', fix: '填上批复的指标值' }
        : { message: '有几行', fix: '写成一行，删去“|-”和换行' },
  ),
)
/** A withheld promise is one that says nothing. */
export function promise(kind: Kind<Target>): Kind<Target> {
  return { ...kind, standIn: { raw: withheldWord, kind: 'withheld' } }
}
const units: readonly MoneyUnit[] = ['元', '万元']
export const moneyUnit = oneOf('unit', units)

/** One of a few words. */
export function oneOf<const Word extends string>(rule: string, words: readonly Word[]) {
  const expected = words.length > 2 ? `${words.join('、')}之一` : words.join('或')
  const kind = scalar(
    rule,
    expected,
    (text) => words.find((word) => word === text),
    (text) => adviseWord(text, words),
  )
  return { ...kind, words }
}

/** A schema for each unit of money, made once: a county has ten thousand projects. */
export function perUnit<Schema>(make: (unit: MoneyUnit) => Schema): (unit: MoneyUnit) => Schema {
  const made: Readonly<Record<MoneyUnit, Schema>> = { 元: make('元'), 万元: make('万元') }
  return (unit) => made[unit]
}

/** A nought before other digits, as in `0186.50`: a slip, or a digit that was lost before it. */
function hasIdleZero(text: string): boolean {
  return /^\s*[0０][\d０-９]/.test(text)
}

/** An amount in `unit`, as the forms print it: without the unit's name, never below a 分. */
export function money(unit: MoneyUnit) {
  const expected =
    unit === '万元'
      ? '以万元为单位的数字，不写“万元”二字，如 0.80'
      : '以元为单位的数字，最多两位小数，不写“元”字，如 8000.00'
  return withPattern(
    moneyPattern,
    scalar(
      'money',
      expected,
      (text) => {
        const amount = hasIdleZero(text) ? undefined : parseMoney(text, unit)
        return amount && amount.fen >= 0 ? amount : undefined
      },
      (text) => adviseMoney(text, unit),
    ),
  )
}

function withPattern<T>(pattern: RegExp, kind: Kind<T>): Kind<T> {
  return { ...kind, pattern }
}

export function isUrl(text: string): boolean {
  return urlPattern.test(text) && URL.canParse(text)
}

export function adviseUrl(text: string): Advice {
  return isUrl(`https://${text}`)
    ? { fix: `照浏览器地址栏抄全，如 https://${text}` }
    : { meant: toHalfWidth(text).replace(/\s/g, ''), fix: '照浏览器地址栏抄全' }
}
