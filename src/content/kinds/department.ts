import { optional, record, required } from '../schema/kind.ts'
import { date, formName, line, moneyUnit, ordinal, unitCode, year } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'

const schema = record(
  {
    unit: required('单位编码', unitCode, { public: true, description: '预算单位的编码', example: '315002' }),
    name: required('单位名称', line, {
      public: true,
      description: '预算单位的全称',
      example: '临西县司法局',
      called: ['单位名称', '部门名称', '部门(单位)名称'],
    }),
    year: required('年度', year, { public: true, description: '预算年度', example: '2020' }),
    moneyUnit: required('金额单位', moneyUnit, {
      public: true,
      description: '表中金额的单位',
      example: '万元',
    }),
    form: required('表样', formName, {
      public: true,
      unprinted: true,
      description: 'templates 目录下表样的名称',
      example: 'hebei-2020',
    }),
    approved: optional('批复日期', date, {
      public: true,
      unprinted: true,
      description: '财政部门批复部门预算的日期',
      example: '2020-02-18',
    }),
    published: optional('公开日期', date, {
      public: true,
      unprinted: true,
      description: '向社会公开的日期和时间',
      example: '2020-03-02 09:30',
    }),
    source: optional('来源', line, {
      public: true,
      unprinted: true,
      description: '信息来源',
      example: '临西县司法局',
    }),
    projectCount: optional('项目总数', ordinal, {
      public: true,
      unprinted: true,
      description: '单位这一年一共有多少个项目，公开的和没有公开的都算；写了才能算公开率',
      example: '15',
    }),
  },
  '文件开头两行“---”之间的各项，如“单位编码: 315002”',
)

/** `content/<unit>/<year>/department.md`: the front matter, above the narrative. */
export const departmentKind = {
  id: 'department',
  name: '单位',
  title: '单位的基本信息和绩效文本',
  owner: 'year',
  schema: () => schema,
} as const satisfies FileKind
