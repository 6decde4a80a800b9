import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { amountText } from '../../src/model/amount.ts'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { follow } from '../browser/visit.ts'
import { parseCsv } from '../data/source.ts'
import { demo } from './sites.ts'

let browser: Browser
let server: StaticServer
let page: Page

beforeAll(async () => {
  browser = await launch()
  server = await serve(demo.folder, '/jx/x/')
  page = await browser.newPage({ viewport: { width: 375, height: 800 } })
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function status(): Promise<string> {
  await page.waitForFunction(() => document.querySelector('#search-status')?.textContent !== '')
  return (await page.locator('#search-status').textContent()) ?? ''
}

describe('searching', () => {
  test('a word from the first page, found, and its sheet downloaded in two clicks', async () => {
    await page.goto(server.url)
    await page.getByRole('searchbox').fill('法律援助')
    await page.keyboard.press('Enter')
    expect(await status()).toMatch(/^“法律援助”：3 个项目的名称或编码/)
    expect(page.url()).toMatch(/\/search\/index\.html\?q=%E6%B3%95/)
    expect(await page.locator('mark').first().textContent()).toBe('法律援助')
    await page
      .getByRole('link', { name: /^法律援助/ })
      .first()
      .click()
    const download = page.waitForEvent('download')
    await page.locator('.downloads a[download]').first().click()
    expect((await download).suggestedFilename()).toMatch(/^法律援助-.*\.pdf$/)
  })

  test('the address holds the query: back and forward lead through them', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('公路')}`)
    expect(await status()).toMatch(/^“公路”/)
    await page.locator('#search-query').fill('校园安全')
    await page.keyboard.press('Enter')
    await page.locator('#search-status', { hasText: '“校园安全”' }).waitFor()
    await page.goBack()
    await page.locator('#search-status', { hasText: '“公路”' }).waitFor()
    expect(await page.locator('#search-query').inputValue()).toBe('公路')
  })

  test('one character is too little, and what is nowhere is said to be nowhere', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('路')}`)
    expect(await status()).toBe('每个词至少写两个字。')
    await page.locator('#search-query').fill('蓝鲸捕捞')
    await page.locator('#search-status', { hasText: '没有找到“蓝鲸捕捞”。' }).waitFor()
  })

  test.each([
    ['“办公设备更新”', '办公设备更新'],
    ['办公设备，更新！', '办公设备'],
    ['"办公设备"+更新', '办公设备'],
  ])('%s is found without the marks that stand nowhere', async (query, word) => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`)
    expect(await status()).toMatch(new RegExp(`^“${word}”.*\\d+ 个项目的名称或编码`))
  })

  test('a number that is nowhere is not looked for in pieces', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('12.5')}`)
    expect(await status()).toBe('没有找到“12.5”。')
  })

  test('it works from a disk', async () => {
    const file = pathToFileURL(join(demo.folder, 'search/index.html')).href
    await page.goto(`${file}?q=${encodeURIComponent('法律援助')}`)
    expect(await status()).toMatch(/^“法律援助”：3 个项目/)
  })

  test('without script, names are found by their first character', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${server.url}search/?q=${encodeURIComponent('法律援助')}`)
    expect(await plain.locator('#search noscript').isVisible()).toBe(true)
    await follow(plain, plain.locator('.initials').getByRole('link', { name: '法', exact: true }))
    await follow(plain, plain.getByRole('link', { name: '法律援助' }))
    expect(await plain.locator('h1').textContent()).toContain('法律援助')
    await context.close()
  })
})

describe('filtering what is found', () => {
  test('by year and more: counted, added up, kept in the address, saved', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('办公设备')}`)
    expect(await status()).toMatch(/^“办公设备”：\d+ 个项目/)
    const all = await page.locator('.hits li').count()
    await page.locator('#filters-fold summary').click()
    expect(await page.locator('[name=没有]').isDisabled()).toBe(true)
    await page.locator('[name=年度]').selectOption('2025')
    await page.locator('#search-status', { hasText: '筛选后' }).waitFor()
    await page.locator('[name=从]').fill('15')
    await page.keyboard.press('Tab')
    await page.waitForURL(/%E4%BB%8E=15/)
    await page.locator('#search-status', { hasText: /筛选后 \d+ 个项目，预算数合计/ }).waitFor()
    const text = await status()
    const count = Number(/筛选后 (\d+) 个/.exec(text)?.[1])
    expect(count).toBeGreaterThan(0)
    expect(await page.locator('.hits li').count()).toBeLessThan(all)
    for (const facts of await page.locator('.hits .hint').allTextContents())
      expect(facts).toContain('2025 年')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载这些（CSV）' }).click()
    const [head = [], ...rows] = parseCsv(await readFile(await (await saving).path()))
    expect(rows).toHaveLength(count)
    const budgets = rows.map((row) => Number(row[head.indexOf('预算数（元）')]))
    for (const budget of budgets) expect(budget).toBeGreaterThanOrEqual(150_000)
    const sum = amountText(Math.round(budgets.reduce((all, one) => all + one, 0) * 100))
    expect(text).toContain(`预算数合计 ${sum}`)
    // The address alone says the same, and the form shows it.
    await page.goto('about:blank')
    await page.goBack()
    await page.locator('#search-status', { hasText: text }).waitFor()
    expect(await page.locator('[name=从]').inputValue()).toBe('15')
    expect(await page.locator('[name=年度]').inputValue()).toBe('2025')
  })

  test.each([
    ['年度=1999', ''],
    ['年度=2025&从=10万', '年度=2025'],
  ])('what the form cannot show of an address, %s, asks nothing', async (query, understood) => {
    const said = async (asked: string) => {
      await page.goto(`${server.url}search/?q=${encodeURIComponent('办公设备')}&${asked}`)
      return status()
    }
    const expected = await said(understood)
    expect(await said(query)).toBe(expected)
  })
})

describe('filtering the projects of a year', () => {
  test('every project over 100,000 yuan that asks nobody whether they are satisfied, listed, summed and saved', async () => {
    // What must be found, from the data and by another way than the page's.
    const read = async (table: string) =>
      parseCsv(await readFile(join(demo.folder, `data/2026/${table}.csv`)))
    const [[head = [], ...projects], [, ...indicators]] = [await read('projects'), await read('indicators')]
    const at = (name: string) => head.indexOf(name)
    const keyOf = (row: readonly string[]) => `${row[0]}/${row[3]}`
    const asked = new Set(indicators.filter((row) => row.join().includes('满意度')).map(keyOf))
    const budgetOf = (row: readonly string[]) => Math.round(Number(row[at('预算数（元）')]) * 100)
    const expected = projects.filter((row) => budgetOf(row) >= 10_000_000 && !asked.has(keyOf(row)))
    expect(expected.length).toBeGreaterThan(2)
    expect(expected.length).toBeLessThan(projects.length / 2)

    await page.goto(server.url)
    await follow(page, page.getByRole('link', { name: '项目', exact: true }))
    await page.locator('#filters-fold summary').click()
    await page.locator('[name=没有]').selectOption('满意度')
    await page.locator('[name=从]').fill('10')
    await page.keyboard.press('Tab')
    await page.locator('#filter-status', { hasText: `${expected.length} 个项目，预算数合计` }).waitFor()
    expect(decodeURIComponent(page.url())).toMatch(/\?没有=满意度&从=10$/)
    const sum = expected.reduce((all, row) => all + budgetOf(row), 0)
    expect(await page.locator('#filter-status').textContent()).toContain(`合计 ${amountText(sum)}`)
    expect(await page.locator('#filter-list a').allTextContents()).toHaveLength(expected.length)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载这些（CSV）' }).click()
    const [savedHead, ...saved] = parseCsv(await readFile(await (await saving).path()))
    expect(savedHead).toEqual(head)
    expect(saved.toSorted()).toEqual(expected.toSorted())
  })

  test.each(['从=10万', '到=１０', '有=没有这一类', 'from=singlemessage&isappinstalled=0'])(
    'what the form cannot show of an address, ?%s, asks nothing',
    async (query) => {
      const sum = page.locator('#filter-status')
      await page.goto(`${server.url}2026/projects/`)
      const all = await sum.filter({ hasText: '个项目' }).textContent()
      await page.goto(`${server.url}2026/projects/?${query}`)
      expect(await sum.filter({ hasText: '个项目' }).textContent()).toBe(all)
    },
  )

  test('back and forward lead through what was asked', async () => {
    await page.goto(`${server.url}2026/projects/?${new URLSearchParams({ 从: '100' })}`)
    await page.locator('#filters').waitFor()
    expect(await page.locator('[name=从]').inputValue()).toBe('100')
    const before = await page.locator('#filter-status').textContent()
    await page.locator('[name=延续]').selectOption('延续')
    await page.goBack()
    await page.waitForFunction(
      (text) => document.querySelector('#filter-status')?.textContent === text,
      before,
    )
    expect(await page.locator('[name=延续]').inputValue()).toBe('')
  })

  test('without script all projects stand there, and a way by unit', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${server.url}2026/projects/`)
    expect(await plain.locator('#plain-list tbody tr').count()).toBeGreaterThan(50)
    expect(await plain.locator('#filters').isVisible()).toBe(false)
    await follow(plain, plain.locator('.links').getByRole('link', { name: '示例县交通运输局' }))
    expect(await plain.locator('h1').textContent()).toContain('交通运输局')
    await context.close()
  })
})
