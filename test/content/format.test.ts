import { expect, test } from 'vitest'
import {
  type Files,
  formatOf,
  migrate,
  newestFormat,
  type Step,
  wrongFormat,
} from '../../src/content/format.ts'

/** Two changes of format that never were. */
const steps: Step[] = [
  {
    from: 1,
    says: '“预算数”改名为“预算”。',
    change: (files) => new Map([...files].map(([file, text]) => [file, text.replace(/^预算数:/m, '预算:')])),
  },
  {
    from: 2,
    says: '“预算”改名为“金额”。',
    change: (files) => new Map([...files].map(([file, text]) => [file, text.replace(/^预算:/m, '金额:')])),
  },
]
const project = 'content/101001/2025/A.yaml'
const content = (site: string, budget: string): Files =>
  new Map([
    ['content/site.yaml', site],
    [project, `# 注释\n${budget} 1.00\n`],
    ['content/101001/2025/department.md', '---\n---\n'],
  ])

test('content that says no format is of the first one', () => {
  expect(formatOf('网站名称: 甲\n')).toBe(1)
  expect(formatOf('网站名称: 甲\n格式: 3\n')).toBe(3)
  expect(newestFormat(steps)).toBe(3)
})

test('every step that is due is taken, what is left alone is not touched, and the format is said', () => {
  const { changed, says } = migrate(content('网站名称: 甲\n', '预算数:'), steps)
  expect(says).toEqual(['“预算数”改名为“预算”。', '“预算”改名为“金额”。'])
  expect([...changed]).toEqual([
    ['content/site.yaml', '格式: 3\n网站名称: 甲\n'],
    [project, '# 注释\n金额: 1.00\n'],
  ])
})

test('content goes on from where it is, and stays where it is the newest', () => {
  const halfway = migrate(content('格式: 2\n网站名称: 甲\n', '预算:'), steps)
  expect(halfway.says).toEqual(['“预算”改名为“金额”。'])
  expect(halfway.changed.get('content/site.yaml')).toBe('格式: 3\n网站名称: 甲\n')
  expect(migrate(content('格式: 3\n', '金额:'), steps)).toEqual({ changed: new Map(), says: [] })
})

test('older content is told how to be brought up, newer how to be read', () => {
  expect(wrongFormat(1, 2)?.fix).toContain('npm run migrate')
  expect(wrongFormat(3, 2)?.fix).toContain('npm run update')
  expect(wrongFormat(2, 2)).toBeUndefined()
})
