import { withLastYear } from '../last-year.ts'
import type { Problem, RuleOn } from '../rule.ts'

export const codeCase: RuleOn<'county'> = {
  id: 'code-case',
  on: 'county',
  level: 'warning',
  title: '同一个项目各年的编码大小写一样',
  source: '财预〔2015〕88号 完整性审核（规范）',
  why: '编码的大小写不同，就是两个项目：各年连不起来，不分大小写的服务器上网址还会混在一起。',
  fix: '还没有公开的，大小写照上年的改，文件名跟着改；批复的文件如此的、已经公开的，照原样公开',
  example: {
    subject: 'years',
    passes: '---\n绩效目标: 全年免费开放，延长晚间开放的时间。',
    fails: '---\n项目编码: 101-0101-JBN-g7h8\n绩效目标: 全年免费开放，延长晚间开放的时间。',
  },
  check({ departments }) {
    return withLastYear(departments).flatMap(({ department, last }) => {
      const before = new Set(last.projects.map(({ id }) => id))
      const folded = new Map(last.projects.map(({ id }) => [id.toLowerCase(), id]))
      return department.projects.flatMap(({ file, id }): Problem[] => {
        const other = folded.get(id.toLowerCase())
        if (other === undefined || before.has(id)) return []
        return [
          {
            file,
            field: '项目编码',
            quote: id,
            message: `“${id}”与 ${last.year} 年的“${other}”只有字母大小写不同`,
            expected: other,
          },
        ]
      })
    })
  },
}
