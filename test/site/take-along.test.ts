import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { onePageOfEachKind } from './files.ts'
import { demo } from './sites.ts'

const project = '103001/2025/103-0401-JBN-MVVM/'
const site = 'https://jx.shili.example/'
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await launch()
  server = await serve(demo.folder, '/jx/x/')
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

function read(path: string): Promise<string> {
  return readFile(join(demo.folder, path), 'utf8')
}

describe('taking a page along', () => {
  test('every kind of page says its address and how to cite it, without script', async () => {
    const kinds = (await onePageOfEachKind(demo)).filter((page) => !/^(admin|embed)\/|^404/.test(page))
    expect(kinds.length).toBeGreaterThan(20)
    for (const page of kinds) {
      const html = await read(`${page}index.html`)
      expect(html, page).toContain(`data-url="${site}${page}">${site}${page}<`)
      expect(html, page).toMatch(/GB\/T 7714：<\/span>[^<]+\[EB\/OL\]\. /)
    }
    expect(await read(`${project}index.html`)).toContain(
      `示例县交通运输局. 农村公路养护绩效目标（2025 年）[EB/OL]. (2025-02-21). ${site}${project}`,
    )
  })

  test('its address is copied by a button', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    const page = await context.newPage()
    await page.goto(`${server.url}2026/projects/?${new URLSearchParams({ 从: '10' })}`)
    await page.getByRole('button', { name: '复制网址' }).click()
    await page.getByText('复制了').waitFor()
    const copied = decodeURIComponent(await page.evaluate<string>('navigator.clipboard.readText()'))
    expect(copied).toBe(`${site}2026/projects/?从=10`)
    await context.close()
  })

  test('each indicator has an address', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.url}${project}#${encodeURIComponent('指标-养护公路里程')}`)
    expect(await page.locator('li:target .promise').textContent()).toBe('养护公路里程#')
    await page.close()
  })

  test('in a chat a page is its title, its sentence and a picture', async () => {
    const html = await read(`${project}index.html`)
    expect(html).toContain('<meta property="og:title" content="农村公路养护 - 示例县交通运输局 2025 年">')
    expect(html).toMatch(/og:description" content="[^"]*预算 534\.40 万元[^"]*自评 97\.24 分/)
    expect(html).toContain(`<meta property="og:image" content="${site}103001/2025.png">`)
    expect(await read('2026/changes/index.html')).toContain(
      `<meta property="og:image" content="${site}index.png">`,
    )
  })
})

describe('a project in a page of others', () => {
  test('says what is promised and what came of it, small, and leads to the whole', async () => {
    const html = await read(`embed/${project}index.html`)
    expect(html.length).toBeLessThan(8000)
    const page = await browser.newPage({ viewport: { width: 300, height: 600 } })
    await page.goto(`${server.url}embed/${project}`)
    const text = (await page.locator('main').allInnerTexts()).join().replace(/\s+/g, ' ')
    expect(text).toMatch(/示例数据.*养护公路里程：不少于 1,070 公里；做到 963 公里，未达到.*来源：/)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(300)
    const opening = page.context().waitForEvent('page')
    await page.getByRole('link', { name: '农村公路养护' }).click()
    expect((await opening).url()).toContain(server.url + project)
    await page.close()
  })

  test('takes colours from its address, and nothing else', async () => {
    const page = await browser.newPage()
    const query = new URLSearchParams({ color: 'fff', background: '203040', link: 'red;}', font: 'serif' })
    await page.goto(`${server.url}embed/${project}?${query}`)
    const style = await page.evaluate(() => {
      const { color, backgroundColor, fontFamily } = getComputedStyle(document.body)
      const link = document.querySelector('a')
      return [color, backgroundColor, fontFamily.split(',')[0], link && getComputedStyle(link).color]
    })
    expect(style).toEqual(['rgb(255, 255, 255)', 'rgb(32, 48, 64)', 'system-ui', 'rgb(23, 73, 125)'])
    await page.close()
  })
})

test('a unit has a feed of its own, and corrections have one', async () => {
  const parse = async (path: string) => new XMLParser().parse(await read(path)).feed
  const unit = await parse('103001/feed.atom')
  expect(unit.title).toBe('示例县交通运输局：公开和更正')
  for (const { title } of unit.entry) expect(title).toMatch(/^示例县交通运输局 202\d 年/)
  const corrections = await parse('changes/corrections.atom')
  expect([corrections.entry].flat().map(({ category, title }) => title + category)).toContain(
    '示例县交通运输局 2025 年，道路养护机械租赁：撤下',
  )
  const all = await parse('changes/feed.atom')
  expect(all.entry).toHaveLength(100)
  expect(new Set([all.id, unit.id, corrections.id]).size).toBe(3)
  expect(await read('103001/index.html')).toMatch(/rel="alternate"[^>]*href="\.\/feed\.atom"/)
})
