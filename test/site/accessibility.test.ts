import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { serve } from '../browser/static-server.ts'
import { visit } from '../browser/visit.ts'
import { pagesOf } from './files.ts'
import { full, own } from './sites.ts'

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
