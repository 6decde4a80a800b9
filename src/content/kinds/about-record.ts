import { optional, required } from '../schema/kind.ts'
import { date, formName } from '../schema/scalars.ts'

/**
 * What a self-evaluation and a monitoring table say of themselves: both are written about a project after its targets, on
 * forms of their own.
 */
export const about = {
  form: required('表样', formName, {
    public: true,
    unprinted: true,
    description: 'templates 目录下表样的名称',
  }),
  published: optional('公开日期', date, {
    public: true,
    unprinted: true,
    description: '向社会公开的日期和时间',
    example: '2021-03-20',
  }),
}
