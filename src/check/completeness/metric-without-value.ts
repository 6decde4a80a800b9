import type { RuleOn } from '../rule.ts'

/** A name of something to be counted, without a number; what is to grow or shrink is a goal, if a loose one. */
const metric =
  /^(?!.*(提高|提升|降低|增加|增长|减少|扩大))[^\d，,；;。]{2,20}(率|数量?|册数|次数|人次|场次|比例)$/

export const metricWithoutValue: RuleOn<'text'> = {
  id: 'metric-without-value',
  on: 'text',
  level: 'warning',
  title: '分项绩效目标里的指标有目标值',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: '只列了“通过率”“场次”，没有说要达到多少，不是目标。',
  fix: '照批复的文件补上目标值；批复的文件如此的，照原样公开',
  example: {
    subject: 'narrative',
    passes: '年度绩效目标：1、普法考核通过率 95%。2、主题宣传活动 20 场。',
    fails: '年度绩效目标：1、普法考核通过率。2、组织主题宣传活动场次。',
  },
  check({ field, text }) {
    // Part by part, as it stands in the text: a list after its heading, or a sentence of its own.
    const metrics = field === '分项绩效目标' ? partsOf(text).filter((part) => metric.test(part)) : []
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

/** The items and sentences of a duty's text that are goals; how they are to be reached is not asked for values. */
function partsOf(text: string): string[] {
  const [goals = ''] = text.split(/实现职责目标|主要措施/)
  return goals
    .split(/\d{1,2}[、.．]|年度绩效目标[：:]|[。；;]/)
    .map((part) => part.trim().replace(/[、，]+$/, ''))
}
