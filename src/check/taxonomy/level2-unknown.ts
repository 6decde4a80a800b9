import type { RuleOn } from '../rule.ts'

export const level2Unknown: RuleOn<'indicator'> = {
  id: 'level2-unknown',
  on: 'indicator',
  level: 'note',
  title: '二级指标用通行的名称',
  source: '财预〔2015〕88号、财预〔2021〕101号 指标体系',
  why: '各地可以自己加二级指标，但用别的名称，就不能和别的单位一起汇总、比较。',
  fix: '核对是不是写错了；批复的文件如此的，照原样公开',
  example: { subject: 'indicator', passes: '二级指标: 数量指标', fails: '二级指标: 数目指标' },
  check({ place, indicator: { level2 } }) {
    if (level2.term !== 'other') return []
    return [
      {
        field: `${place} › 二级指标`,
        quote: level2.raw,
        message: `“${level2.raw}”不是通行的二级指标`,
        expected: '如 数量指标、质量指标、时效指标、社会效益指标、服务对象满意度指标',
      },
    ]
  },
}
