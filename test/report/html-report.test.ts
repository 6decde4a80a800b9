import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { htmlReport } from '../../src/report/html-report.ts'
import { violationsOf } from '../browser/axe.ts'
import { launch } from '../browser/chromium.ts'

const project: Finding = {
  rule: 'satisfaction-target',
  severity: 'warning',
  file: 'content/101001/2025/101-0101-JBN-A1B2.yaml',
  line: 51,
  column: 10,
  field: '绩效指标 第6项 › 指标值',
  message: '满意度“≥100人”不是百分比',
  quote: '≥100人',
  expected: '满意的人占被调查的人的百分比，如 ≥90%',
  source: '财预〔2015〕88号 适当性审核',
  fix: '对照批复的文件核对；批复的文件如此的，照原样公开',
}
const waived = { reason: '批复的文件如此', by: '预算股负责人', date: '2025-02-20' }
const department: Finding = { ...project, file: 'content/101001/2025/department.md' }
const findings: readonly Finding[] = [
  { ...project, severity: 'error', line: 4 },
  project,
  { ...project, line: 52 },
  { ...project, line: 53, waived },
  { ...department, severity: 'note' },
]

let browser: Browser
let html: string
beforeAll(async () => {
  browser = await launch()
  html = htmlReport(findings)
})
afterAll(() => browser.close())

test.each([1280, 375])('the page is accessible and no wider than the screen, %i px', async (width) => {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.setContent(html)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  expect(await violationsOf(page)).toEqual([])
  await page.close()
})

test('the table of files counts each level, and its links lead to what is said of the file', async () => {
  const page = await browser.newPage()
  await page.setContent(html)
  const counts = await page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) => {
    const section = document.querySelector(row.querySelector('a').hash).parentElement
    return [
      [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)),
      ['error', 'warning', 'note'].map((level) => section.querySelectorAll('li.' + level).length),
    ]
  })`)
  expect(counts).toEqual([
    [
      [1, 2, 0],
      [1, 2, 0],
    ],
    [
      [0, 0, 1],
      [0, 0, 1],
    ],
  ])
  expect(await page.locator('li.waived').count()).toBe(1)
  await page.close()
})
