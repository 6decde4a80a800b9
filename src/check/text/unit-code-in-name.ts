import { toHalfWidth } from '../../model/text.ts'
import type { RuleOn } from '../rule.ts'

export const unitCodeInName: RuleOn<'department'> = {
  id: 'unit-code-in-name',
  on: 'department',
  level: 'warning',
  title: '单位名称里不写单位编码',
  source: '财预〔2015〕88号 完整性审核（规范）',
  why: '表上先印编码、再印名称；名称里又写，就印了两遍，按名称也查不到。',
  fix: '名称里删去编码和它的括号',
  example: {
    subject: 'department',
    passes: '单位名称: 示例县图书馆',
    fails: '单位名称: 101001示例县图书馆',
  },
  check({ department: { unit, name } }) {
    if (!toHalfWidth(name).includes(unit)) return []
    const bare = toHalfWidth(name).replace(new RegExp(`[[(【〔]?${unit}[\\])】〕]?[-_—\\s]*`), '')
    return [{ field: '单位名称', quote: name, message: `“${name}”里有单位编码“${unit}”`, expected: bare }]
  },
}
