import type { RuleOn } from '../rule.ts'

export const projectCount: RuleOn<'department'> = {
  id: 'project-count',
  on: 'department',
  level: 'note',
  title: '写明项目总数，不少于公开的项目',
  source: '财政部对部门预算绩效目标公开比例的要求（中央部门不低于 60%）',
  why: '不知道一共有多少个项目，就算不出公开了几成，网站上只能空着。',
  fix: '在 department.md 写“项目总数: ”，公开的和没有公开的都算；说不清的，空着',
  example: { subject: 'department', passes: '项目总数: 3', fails: '项目总数:' },
  check({ department: { projectCount, projects } }) {
    if (projectCount === undefined)
      return [{ field: '项目总数', message: '没有填写，算不出公开的项目占几成' }]
    if (projectCount >= projects.length) return []
    return [
      {
        field: '项目总数',
        quote: String(projectCount),
        message: `“${projectCount}”比公开的项目还少，公开的有 ${projects.length} 个`,
        expected: `不小于 ${projects.length}`,
      },
    ]
  },
}
