import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { bigrams, overlap } from './bigrams.ts'

/** Less than this share of the goal's pairs of characters in common is about something else. */
const little = 0.08

export const goalOffTopic: RuleOn<'project'> = {
  id: 'goal-off-topic',
  on: 'project',
  level: 'note',
  title: '绩效目标说的是钱用的事',
  source: '财预〔2015〕88号 相关性审核（目标相关性）',
  why: '目标与资金用途说的不是一件事，可能是从别的项目抄来的。只比较用词，供参考。',
  fix: '核对目标与用途；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: '项目名称: 图书购置\n资金用途: 购置图书，订阅报刊。\n绩效目标: 新增图书，丰富馆藏。',
    fails: '项目名称: 机关运行\n资金用途: 水电费、办公用品。\n绩效目标: 开展法治宣传活动，增强群众法律意识。',
  },
  check({ project }) {
    const { name, usage, goal, indicators } = project
    if (!usage || hides(project, '资金用途', '绩效目标', '绩效指标')) return []
    const words = bigrams(goal)
    if (words.size < 4 || overlap(words, bigrams(`${name}。${usage}`)) >= little) return []
    // Whose indicators measure the goal has told more in the goal than in the usage.
    if (overlap(words, bigrams(indicators.map((indicator) => indicator.name).join('。'))) >= little) return []
    return [{ field: '绩效目标', message: '与资金用途没有相同的用词，说的像是另一件事' }]
  },
}
