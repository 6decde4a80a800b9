import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { serve } from '../browser/static-server.ts'
import { visit } from '../browser/visit.ts'
import { pagesOf } from './files.ts'
import { demo, full, own } from './sites.ts'

let browser: Browser
let axe: string

beforeAll(async () => {
  browser = await launch()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => browser.close())

describe.each([own, full])('$name', (site) => {
  test.each([1280, 375])('axe finds nothing on any page, %i px wide', { timeout: 300_000 }, async (width) => {
    await using server = await serve(site.folder, site.base)
    const pages = (await pagesOf(site)).map((page) => server.url + page)
    expect(pages.length).toBeGreaterThan(10)
    await visit(browser, pages, { viewport: { width, height: 900 } }, async (page, address) => {
      await page.evaluate(axe)
      const violations = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
      )
      expect(violations, address).toEqual([])
    })
  })
})

/** One page of each kind that only a county of several years has. */
const kinds = ['', '2026/', '2026/changes/', '2026/alike/', '103001/', '103001/2026/', '103001/2026/brief/']
const others = ['status/', 'indicators/', 'indicators/满意度/']

test.each([
  ['light', ''],
  ['dark', ''],
  ['light', '#elder'],
  ['dark', '#elder'],
] as const)('axe finds nothing on any kind of page, %s %s', async (colorScheme, fragment) => {
  await using server = await serve(demo.folder)
  const project = (await pagesOf(demo)).find((page) => /^103001\/2025\/103-/.test(page)) ?? ''
  const pages = [...kinds, ...others, project].map((page) => `${server.url}${page}${fragment}`)
  await visit(
    browser,
    pages,
    { viewport: { width: 375, height: 900 }, colorScheme },
    async (page, address) => {
      await page.evaluate(axe)
      const violations = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
      )
      expect(violations, address).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(375)
    },
  )
})
