import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { follow } from '../browser/visit.ts'
import { own } from './sites.ts'

/* A site on a disk or a USB stick, where nobody looks for the page of a folder. */

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const first = pathToFileURL(join(own.folder, 'index.html')).href

test('every page is reached from the first one, and every link of it leads to a file', async () => {
  const seen = new Set([first])
  for (const address of seen) {
    await page.goto(address)
    expect(await page.locator('h1').count(), address).toBe(1)
    const links = await page.evaluate(() => [...document.links].map(({ href }) => href.replace(/#.*/, '')))
    for (const link of links.filter((link) => link.startsWith('file:'))) {
      expect((await stat(fileURLToPath(link))).isFile(), `${address} links to ${link}`).toBe(true)
      if (link.endsWith('.html')) seen.add(link)
    }
  }
  expect(seen.size).toBeGreaterThan(30)
})

test('a reader clicks from the first page to a project, and comes back', async () => {
  await page.goto(first)
  for (const name of ['按单位和项目看', '临西县司法局', '法律援助'])
    await follow(page, page.locator('main a:visible').filter({ hasText: name }).first())
  await page.getByRole('heading', { name: /法律援助/, level: 1 }).waitFor()
  const sheet = await page
    .getByRole('link', { name: /^下载.*表/ })
    .first()
    .getAttribute('href')
  expect(new URL(String(sheet), page.url()).pathname).toMatch(/\/315002\/2020\/[\w-]+\.pdf$/)
  await follow(page, page.getByRole('link', { name: '首页' }).first())
  expect(page.url()).toBe(first)
})

test('search finds, and leads to a page', async () => {
  await page.goto(first)
  await page.getByRole('searchbox').first().fill('法律援助')
  await page.keyboard.press('Enter')
  await page.locator('#search-results a').first().click()
  await page.getByRole('heading', { name: /法律援助/, level: 1 }).waitFor()
})
