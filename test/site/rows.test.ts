import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { info, text } from '../pdf/poppler.ts'
import { pagesOf } from './files.ts'
import { demo } from './sites.ts'

let browser: Browser
let server: StaticServer
let page: Page

beforeAll(async () => {
  browser = await launch()
  server = await serve(demo.folder)
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** Runs in the page: the rows of its lists whose figures do not stand beside the first line of their name. */
const uneven = `[...document.querySelectorAll('.comparison tbody tr')].flatMap((row) => {
  const first = (cell) => {
    const range = document.createRange()
    range.selectNodeContents(cell)
    return [...range.getClientRects()].filter(({ width }) => width > 0)[0]
  }
  const name = first(row.querySelector('th a') ?? row.querySelector('th'))
  return [...row.querySelectorAll('td.figure')].flatMap((cell) => {
    const figure = first(cell)
    return figure && name && Math.abs(figure.bottom - name.bottom) > 4 ? [row.textContent.trim()] : []
  })
})`

test.each([
  [768, 'screen'],
  [1280, 'screen'],
  [700, 'print'],
] as const)('figures stand beside the first line of a name at %i px on %s', async (width, media) => {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ media })
  for (const path of ['2026/', '103001/', '103001/2025/', 'indicators/']) {
    await page.goto(server.url + path)
    expect(await page.locator('.comparison tbody tr').count()).toBeGreaterThan(2)
    expect(await page.evaluate(uneven), path).toEqual([])
  }
  await page.emulateMedia({ media: null })
})

test('key figures of a row stand at one height', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${server.url}103001/2025/`)
  const tops = await page
    .locator('.key-figures b')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(tops).toHaveLength(4)
  expect(new Set(tops.map(Math.round)).size).toBe(1)
})

/** Runs in the page: names of several lines whose first line does not stand beside the mark before it. */
const apart = `[...document.querySelectorAll('main .breadcrumbs li + li, main .tree li')].flatMap((item) => {
  const link = item.querySelector('a')
  if (!link) return []
  link.textContent = '农业农村和科学技术局农村经济经营管理与农业综合行政执法大队办公室'
  // Marks are no part of a page's text: that of a list stands on the line of its item, a step's has room to the left of it.
  const line = document.createElement('i')
  line.style.display = 'inline-block'
  if (!item.closest('nav')) link.before(line)
  const range = document.createRange()
  range.selectNodeContents(link)
  const [first, ...others] = range.getClientRects()
  const { bottom } = line.getBoundingClientRect()
  const isBeside = line.isConnected ? first.top < bottom && bottom < first.bottom : first.left > item.getBoundingClientRect().left + 8
  return others.length > 0 && isBeside ? [] : [item.textContent]
})`

test('a name of several lines stands by its first beside the mark before it', async () => {
  await page.setViewportSize({ width: 375, height: 800 })
  for (const path of ['103001/', '103001/2025/', '103001/2025/103-0401-JBN-MVVM/']) {
    await page.goto(server.url + path)
    expect(await page.evaluate(apart), path).toEqual([])
  }
})

test.each([768, 1280])('a target is not written over what stands beside it at %i px', async (width) => {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(`${server.url}103001/2025/103-0401-JBN-MVVM/`)
  const targets = page.locator('.promises .target .n')
  expect(await targets.count()).toBeGreaterThan(0)
  const wide = `[...document.querySelectorAll('.promises .target')].flatMap((target) => {
    for (const number of target.querySelectorAll('.n')) number.textContent = '123,456,789,012.345\u00a0亩'
    return target.scrollWidth > target.clientWidth ? [target.textContent] : []
  })`
  expect(await page.evaluate(wide)).toEqual([])
})

test.each([
  ['103001/2025/', '农村公路养护'],
  ['indicators/满意度/', '义务教育学校校舍维修改造'],
])('the first printed page of %s has its list, not blank paper', async (path, row) => {
  await page.goto(server.url + path)
  await page.emulateMedia({ media: 'print' })
  // A foot is printed on every page, below rows that it is not the sum of.
  const feet = await page
    .locator('tfoot')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).display))
  expect(feet.filter((display) => display !== 'table-row-group')).toEqual([])
  const file = join(demo.root, 'rows.pdf')
  await writeFile(file, await page.pdf({ format: 'A4' }))
  expect(text(file, 1, 1).normalize('NFKC')).toContain(row)
})

test('no printed sheet ends with what heads the next one', async () => {
  const heads = `[...document.querySelectorAll('h2, h3, caption, thead tr')].map((one) => one.textContent.replace(/\\s/g, ''))`
  const file = join(demo.root, 'heads.pdf')
  const lonely: string[] = []
  const pages = (await pagesOf(demo)).filter((path) => /^103001\/\d{4}\/([^/]+-[^/]+\/)?$/.test(path))
  for (const path of pages) {
    await page.goto(server.url + path)
    const known = (await page.evaluate<string[]>(heads)).filter((head) => head !== '')
    await writeFile(file, await page.pdf({ format: 'A4' }))
    for (let sheet = 1; sheet < Number(info(file).Pages); sheet++) {
      const end = text(file, sheet, sheet)
      for (const head of known) if (end.endsWith(head)) lonely.push(`${path}, ${sheet}: ${head}`)
    }
  }
  expect(pages.length).toBeGreaterThan(20)
  expect(lonely).toEqual([])
})

test('on paper a list of units has room for their names, a legend its colours, and a heading what it is of', async () => {
  await page.setViewportSize({ width: 700, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await page.goto(`${server.url}2026/`)
  const lines = await page
    .locator('.comparison tbody th a')
    .evaluateAll((all) =>
      all.map(
        (one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight),
      ),
    )
  expect(lines.length).toBe(11)
  expect(Math.max(...lines)).toBeLessThan(2.5)
  await page.goto(server.url)
  const adjusts = await page
    .locator('.key')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).getPropertyValue('print-color-adjust')))
  expect(new Set(adjusts)).toEqual(new Set(['exact']))
  await page.goto(`${server.url}data/`)
  expect(await page.getByText('全部表（Excel）').isVisible()).toBe(true)
  await page.emulateMedia({ media: null })
})
