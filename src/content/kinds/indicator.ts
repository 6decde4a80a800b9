import { budgets } from '../../model/budgets.ts'
import type { Finding } from '../../model/finding.ts'
import {
  composeTarget,
  directionOf,
  directions,
  parseTarget,
  splitTarget,
  type TargetParts,
} from '../../model/target.ts'
import { toHalfWidth } from '../../model/text.ts'
import {
  failed,
  type Kind,
  listOf,
  mapping,
  optional,
  required,
  scalar,
  type ValuesOf,
} from '../schema/kind.ts'
import { level1, level2, line, oneOf, points, prose, target } from '../schema/scalars.ts'
import { clip } from '../words.ts'

const sign = scalar(
  'sign',
  '≥、≤、＞、＜、＝或定性',
  (text) => (/^(≥|≤|>|<|=|>=|<=|≧|≦|定性)$/.test(toHalfWidth(text)) ? text : undefined),
  () => ({ fix: '改成其中一个' }),
)

const columns = mapping(
  {
    level1: required('一级指标', level1, {
      public: true,
      description: '第一级的分类',
      example: '产出指标',
      called: [/^一级(绩效)?(指标|目标)?(名称)?$/],
    }),
    level2: required('二级指标', level2, {
      public: true,
      description: '第二级的分类',
      example: '数量指标',
      called: [/^二级(绩效)?(指标|目标)?(名称)?$/],
    }),
    name: required('三级指标', line, {
      public: true,
      description: '指标的名称',
      example: '办理法律援助案件数量',
      called: [/^[三四]级(绩效)?(指标|目标)?(名称|内容)?$/, /^(绩效)?指标(名称|内容)$/],
    }),
    description: optional('绩效指标描述', prose, {
      description: '指标衡量什么、怎样算，也叫指标解释',
      called: [/^(绩效)?指标(描述|解释|内涵|说明)$/],
      resembles: /(描述|解释|内涵|含义|定义|口径|要点|内容|公式|计算方法|说明)$/,
    }),
    sign: optional('指标性质', sign, {
      public: true,
      description: '指标值的符号，表样单列一栏时才写',
      example: '≥',
      called: [/^(绩效)?指标(值)?性质$/, /^(计算|运算|比较|指标|指标值)?符号$/],
    }),
    target: required('指标值', target, {
      description: '年内要达到的值',
      example: '≥80件',
      called: [
        /^(项目|年度|本年度?|当年|全年|预期|预计|计划|绩效|指标|目标|实现)*(指标|目标|预期|实现|数)值(及单位)?$/,
        /^(预计|预期)(当年|本年度?)实现$/,
        '值',
      ],
      resembles: /(值|目标|标准|要求|任务数?|计划数?)$/,
    }),
    unit: optional('度量单位', line, {
      public: true,
      description: '指标值的单位，表样单列一栏时才写',
      example: '件',
      called: [/^(绩效|指标|指标值)*(度量|计量)?单位$/],
    }),
    direction: optional('指标方向性', oneOf('direction', directions), {
      public: true,
      description: '越大越好还是越小越好，不写就看指标值的符号',
      example: '正向指标',
      called: [/^(绩效)?指标方向性?$/],
    }),
    weight: optional('权重', points, {
      description: '指标的分值',
      example: '10',
      called: [/^(指标|绩效)?(权重|分值|分值权重)$/],
      resembles: /(权重|分值|满分|标准分|分数)$/,
    }),
    basis: optional('指标值确定依据', prose, {
      description: '确定指标值的法规、规划或标准',
      called: ['绩效标准', /^(绩效|指标|目标)?值?(确定|设定)?的?依据$/],
      resembles: /(依据|来源|出处|(评价|考核|参照|行业|历史)标准)$/,
    }),
  },
  '一项指标，从“一级指标: ”写起',
)

type Columns = typeof columns

/** One row of a form's indicator table. */
export type Indicator = Omit<ValuesOf<typeof columns>, 'sign' | 'unit'> & {
  /** The target as written, where its sign and unit stand in columns of their own. */
  parts?: TargetParts
}

/** One indicator, whose target may be written as one text or in three columns (四川: 指标性质, 指标值, 度量单位). */
function indicatorOf(columns: Columns): Kind<Indicator> {
  return {
    expected: columns.expected,
    shape: columns.shape,
    extend: (more) => indicatorOf(columns.extend?.(more) ?? columns),
    read(node, context) {
      const value = columns.read(node, context)
      if (value === failed) return failed
      const { sign, unit, ...rest } = value
      if (sign === undefined && unit === undefined) return rest
      const parts = { sign: sign ?? '', value: rest.target.raw, unit: unit ?? '' }
      if (rest.target.kind === 'withheld') return { ...rest, parts }
      const twice = saidTwice(parts)
      if (!twice) return { ...rest, target: composeTarget(parts), parts }
      const { file, field, findings } = context
      findings.push({ rule: 'target-twice', severity: 'error', file, field: `${field} › 指标值`, ...twice })
      return failed
    },
    computed: {
      指标性质: { from: '指标性质', print: ({ parts, target }) => (parts ?? splitTarget(target)).sign },
      指标数值: { from: '指标值', print: ({ parts, target }) => (parts ?? splitTarget(target)).value },
      度量单位: { from: '度量单位', print: ({ parts, target }) => (parts ?? splitTarget(target)).unit },
      指标方向性: { from: '指标方向性', print: ({ direction, target }) => direction ?? directionOf(target) },
    },
    fieldsOf: ({ parts, ...rest }) =>
      parts ? { ...rest, sign: parts.sign, target: parts.value, unit: parts.unit } : rest,
  }
}

/** Together, `≥`, `≥80%` and `%` would read `≥≥80%%`. */
function saidTwice({ sign, value, unit }: TargetParts): Pick<Finding, 'message' | 'fix'> | undefined {
  const fix = '指标值只写数字；符号写在“指标性质”，单位写在“度量单位”'
  const own = splitTarget(parseTarget(value))
  if (sign !== '' && /^[≥≤><=]/.test(toHalfWidth(value)))
    return { message: `“${clip(value)}”里有符号，“指标性质”又写了“${sign}”`, fix }
  if (unit !== '' && own.unit !== '')
    return { message: `“${clip(value)}”里有单位“${own.unit}”，“度量单位”又写了“${clip(unit)}”`, fix }
  return undefined
}

/** The rows of a form's indicator table. */
export const indicators = listOf(indicatorOf(columns), '一项或几项绩效指标', budgets.indicators)
