import { execFile } from 'node:child_process'
import { appendFile, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contrast } from '../../src/model/colour.ts'
import { launch } from '../browser/chromium.ts'
import { environment } from '../browser/environment.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'

/** A county that looks as it wants to. */
const root = resolve('test/output/look')
const settings = `标志: logo.svg
主色: "#9c1c1f"
页脚: |-
  政务服务热线 12345
  工作日 8:30—17:30
单位网站:
  - { 编码: "101001", 网址: https://jyj.example.gov.cn/ }
名词:
  - { 词: 民生实事, 解释: 县里每年向群众承诺办好的十件事。 }
  - { 词: 预算数, 解释: 本县的解释。, 简释: 本县的简释 }
`
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="18" fill="#fff"/><path d="M10 28V16l10-6 10 6v12z" fill="#9c1c1f"/></svg>'
const project = '101001/2025/101-0101-AAA-0001/'

let server: StaticServer
let browser: Browser
beforeAll(async () => {
  await rm(root, { recursive: true, force: true })
  await cp('test/fixtures/county/content', join(root, 'content'), { recursive: true })
  const site = join(root, 'content/site.yaml')
  await writeFile(
    site,
    (await readFile(site, 'utf8')).replace(/^网站名称: .*/m, '网站名称: 预算绩效目标公开'),
  )
  await appendFile(site, settings)
  await writeFile(join(root, 'content/logo.svg'), logo)
  await promisify(execFile)(process.execPath, [resolve('scripts/build.ts')], {
    cwd: root,
    env: environment(),
  })
  server = await serve(join(root, 'dist'), '/jx/')
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const html = (page: string) => readFile(join(root, 'dist', page, 'index.html'), 'utf8')

test('every page has the logo, what the foot says, and the region in its title', async () => {
  expect(await readFile(join(root, 'dist/logo.svg'), 'utf8')).toBe(logo)
  for (const page of ['', '2025', project, 'about']) {
    const text = await html(page)
    expect(text).toMatch(/<img src="[./]*\/logo\.svg" alt="">/)
    expect(text).toContain('<p>政务服务热线 12345</p><p>工作日 8:30—17:30</p>')
    expect(/<title>(.*?)<\/title>/.exec(text)?.[1]).toMatch(/示例县预算绩效目标公开$/)
  }
})

test('a unit’s page leads to its own site, and words are explained as the county does', async () => {
  expect(await html('101001')).toMatch(
    /<a href="https:\/\/jyj\.example\.gov\.cn\/" rel="noreferrer noopener">单位网站/,
  )
  const about = await html('about')
  expect(about).toContain('<dt>民生实事</dt><dd>县里每年向群众承诺办好的十件事。</dd>')
  expect(about.match(/<dt>预算数<\/dt>/g)?.length).toBe(1)
  expect(about).toContain('<dt>预算数</dt><dd>本县的解释。</dd>')
  expect(await html(project)).toContain('本县的简释')
})

describe.each(['light', 'dark'] as const)('its colour in %s', (colorScheme) => {
  test.each(['no-preference', 'more'] as const)(
    'is read where it stands, with %s contrast',
    async (contrastWanted) => {
      const page = await browser.newPage({ colorScheme, contrast: contrastWanted })
      await page.goto(`${server.url}${project}`)
      const colours = await page.evaluate(() => {
        // Compiled, #ffffff is #fff.
        const long = (colour: string) => colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
        const style = getComputedStyle(document.documentElement)
        const names = ['main', 'main-dark', 'on-main', 'band', 'on-band', 'paper', 'tint'] as const
        return Object.fromEntries(
          names.map((name) => [name, long(style.getPropertyValue(`--${name}`).trim())]),
        )
      })
      const least = contrastWanted === 'more' ? 7 : 4.5
      for (const [text = '', ground = ''] of [
        ['main', 'paper'],
        ['main', 'tint'],
        ['main-dark', 'paper'],
        ['on-main', 'main'],
        ['on-band', 'band'],
      ])
        expect(
          contrast(colours[text] ?? '', colours[ground] ?? ''),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(least)
      if (colorScheme === 'light' && least === 4.5) expect(colours.main).toBe('#9c1c1f')
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        await page.screenshot({ path: join(root, `${colorScheme}-${contrastWanted}-${width}.png`) })
      }
      await page.close()
    },
  )
})
