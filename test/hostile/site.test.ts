import { execFile } from 'node:child_process'
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { htmlReport } from '../../src/report/html-report.ts'
import { checkAll } from '../../src/review/review.ts'
import { launch } from '../browser/chromium.ts'
import { environment } from '../browser/environment.ts'
import { serve } from '../browser/static-server.ts'
import { copyContent } from '../copy-content.ts'
import { pagesOf } from '../site/files.ts'
import { writeHostileContent } from './county.ts'

/** Breaks out of a text, an attribute in either quotes, a script, a style, a comment and a title, if anything lets it. */
const text = `甲"'><img src=x onerror="hacked=1"></title></style></textarea><script>hacked=1</script><svg onload='hacked=1'>&lt;i&gt;--><b onmouseover=hacked=1>{{hacked=1}}乙`
const site = {
  name: 'hostile',
  root: resolve('test/output/hostile'),
  folder: resolve('test/output/hostile/dist'),
  base: '/',
}
let browser: Browser

beforeAll(async () => {
  await copyContent(site.root)
  await rm(join(site.root, 'content'), { recursive: true })
  expect(await writeHostileContent(site.root, text)).toBeGreaterThan(60)
  // What must be an address is one, and more than that.
  await appendFile(
    join(site.root, 'content/site.yaml'),
    `网址: 'https://www.example.gov.cn/"><script>hacked=1</script>'\n纠错地址: 'https://www.example.gov.cn/"onclick="hacked=1'\n`,
  )
  await promisify(execFile)(process.execPath, [resolve('scripts/build.ts')], {
    cwd: site.root,
    env: environment(),
  })
  const { findings } = await checkAll(site.root)
  await mkdir(join(site.folder, 'report'))
  await writeFile(join(site.folder, 'report/index.html'), htmlReport(findings))
  browser = await launch()
}, 600_000)
afterAll(() => browser?.close())

test('content full of markup is text on every page: nothing runs, and nothing is asked of another host', async () => {
  await using server = await serve(site.folder, site.base)
  const context = await browser.newContext()
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('dialog', (dialog) => {
    wrong.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => wrong.push(`error ${error.message}`))
  page.on('console', (message) => {
    // The report has no icon, so Chromium asks for one by itself.
    const asked = message.location().url.endsWith('/favicon.ico')
    if (message.type() === 'error' && !asked) wrong.push(`console ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) wrong.push(`request ${request.url()}`)
  })
  const pages = await pagesOf(site)
  expect(pages.length).toBeGreaterThan(10)
  let shown = 0
  for (const address of pages) {
    await page.goto(server.url + address)
    // Whoever looks around comes over everything, with the pointer and with the keyboard.
    await page.evaluate(
      "for (const element of document.querySelectorAll('*')) for (const type of ['mouseover', 'focus']) element.dispatchEvent(new Event(type, { bubbles: true }))",
    )
    const found = await page.evaluate<{ hacked: string; strange: string[]; text: string }>(
      `({
        hacked: typeof hacked,
        strange: [...document.querySelectorAll('*')].flatMap((element) => [
          ...element.getAttributeNames().filter((name) => name.startsWith('on')),
          ...(element.matches('[src=x], svg[onload], body script:not([src], [type="application/ld+json"])') ? [element.outerHTML] : []),
          ...(element.matches('a') && !/^https?:/.test(element.href) ? [element.outerHTML] : []),
        ]),
        text: document.body.textContent,
      })`,
    )
    expect(found, address).toMatchObject({ hacked: 'undefined', strange: [] })
    if (found.text.includes(text)) shown++
  }
  await context.close()
  expect(wrong).toEqual([])
  // The text is there as it was written: it was neither dropped nor cleaned.
  expect(shown).toBeGreaterThan(8)
})
