import type { RuleOn } from '../rule.ts'

export const descriptionRepeats: RuleOn<'indicator'> = {
  id: 'description-repeats',
  on: 'indicator',
  level: 'note',
  title: '绩效指标描述不只重复名称',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '描述要说清指标指什么、怎样算；与名称一样等于没有写。',
  fix: '核对批复的文件；下次编制时写清怎样算',
  example: {
    of: 'indicator',
    passes: '绩效指标描述: 本年购置入藏的图书册数',
    fails: '绩效指标描述: 新增图书数量',
  },
  check({ place, indicator: { name, description } }) {
    if (description !== name) return []
    return [{ field: `${place} › 绩效指标描述`, quote: description, message: '与三级指标的名称一样' }]
  },
}
