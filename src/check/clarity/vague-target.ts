import type { RuleOn } from '../rule.ts'

const vague =
  /^(有效|有力|进一步|明显|显著|良好|及时|不断|逐步|大力|切实|充分|较好|有所|基本)+(地|的)?(提升|提高|改善|增强|加强|保障|促进|推进|完善|优化|增加|减少|降低|完成)?$|^(提升|提高|改善|增强|加强|保障|促进|推进|完善|优化)$/

export const vagueTarget: RuleOn<'indicator'> = {
  id: 'vague-target',
  on: 'indicator',
  level: 'warning',
  title: '指标值说得出完成到什么程度',
  source: '财预〔2015〕88号 相关性审核（细化、量化）',
  why: '“显著提升”没有标准，年底怎样说都算完成。',
  fix: '写成数，或分级写明什么算达成；批复的文件如此的，照原样公开',
  example: { subject: 'indicator', passes: '指标值: 较上年提高', fails: '指标值: 显著提升' },
  check({ place, indicator: { target } }) {
    if (target.kind !== 'quality' || !vague.test(target.raw.trim())) return []
    const { raw } = target
    return [
      {
        field: `${place} › 指标值`,
        quote: raw,
        message: `“${raw}”没有可以衡量的标准`,
        expected: '数，或可以核对的事实，如“较上年提高”“通过验收”',
      },
    ]
  },
}
