import { toHalfWidth } from '../../model/text.ts'
import { listOf, mapping, optional, required, scalar } from '../schema/kind.ts'
import { date, line, prose } from '../schema/scalars.ts'
import type { FileKind } from './file-kind.ts'

const waiver = mapping(
  {
    rule: required(
      '规则',
      scalar(
        'rule',
        '规则的编号，如 basis-missing',
        (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : undefined),
        (text) => ({
          meant: toHalfWidth(text)
            .toLowerCase()
            .replace(/[\s_—–]+/g, '-'),
          fix: '抄检查报告里方括号中的编号',
        }),
      ),
      { description: '检查报告里方括号中的编号，见 docs/checks.md', example: 'basis-missing' },
    ),
    file: required('文件', line, {
      description: '同目录里哪个文件，写文件名或项目编码',
      example: '315-0404-JBN-9C18',
    }),
    field: optional('字段', line, {
      description: '检查报告里的字段，包括它下面的各项；不写就是整个文件',
      example: '绩效指标 第3项 › 指标值',
    }),
    reason: required('理由', prose, { description: '为什么可以照这样公开', example: '批复的文件如此' }),
    by: required('批准人', line, { description: '谁同意的，写职务或姓名', example: '预算股负责人' }),
    date: required('日期', date, { description: '同意的日期', example: '2020-02-20' }),
    until: optional('有效期至', date, {
      description: '到哪天以前公开有效；公开以后不再过期。不写就一直有效',
      example: '2020-12-31',
    }),
  },
  '一条豁免，从“规则: ”写起',
)

const schema = mapping(
  {
    items: required('豁免', listOf(waiver, '一条或几条豁免'), { description: '各条豁免，每条以“- ”开头' }),
  },
  '各条豁免，从“豁免: ”写起',
)

/** `content/<unit>/<year>/waivers.yaml`: findings that may stand, and who decided so. It is not published. */
export const waiversKind = {
  id: 'waivers',
  name: '豁免',
  title: '豁免的检查结果',
  owner: 'year',
  schema: () => schema,
} as const satisfies FileKind
