import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { splitNumbers } from '../browser/split-numbers.ts'
import { serve } from '../browser/static-server.ts'
import { visit } from '../browser/visit.ts'
import { onePageOfEachKind, pagesOf } from './files.ts'
import { demo } from './sites.ts'

/** Pages, and how many screens of a phone (375 × 800) they may take, others six; the official form is folded, and a year has 12 units and 75 projects. */
const bounds: readonly (readonly [page: string, screens: number])[] = [
  ['', 3],
  ['2026/', 6],
  ['2026/projects/', 12],
  ['2026/changes/', 6],
  ['2026/alike/', 3],
  ['103001/', 3],
  ['103001/103-0401-JBN-MVVM/', 3],
  ['103001/2026/', 8],
  ['104001/2026/', 8],
  // 11 projects.
  ['109001/2025/', 8],
  ['103001/2026/brief/', 3],
  ['status/', 5],
  ['indicators/', 4],
  ['changes/', 4],
  ['indicators/满意度/', 15],
  ['data/', 2],
  ['data/2026/', 2],
  ['search/', 3],
  ['receipt/', 2],
  ['sitemap/', 4],
  ['about/', 9],
]

/** A page of whose kind another is listed has its bound. */
function mostScreens(path: string): number {
  const kind = path.replace(/^20\d\d\//, '2026/').replace(/^\d{6}\/20\d\d\/$/, '103001/2026/')
  const limits = new Map(bounds)
  return limits.get(path) ?? limits.get(kind) ?? 6
}

/** One that was corrected, with a result. */
const corrected = '103001/2025/103-0401-JBN-MVVM/'

const phone = { width: 375, height: 800 }
const screens = [
  [320, 'screen'],
  [375, 'screen'],
  [768, 'screen'],
  [1280, 'screen'],
  [700, 'print'],
] as const

/** What is wrong with pages, each with its address; numbers that are split, by screen. */
const found = {
  long: [] as string[],
  broken: [] as string[],
  wide: [] as string[],
  split: new Map(screens.map(([width, media]) => [`${width} ${media}`, [] as string[]])),
}

beforeAll(async () => {
  const browser = await launch()
  await using server = await serve(demo.folder)
  const all = await pagesOf(demo)
  const kinds = (await onePageOfEachKind(demo)).filter((page) => page !== '404.html')
  const projects = all.filter((page) => /^10[1-8]001\/202[56]\/[^/]+-[^/]+\/$/.test(page)).slice(0, 12)
  const pages = new Set([...bounds.map(([page]) => page), ...projects, corrected, ...kinds.map(decodeURI)])
  // Each page is opened once, and looked at in all ways.
  await visit(
    browser,
    [...pages].map((page) => server.url + page),
    { viewport: phone },
    async (page, address) => {
      const path = decodeURI(address.slice(server.url.length))
      await lookAtLayout(page, path)
      // A hash has no other place to break at than its digits.
      if (!/(^|\/)receipt\/$/.test(path)) await lookAtNumbers(page, path)
      // The next page is opened on a phone.
      await page.emulateMedia({ media: 'screen' })
      await page.setViewportSize(phone)
    },
  )
  await browser.close()
})

/** Looks at a page as it is opened. */
async function lookAtLayout(page: Page, path: string) {
  const most = mostScreens(path)
  const screens = (await page.evaluate<number>('document.documentElement.scrollHeight')) / 800
  if (screens > most) found.long.push(`${path}: ${screens.toFixed(1)} > ${most}`)
  const larger = await page.addStyleTag({ content: 'html { font-size: 200% }' })
  const width = await page.evaluate<number>('document.documentElement.scrollWidth')
  if (width > 375) found.wide.push(`${path}: ${width} at 200 %`)
  await larger.evaluate((style) => style.parentNode?.removeChild(style))
  await page.setViewportSize({ width: 320, height: 800 })
  const broken = await page.evaluate<string[]>(brokenTitles)
  if (broken.length > 0) found.broken.push(`${path}: ${broken.join(' | ')}`)
}

/** Runs in the page: the texts of its title that stand on more than one line. */
const brokenTitles = `(() => {
  const walker = document.createTreeWalker(document.querySelector('h1') ?? document.body, NodeFilter.SHOW_TEXT)
  const broken = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const range = document.createRange()
    range.selectNodeContents(node)
    if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(node.data)
  }
  return broken
})()`

/** Looks at a page with everything unfolded. */
async function lookAtNumbers(page: Page, path: string) {
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true })')
  for (const [width, media] of screens) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ media })
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (media === 'screen' && wide > width) found.wide.push(`${path}: ${wide} > ${width}`)
    const split = await page.evaluate<string[]>(splitNumbers)
    if (split.length > 0) found.split.get(`${width} ${media}`)?.push(`${path}: ${split.join(' | ')}`)
  }
}

describe('pages stay within their bounds', () => {
  test('length on a phone', () => expect(found.long).toEqual([]))

  test.each(screens)('no number is broken at %i px on %s', (width, media) =>
    expect(found.split.get(`${width} ${media}`)).toEqual([]),
  )

  test('titles end their lines between words, at no figure and no mark', () =>
    expect(found.broken).toEqual([]))

  test('pages keep to every width, and with text at 200 % to a phone of 375 px', () =>
    expect(found.wide).toEqual([]))

  test('every project weighs 14 KB at most, with its style', async () => {
    const weigh = async (file: string) => gzipSync(await readFile(join(demo.folder, file))).length
    const style = await weigh('style.css')
    const all = (await pagesOf(demo)).filter((page) => /^\d{6}\/20\d\d\/[^/]+-[^/]+\/$/.test(page))
    expect(all.length).toBeGreaterThan(250)
    for (const page of all)
      expect(style + (await weigh(join(page, 'index.html'))), page).toBeLessThanOrEqual(14 * 1024)
  })

  test('every page has a title of its own', async () => {
    const seen = new Map<string, string>()
    for (const page of await pagesOf(demo)) {
      if (page === '404.html' || page.startsWith('admin/')) continue
      const html = await readFile(
        join(demo.folder, page.endsWith('.html') ? page : `${page}index.html`),
        'utf8',
      )
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
      expect(seen.get(title), `${page}: ${title}`).toBeUndefined()
      seen.set(title, page)
    }
  })
})
