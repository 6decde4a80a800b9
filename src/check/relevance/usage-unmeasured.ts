import { paragraphs } from '../../model/text.ts'
import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { bigrams, overlap } from './bigrams.ts'

/** What is bought, built, held or handed out can be counted; 加强 and 推进 are of what the whole project is about. */
const countable =
  /购[买置]|采购|更换|添置|新建|改建|扩建|修建|建成|维修|修缮|改造|安装|铺设|印[刷制发]|举办|培训|发放|聘[用请]|检测|体检/

/** Less than this share of an item's pairs of characters in common is nothing in common. */
const little = 0.13

export const usageUnmeasured: RuleOn<'project'> = {
  id: 'usage-unmeasured',
  on: 'project',
  level: 'note',
  title: '买的、建的、办的、发的，都有指标衡量',
  source: '财预〔2015〕88号 相关性审核、适当性审核（资金匹配性）',
  why: '钱用来买的、建的、办的、发的，却没有指标说做成了没有。只比较用词，供参考。',
  fix: '核对有没有衡量这件事的指标；批复的文件如此的，照原样公开',
  example: {
    subject: 'project',
    passes: '资金用途: 购置图书入藏。',
    fails: '资金用途: |-\n  1、购置图书入藏。\n  2、更换电梯和空调。',
  },
  check({ project }) {
    const { usage, indicators } = project
    if (!usage || hides(project, '资金用途', '绩效指标')) return []
    if (indicators.some((indicator) => hides(indicator, '绩效指标描述'))) return []
    const measured = bigrams(
      indicators.map(({ name, description = '' }) => `${name}。${description}`).join('。'),
    )
    return paragraphs(usage)
      .flatMap(items)
      .flatMap((item) => {
        const words = bigrams(item)
        // An item of a word or two may well be measured in others.
        if (!countable.test(item) || words.size < 4 || overlap(words, measured) >= little) return []
        return [{ field: '资金用途', quote: item, message: `没有看到衡量“${bare(item)}”的指标` }]
      })
  },
}

/** A line's items: some lists are written on one line, `1、购置图书；2、举办活动。`. */
function items(line: string): string[] {
  return line.split(/(?<=[；;。])\s*(?=\d{1,2}[、.．：:](?!\d))/)
}

/** An item without its number and last mark. */
function bare(item: string): string {
  return item.replace(/^\d{1,2}[、.．：:]\s*/, '').replace(/[；;。]$/, '')
}
