import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  server = await serve(demo.folder)
  page = await browser.newPage({ viewport: { width: 375, height: 800 } })
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** Follows links from the first page, by their words, and says what stands on the last page. */
async function walk(...links: (string | RegExp)[]): Promise<string> {
  expect(links.length).toBeLessThanOrEqual(3)
  await page.goto(server.url)
  for (const name of links) {
    await follow(page, page.getByRole('link', { name }).first())
    await page.waitForLoadState('networkidle')
  }
  return (await page.locator('main').allInnerTexts()).join().replace(/\s+/g, ' ')
}

describe('what people come for, on a phone, in at most three steps', () => {
  test('who has not published', async () => {
    const text = await walk('公开情况')
    expect(text).toMatch(
      /2026 年应当公开的 12 个单位，11 个已公开；示例县司法局还没有公开；另有 1 个依法免公开/,
    )
    expect(text).toMatch(/示例县司法局 没有公开/)
  })

  test('what was lowered though the money was not, and what the unit says of it', async () => {
    const text = await walk('变化')
    expect(text).toMatch(/项承诺降低，其中 \d+ 项钱没有少/)
    expect(text).toMatch(/养护公路里程 .*不少于 1,070 公里 .*不少于 900 公里 ▼ 降低.*单位说明：部分路段移交/)
  })

  test('one promise through four years to its results', async () => {
    const text = await walk('项目', '农村公路养护', '历年')
    expect(text).toMatch(/从 2023 年到 2026 年，4 个年度/)
    const row = page.locator('.through tr').filter({ hasText: '养护公路里程' })
    expect((await row.allInnerTexts()).join().replace(/\s+/g, ' ')).toMatch(
      /不少于 900 公里 ?▼ 降低 不少于 1,070 公里.*做到 .*公里 (达到|超额|未达到)/,
    )
  })

  test('which unit of a year has the most money, by an order of the reader’s', async () => {
    await walk('2026 年')
    const units = page.locator('.sortable tbody tr')
    const first = await units.first().textContent()
    await page.getByLabel('次序').selectOption('预算（万元）')
    expect(await units.first().textContent()).toMatch(/^\s*示例县民政局/)
    expect(await page.locator('[aria-sort]').allTextContents()).toEqual(['预算（万元）'])
    await page.getByLabel('次序').selectOption('单位编码')
    expect(await units.first().textContent()).toBe(first)
  })

  test('the county’s money by source, the same from the datapackage as on the first page', async () => {
    const folder = `${server.url}data/`
    const { resources } = await (await fetch(`${folder}datapackage.json`)).json()
    const funding = resources.find(({ name }: { name: string }) => name === 'funding')
    const fields: string[] = funding.schema.fields.map(({ name }: { name: string }) => name)
    const file = Buffer.from(await (await fetch(folder + funding.path)).arrayBuffer())
    const sums = new Map<string, number>()
    for (const row of parseCsv(file).slice(1)) {
      const cell = (name: string) => row[fields.indexOf(name)] ?? ''
      if (cell('年度') !== '2026' || cell('记录') !== '项目') continue
      const fen = Number(cell('金额（元）').replace('.', ''))
      sums.set(cell('项'), (sums.get(cell('项')) ?? 0) + fen)
    }
    await page.goto(server.url)
    await page.getByText('2026 年的钱从哪里来').click()
    const rows = await page
      .locator('details[open] tr')
      .evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('th')?.textContent ?? '',
          row.querySelector('[data-label="合多少元"]')?.textContent ?? '',
        ]),
      )
    const shown = new Map(
      rows.map(([name = '', text = '']) => [name, Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)]),
    )
    expect((sums.get('财政资金') ?? 0) % 10_000).not.toBe(0)
    for (const source of ['财政资金', '其他资金']) expect(shown.get(source), source).toBe(sums.get(source))
    expect(shown.get('合计')).toBe(sums.get('预算数'))
  })

  test('one indicator across units', async () => {
    const text = await walk('指标', '满意度')
    expect(text).toMatch(/2026 年，11 个单位承诺了 \d+ 次/)
    expect(text).toMatch(/示例县教育局.*不低于 92%/)
  })

  test('the brief of one unit, which is printed on one sheet', async () => {
    const text = await walk('2026 年', '示例县交通运输局', /简报/)
    expect(text).toMatch(/降低的承诺 .*养护公路里程：不少于 1,070 公里 → 900 公里；钱多了 /)
    expect(text).toMatch(/可以问的 农村公路养护：钱没有少，为什么承诺降低？（单位有说明）/)
    const link = page.getByRole('link', { name: '下载这张简报' })
    expect(await link.getAttribute('download')).toBe('简报-示例县交通运输局-2026.pdf')
    expect((await page.locator('.downloads').allInnerTexts()).join()).toContain('PDF，1 页')
  })

  test('what a file that came from elsewhere is, under whatever name, and what was corrected since', async () => {
    await walk('核验文件')
    const sheet = '103001/2025/103-0401-JBN-MVVM.pdf'
    const buffer = await readFile(join(demo.folder, sheet))
    await page
      .locator('#verify-files')
      .setInputFiles({ name: '微信转来的.pdf', mimeType: 'application/pdf', buffer })
    await page.getByText(/^核验了 1 个文件/).waitFor()
    expect((await page.locator('#verify-results').allInnerTexts()).join()).toMatch(/微信转来的\.pdf/)
    const said = (await page.locator('#verify-results').allInnerTexts()).join().replace(/\s+/g, ' ')
    expect(said).toMatch(/是本站公开的文件|现行/)
    expect(said).toContain('这是：农村公路养护，示例县交通运输局 2025 年')
    expect(said).toContain('公开以后的更正：2025-06-10 更正“绩效目标”。')
    // What a page does not list may have been corrected: the booklet prints that project, too.
    const others = ['103001/2025.pdf', '103001/2025/brief.pdf', '103001/2025/receipt.pdf']
    await page.locator('#verify-files').setInputFiles(others.map((path) => join(demo.folder, path)))
    await page.getByText(/^核验了 3 个文件/).waitFor()
    const told = await page.locator('#verify-results').allInnerTexts()
    expect(told.join()).not.toContain('公开以后没有更正过')
    expect(told.join()).toContain('各项目有没有更正过，见各项目的网页。')
    await page
      .locator('#verify-files')
      .setInputFiles({ name: '微信转来的.pdf', mimeType: 'application/pdf', buffer })
    await page.getByText(/^核验了 1 个文件/).waitFor()
    await follow(page, page.locator('#verify-results').getByRole('link', { name: /^农村公路养护/ }))
    expect(await page.locator('h1').textContent()).toBe('农村公路养护（2025 年）')
    expect((await page.locator('.corrections').allInnerTexts()).join()).toContain('录入时漏了“安全”两个字')
  })
})
