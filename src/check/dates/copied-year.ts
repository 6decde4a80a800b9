import type { Department, Project } from '../../content/record.ts'
import { withLastYear } from '../last-year.ts'
import type { RuleOn } from '../rule.ts'

/** So many of a year's projects to the letter like last year's are no plan for a new one. */
const enough = 0.8

export const copiedYear: RuleOn<'county'> = {
  id: 'copied-year',
  on: 'county',
  level: 'warning',
  title: '当年的项目不是照抄上年的',
  source: '财预〔2015〕88号 适当性审核',
  why: '复制上年的目录、只改年度，公开的就是上年的预算。',
  fix: '对照当年批复的文件，逐个改正项目、金额和指标；批复的文件如此的，照原样公开',
  example: {
    subject: 'years',
    passes: '---\n绩效目标: 全年免费开放，延长晚间开放的时间。',
    fails: '---\n',
  },
  check({ departments }) {
    return withLastYear(departments).flatMap(({ department, last: before }) => {
      const { year, file, projects } = department
      if (projects.length === 0) return []
      const last = new Set(before.projects.flatMap((project) => saidIn(project, before)))
      const same = projects.filter((project) =>
        saidIn(project, department).some((said) => last.has(said)),
      ).length
      if (same < enough * projects.length) return []
      return [
        {
          file,
          field: '年度',
          message: `${projects.length} 个项目中有 ${same} 个的金额、目标和指标与 ${year - 1} 年的一字不差`,
          expected: `${year} 年度批复的项目`,
        },
      ]
    })
  },
}

/** What a project promises: to the letter, and with its own year standing for any. */
function saidIn({ name, budget, usage, goal, indicators }: Project, { year }: Department): string[] {
  const promises = indicators.map((indicator) => `${indicator.name} ${indicator.target.raw}`)
  const said = [name, budget?.raw, usage, goal, ...promises].join('\n')
  return [said, said.replaceAll(String(year), '当年')]
}
