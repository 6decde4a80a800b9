import type { RuleOn } from '../rule.ts'

/** A name of something to be counted, without a number. */
const metric = /^[^\d，,；;。]{2,20}(率|数量?|册数|次数|人次|场次|比例)$/

export const metricWithoutValue: RuleOn<'text'> = {
  id: 'metric-without-value',
  on: 'text',
  level: 'warning',
  title: '分项绩效目标里的指标有目标值',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '只列了“通过率”“场次”，没有说要达到多少，不是目标。',
  fix: '照批复的文件补上目标值；批复的文件如此的，照公开',
  example: {
    of: 'narrative',
    passes: '年度绩效目标：1、普法考核通过率 95%。2、主题宣传活动 20 场。',
    fails: '年度绩效目标：1、普法考核通过率。2、组织主题宣传活动场次。',
  },
  check({ field, text }) {
    const [, list = ''] = /年度绩效目标[：:](.*?)(?:实现职责目标|主要措施|$)/s.exec(text) ?? []
    const metrics = list
      .split(/\d{1,2}[、.．]/)
      .map((item) => item.replace(/[\s。；;、，]+$/, '').trim())
      .filter((item) => metric.test(item))
    const [first] = metrics
    if (first === undefined) return []
    return [
      {
        field,
        quote: first,
        message: `${metrics.map((item) => `“${item}”`).join('')}没有目标值`,
        expected: '要达到的数，如“普法考核通过率 95%”',
      },
    ]
  },
}
