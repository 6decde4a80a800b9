import { listOf, mapping, optional, required } from '../schema/kind.ts'
import { line, unitCode, year } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'

const listedUnit = mapping(
  {
    unit: required('编码', unitCode, { description: '预算单位的编码', example: '315002' }),
    name: required('名称', line, { description: '预算单位的全称', example: '临西县司法局' }),
    from: optional('起', year, { description: '从哪个年度起应当公开，不写就是一直应当', example: '2020' }),
    to: optional('止', year, { description: '到哪个年度为止，撤并的单位才写', example: '2024' }),
    reason: optional('免公开的理由', line, {
      description: '依法不公开的单位写为什么；网站上写明理由，不算没有公开',
      example: '涉密单位',
    }),
  },
  '一个单位，从“编码: ”写起',
)

const schema = mapping(
  {
    units: required('单位', listOf(listedUnit, '各个单位'), {
      description: '应当公开的单位，每个以“- ”开头',
    }),
  },
  '应当公开的单位，从“单位: ”写起',
)

/** `content/units.yaml`: who should publish, so that silence can be named. */
export const unitsKind = {
  id: 'units',
  name: '应当公开的单位',
  title: '应当公开的单位',
  owner: 'site',
  schema: () => schema,
} as const satisfies FileKind
