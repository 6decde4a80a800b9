import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from '../browser/axe.ts'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { moved, own } from './sites.ts'

/** To a browser, loopback is as secure as HTTPS; a name is not. */
const host = 'www.example.gov.cn'
const sheet = '315002/2020/315-0404-JBN-9C18.pdf'
let browser: Browser
beforeAll(async () => {
  browser = await launch(`--host-resolver-rules=MAP ${host} 127.0.0.1`)
})
afterAll(() => browser.close())

const cases = [
  { site: own, secure: true },
  { site: own, secure: false },
  { site: moved, secure: false },
]
describe.each(cases)('$site.name at $site.base, secure: $secure', ({ site, secure }) => {
  let server: StaticServer
  let page: Page
  let bytes: Buffer
  beforeAll(async () => {
    server = await serve(site.folder, site.base)
    bytes = await readFile(join(site.folder, sheet))
    page = await browser.newPage()
    await page.goto(`${secure ? server.url : server.url.replace('127.0.0.1', host)}verify/`)
    expect(await page.evaluate('isSecureContext')).toBe(secure)
  })
  afterAll(async () => {
    await page.close()
    await server[Symbol.asyncDispose]()
  })

  const file = (name: string, buffer: Buffer) => ({ name, buffer, mimeType: 'application/pdf' })
  const results = () => page.locator('#verify-results li').allInnerTexts()
  const done = () => page.getByText(/^核验了 \d+ 个文件/).waitFor()

  test('several files at once: the published one, one with a flipped byte, one of elsewhere; none is sent', async () => {
    const flipped = Buffer.from(bytes)
    flipped[1000] = (flipped[1000] ?? 0) ^ 1
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await page
      .locator('#verify-files')
      .setInputFiles([
        file('任何名字.pdf', bytes),
        file('315-0404-JBN-9C18 (1).pdf', flipped),
        file('x.pdf', Buffer.alloc(3_000_000, 7)),
      ])
    await done()
    const manifests = asked.filter((request) => request.endsWith('/manifest.json'))
    expect(manifests.toSorted()).toEqual([
      `GET ${site.base}315002/2020/manifest.json`,
      `GET ${site.base}manifest.json`,
    ])
    const [published = '', changed = '', foreign = ''] = await results()
    expect(published).toMatch(/^现行：是本站公开的文件：任何名字\.pdf/)
    expect(published).toContain(`/${sheet}`)
    expect(changed).toMatch(/^不是本站现在公开的文件：315-0404-JBN-9C18 \(1\)\.pdf/)
    expect(changed).toContain('有同名的文件，但内容不同')
    expect(foreign).toMatch(/^不是本站现在公开的文件：x\.pdf/)
    // What sha256sum says of three million sevens.
    expect(foreign).toContain(
      '校验值（SHA-256）：892f2fe04ec507da2fe21530851fc8c60ae8a0d9b126b61d7168fd5dbb209a1b',
    )
    expect(await page.locator('#verify-status').textContent()).toBe(
      '核验了 3 个文件：1 个是本站现在公开的，2 个不是或没能核验。',
    )
    // The icon may still be on its way.
    expect(new Set(asked.filter((path) => !path.endsWith('icon.svg')))).toEqual(
      // It has no log, so that it cannot tell of the past.
      new Set([
        ...manifests,
        `GET ${site.base}publications.proof.json`,
        // Of what is published, the page that says what it is.
        `GET ${site.base}${sheet.replace('.pdf', '/')}`,
      ]),
    )
    const href = await page.locator('#verify-results a').first().getAttribute('href')
    expect((await fetch(String(href).replace(host, '127.0.0.1'))).status).toBe(200)
  })

  test('a file can be dropped', async () => {
    const drop = `(() => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0))], 'a.pdf'))
      document.querySelector('#verify').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
    })()`
    await page.evaluate(drop)
    await page.getByText('是本站公开的文件').first().waitFor()
    expect(await results()).toHaveLength(1)
  })

  test('without the manifest it says that it cannot tell', async () => {
    await page.route('**/manifest.json', (route) => route.fulfill({ status: 404 }))
    await page.locator('#verify-files').setInputFiles([file('a.pdf', bytes)])
    await done()
    expect((await results()).join()).toMatch(/^没能核验：a\.pdf\s+取不到本站的文件清单/)
    await page.unroute('**/manifest.json')
  })
})

test('the file field is reached by the keyboard, results are announced, and axe finds nothing with them', async () => {
  await using server = await serve(own.folder)
  const page = await browser.newPage()
  await page.goto(`${server.url}verify/`)
  const focused = () => page.evaluate<string>('document.activeElement.id')
  for (let steps = 0; (await focused()) !== 'verify-files' && steps < 20; steps++)
    await page.keyboard.press('Tab')
  expect(await focused()).toBe('verify-files')
  await page.locator('#verify-files').setInputFiles(join(own.folder, sheet))
  const status = page.getByRole('status')
  await status.getByText('核验了 1 个文件').waitFor()
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  }
  await page.close()
})

test('without JavaScript the page says how to check by hand', async () => {
  await using server = await serve(own.folder)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}verify/`)
  const text = (await page.locator('main').allInnerTexts()).join()
  for (const said of ['没有启用 JavaScript', 'certutil -hashfile', 'sha256sum', '公开回执'])
    expect(text).toContain(said)
  expect(text).not.toContain('选择要核验的文件')
  await context.close()
})
