import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChrome86, noChrome86 } from '../browser/chrome-86.ts'
import { splitNumbers } from '../browser/split-numbers.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { visit } from '../browser/visit.ts'
import { parseCsv } from '../data/source.ts'
import { text } from '../pdf/poppler.ts'
import { onePageOfEachKind } from './files.ts'
import { demo } from './sites.ts'

if (noChrome86) console.warn(`not tried in Chrome 86: ${noChrome86}`)
const project = '103001/2025/103-0401-JBN-MVVM/'

describe.skipIf(noChrome86)('in Chrome 86', () => {
  let browser: Browser
  let server: StaticServer
  let pages: string[]
  beforeAll(async () => {
    browser = await launchChrome86()
    server = await serve(demo.folder)
    // The editor wants a newer browser, and says so; hashes have no place to break at.
    pages = (await onePageOfEachKind(demo)).filter((page) => !/^admin|receipt\/$/.test(page))
    expect(pages.length).toBeGreaterThan(15)
  })
  afterAll(async () => {
    await browser.close()
    await server[Symbol.asyncDispose]()
  })

  test('it is that one', () => expect(browser.version()).toMatch(/^86\./))

  test.each([375, 1280])('pages keep to a screen of %i px, and numbers to one line', async (width) => {
    const found: string[] = []
    await visit(
      browser,
      pages.map((page) => server.url + page),
      { viewport: { width, height: 800 } },
      async (page, address) => {
        await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
        if (wide > width) found.push(`${address}: ${wide} px`)
        const split = await page.evaluate<string[]>(splitNumbers)
        if (split.length > 0) found.push(`${address}: ${split.join(' | ')}`)
      },
    )
    expect(found).toEqual([])
  })

  test('the official form has its borders and its labels, and no value stands one character a line', async () => {
    for (const width of [375, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      await page.goto(server.url + project)
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
      const cells = await page.locator('.form td:not(:empty)').evaluateAll((all) =>
        all.map((cell) => {
          const range = document.createRange()
          range.selectNodeContents(cell)
          const { width } = range.getBoundingClientRect()
          const { display, borderTopWidth } = getComputedStyle(cell)
          const label = getComputedStyle(cell, '::before').content
          return { display, border: borderTopWidth, label, width, length: cell.textContent?.length ?? 0 }
        }),
      )
      expect(cells.length).toBeGreaterThan(30)
      for (const cell of cells.filter(({ length }) => length > 8)) expect(cell.width).toBeGreaterThan(60)
      if (width === 1280)
        for (const cell of cells) expect(cell).toMatchObject({ display: 'table-cell', border: '1px' })
      else expect(cells.filter(({ label }) => /[一-鿿]/.test(label)).length).toBeGreaterThan(20)
      await page.close()
    }
  })

  test('an address that points at a cell of the folded form unfolds it', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    await page.goto(server.url + project)
    const [id = ''] = await page
      .locator('.form td[id]')
      .evaluateAll((all) => all.map((one) => one.id).filter((one) => one.endsWith('-指标值')))
    expect(id).toMatch(/^form-绩效指标-.+-指标值$/)
    for (const follow of [
      () => page.goto(`${server.url}${project}?again#${encodeURIComponent(id)}`),
      () => page.evaluate((hash) => location.assign(`#${hash}`), 'form-预算数'),
    ]) {
      await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = false })')
      await follow()
      await page.waitForFunction(
        'document.querySelector(".form :target")?.closest("details").open && document.querySelector(".form :target").getBoundingClientRect().top < innerHeight',
      )
    }
    await page.close()
  })

  test('a word is found, projects are filtered, units ordered', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    // It is too old for what waits for elements, and for what fills in fields.
    const says = (place: string, text: string) =>
      page.waitForFunction(([place, text]) => document.querySelector(place)?.textContent?.includes(text), [
        place,
        text,
      ] as const)
    await page.goto(`${server.url}search/?${new URLSearchParams({ q: '法律援助' })}`)
    await says('#search-status', '3 个项目的名称或编码')
    await says('mark', '法律援助')
    await page.goto(`${server.url}2026/projects/?${new URLSearchParams({ 没有: '满意度', 从: '10' })}`)
    await says('#filter-status', '个项目，预算数合计')
    expect(await page.evaluate('document.querySelectorAll("#filter-list li").length')).toBeGreaterThan(2)
    await page.goto(`${server.url}2026/`)
    await page.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('.order select')
      if (!select) return
      select.selectedIndex = [...select.options].findIndex(({ text }) => text === '预算（万元）')
      select.dispatchEvent(new Event('change'))
    })
    await says('.sortable tbody tr', '示例县民政局')
    await says('.cite button', '复制网址')
    await page.close()
  })

  test('a reader writes on, goes back, filters what was found, and saves what is left', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    const says = (place: string, text: string) =>
      page.waitForFunction(([place, text]) => document.querySelector(place)?.textContent?.includes(text), [
        place,
        text,
      ] as const)
    await page.goto(`${server.url}search/?${new URLSearchParams({ q: '公路' })}`)
    await says('#search-status', '“公路”')
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#search-query')
      if (!input?.form) return
      input.value = '校园安全'
      input.form.requestSubmit()
    })
    await says('#search-status', '“校园安全”')
    await page.evaluate('history.back()')
    await says('#search-status', '“公路”')
    await page.goto(`${server.url}search/?${new URLSearchParams({ q: '公路', 年度: '2026', 从: '10' })}`)
    await says('#search-status', '筛选后')

    await page.goto(`${server.url}2026/projects/?${new URLSearchParams({ 没有: '满意度', 从: '10' })}`)
    await says('#filter-status', '个项目，预算数合计')
    await page.evaluate(() => {
      const make = URL.createObjectURL
      URL.createObjectURL = (blob: Blob) => {
        void blob.arrayBuffer().then((bytes) => {
          document.body.dataset.saved = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        })
        return make(blob)
      }
      const buttons = [...document.querySelectorAll('button')]
      buttons.find(({ textContent }) => textContent?.includes('下载这些'))?.click()
    })
    await page.waitForFunction('document.body.dataset.saved')
    const [saved = '', listed] = await page.evaluate(
      () => [document.body.dataset.saved, document.querySelectorAll('#filter-list li').length] as const,
    )
    expect(saved).toMatch(/^\uFEFF单位编码,单位名称,年度,/)
    const rows = parseCsv(new TextEncoder().encode(saved))
    expect(rows.length - 1).toBe(listed)
    const budget = rows[0]?.indexOf('预算数（元）') ?? -1
    for (const row of rows.slice(1)) expect(Number(row[budget])).toBeGreaterThanOrEqual(100_000)
    await page.close()
  })

  test('what is folded is printed, and folded again', async () => {
    const page = await browser.newPage()
    await page.goto(server.url + project)
    const file = join(demo.root, 'chrome-86.pdf')
    await writeFile(file, await page.pdf({ format: 'A4' }))
    // It writes 目 as the radical that its fonts draw alike.
    const printed = text(file).normalize('NFKC')
    for (const part of ['资金支出计划', '指标值确定依据', '偏差原因分析']) expect(printed).toContain(part)
    expect(await page.locator('details.fold[open]').count()).toBe(0)
    await page.close()
  })
})
