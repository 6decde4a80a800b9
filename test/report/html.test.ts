import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { checkAll } from '../../src/publish/check.ts'
import { htmlReport } from '../../src/report/html.ts'
import { launch } from '../browser/chromium.ts'

let browser: Browser
let axe: string
let html: string
beforeAll(async () => {
  browser = await launch()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const { findings } = await checkAll(join(import.meta.dirname, '../..'))
  const [first, second, ...others] = findings
  if (!first || !second) throw new Error('nothing to report')
  const waived = { reason: '批复的文件如此', by: '预算股负责人', date: '2020-02-20' }
  const all: Finding[] = [{ ...first, severity: 'error' }, { ...second, waived }, ...others]
  html = htmlReport(all)
})
afterAll(() => browser.close())

test.each([1280, 375])('the page is accessible and no wider than the screen, %i px', async (width) => {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.setContent(html)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  await page.evaluate(axe)
  const problems = await page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
  )
  expect(problems).toEqual([])
  await page.close()
})

test('the table of files counts each level, and its links lead to what is said of the file', async () => {
  const page = await browser.newPage()
  await page.setContent(html)
  for (const row of await page.locator('tbody tr').all()) {
    const section = page.locator(`section:has(${await row.locator('a').getAttribute('href')})`)
    for (const [column, level] of ['error', 'warning', 'note'].entries())
      expect(await row.locator('td').nth(column).textContent()).toBe(
        String(await section.locator(`li.${level}`).count()),
      )
  }
  expect(await page.locator('li.waived').count()).toBe(1)
  await page.close()
})
