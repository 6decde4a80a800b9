import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from '../browser/axe.ts'
import { launch } from '../browser/chromium.ts'
import { serve } from '../browser/static-server.ts'
import { visit } from '../browser/visit.ts'
import { pagesOf } from './files.ts'
import { demo } from './sites.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** One page of each kind that only a county of several years has. */
const kinds = ['', '2026/', '2026/changes/', '2026/alike/', '103001/', '103001/2026/', '103001/2026/brief/']
const others = ['changes/2026-02/', 'status/', 'indicators/', 'indicators/满意度/']

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
      expect(await violationsOf(page), address).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(375)
    },
  )
})
