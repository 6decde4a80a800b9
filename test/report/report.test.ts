import { expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { githubReport } from '../../src/report/github.ts'
import { gitlabReport } from '../../src/report/gitlab.ts'
import { htmlReport } from '../../src/report/html-report.ts'
import { jsonReport } from '../../src/report/json-report.ts'
import { countByRule, textReport } from '../../src/report/text-report.ts'

const error: Finding = {
  rule: 'money-sum',
  severity: 'error',
  file: 'content/101001/2025/项目,1.yaml',
  line: 4,
  column: 6,
  field: '预算数',
  message: '“5.00”不是各项资金的合计：<b>100%</b>\n第二行',
  quote: '5.00',
  expected: '5.50万元',
  source: '财预〔2015〕88号',
  fix: '改正',
}
const warning: Finding = {
  rule: 'spaces',
  severity: 'warning',
  file: 'content/101001/2025/department.md',
  message: '有空格',
}
const waived: Finding = {
  ...warning,
  severity: 'note',
  rule: 'wording',
  waived: { reason: '批复如此', by: '负责人', date: '2025-02-15', until: '2025-12-31' },
}
const all = [error, warning, waived]

test('text: by file, each finding with its words, reason and remedy; waivers with who and why; the count', () => {
  expect(textReport(all)).toMatchInlineSnapshot(`
    "content/101001/2025/department.md

      提醒  有空格 [spaces]

      已豁免（提示）  有空格 [wording]
          豁免：批复如此（负责人，2025-02-15，至 2025-12-31）


    content/101001/2025/项目,1.yaml

      4:6 错误  预算数：“5.00”不是各项资金的合计：<b>100%</b>
    第二行 [money-sum]
          原文：5.00
          应为：5.50万元
          依据：财预〔2015〕88号
          改法：改正


    共 2 个问题：错误 1 个，提醒 1 个，提示 0 个；另有已豁免 1 个。"
  `)
  expect(textReport([])).toBe('没有问题。')
})

test('a build is told counts only', () => {
  expect(countByRule([warning, warning, waived])).toBe(
    '共 2 个问题：错误 0 个，提醒 2 个，提示 0 个；另有已豁免 1 个。（spaces 2）\n不妨碍公开；npm run check 看全部。',
  )
})

test('GitHub: one command a line, with its signs escaped, and nothing of what is waived', () => {
  expect(githubReport(all).split('\n')).toEqual([
    '::warning file=content/101001/2025/department.md,title=spaces::有空格',
    '::error file=content/101001/2025/项目%2C1.yaml,line=4,col=6,title=money-sum::预算数：“5.00”不是各项资金的合计：<b>100%25</b>%0A第二行%0A原文：5.00%0A应为：5.50万元%0A依据：财预〔2015〕88号%0A改法：改正',
  ])
})

test('GitLab: one issue a finding that is not waived, known again on another line', () => {
  const parse = (findings: readonly Finding[]): Record<string, unknown>[] =>
    JSON.parse(gitlabReport(findings))
  const [first, second, ...others] = parse(all)
  expect(others).toEqual([])
  expect(first).toMatchObject({ check_name: 'spaces', severity: 'minor', location: { lines: { begin: 1 } } })
  expect(second).toMatchObject({
    check_name: 'money-sum',
    severity: 'blocker',
    description: expect.stringContaining('改法：改正'),
    location: { path: error.file, lines: { begin: 4 } },
    fingerprint: parse([{ ...error, line: 9 }])[0]?.fingerprint,
  })
  expect(second?.fingerprint).not.toBe(first?.fingerprint)
})

test('JSON holds all that is known', () => {
  expect(JSON.parse(jsonReport(all))).toEqual({ findings: [warning, waived, error] })
})

test('HTML holds every word, none of them as markup', () => {
  const html = htmlReport(all)
  expect(html).toContain('&lt;b&gt;100%&lt;/b&gt;')
  expect(html).not.toContain('<b>')
  expect(html).toContain('第 4 行第 6 列')
  expect(html).not.toMatch(/<script|src=|url\(|https?:/)
})
