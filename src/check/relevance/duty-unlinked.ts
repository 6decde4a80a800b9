import type { Section } from '../../model/narrative.ts'
import { hides } from '../../model/withheld.ts'
import type { Problem, RuleOn } from '../rule.ts'
import { bigrams, overlap } from './bigrams.ts'

/** Less than this share of a project's pairs of characters in common with a duty is about something else. */
const little = 0.06
/** A name of a few characters is long enough where a third of its pairs are the duty's. */
const named = 1 / 3

export const dutyUnlinked: RuleOn<'department'> = {
  id: 'duty-unlinked',
  on: 'department',
  level: 'note',
  title: '每个项目都对应一项职责',
  source: '财预〔2015〕88号 相关性审核（与部门职能密切相关）',
  why: '分项绩效目标里没有哪项职责与它有关，就看不出为什么由这个单位做。只比较用词，供参考。',
  fix: '核对项目属于哪项职责；批复的文件如此的，照原样公开',
  example: {
    subject: 'narrative',
    passes: '### （一）公共阅读：\n\n免费开放，购置图书，订阅报刊，举办读书活动，满足群众阅读需要。',
    fails: '### （一）河道管理：\n\n巡查河道，清除障碍，保障行洪安全。',
  },
  check({ department: { narrative, projects } }) {
    const duties = dutiesOf(narrative).map(bigrams)
    if (duties.length === 0) return []
    return projects.flatMap((project): Problem[] => {
      const { file, name, usage = '', goal } = project
      if (hides(project, '资金用途', '绩效目标')) return []
      const title = bigrams(name)
      if (duties.some((duty) => overlap(title, duty) >= named)) return []
      const all = bigrams(`${name}。${usage}。${goal}`)
      if (duties.some((duty) => overlap(all, duty) >= little)) return []
      return [{ file, field: '项目名称', quote: name, message: `没有看到与“${name}”有关的职责` }]
    })
  },
}

/** The duties of 分项绩效目标, each with its heading; none where the text is not divided by headings. */
function dutiesOf(narrative: readonly Section[]): string[] {
  const duties: string[] = []
  for (const block of narrative.find(({ title }) => title === '分项绩效目标')?.blocks ?? []) {
    const text = (block.kind === 'list' ? block.items.flat() : block.text).map((run) => run.text).join('')
    if (block.kind === 'heading') duties.push(text)
    else if (duties.length > 0) duties.push(`${duties.pop()}。${text}`)
  }
  return duties
}
