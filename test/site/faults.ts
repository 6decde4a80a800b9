import type { Browser, Page } from 'playwright-core'
import { violationsOf } from '../browser/axe.ts'

/** What is wrong with pages, each with its address. */
export interface Faults {
  /** Wider than a screen of 360 px. */
  wide: string[]
  /** What they ask of another host. */
  foreign: string[]
  /** What they ask for that is not there. */
  missing: string[]
  /** Scripts in the page itself. */
  inline: string[]
  /** Without our colours. */
  unstyled: string[]
  axe: string[]
}

/**
 * Opens each page once, and looks at all that can be wrong with any page: to open them takes longer than to look.
 * @param url where the site is; a page asks for nothing elsewhere
 * @param widths at which axe looks at them, in px
 */
export async function faultsOf(
  browser: Browser,
  url: string,
  pages: readonly string[],
  widths: readonly number[],
): Promise<Faults> {
  const found: Faults = { wide: [], foreign: [], missing: [], inline: [], unstyled: [], axe: [] }
  const page = await browser.newPage()
  page.on('request', (request) => {
    const asked = request.url()
    if (!asked.startsWith(url) && !asked.startsWith('data:')) found.foreign.push(`${page.url()}: ${asked}`)
  })
  page.on('response', (response) => {
    if (!response.ok()) found.missing.push(`${page.url()}: ${response.url()}`)
  })
  for (const address of pages) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(address)
    const inline = await page.locator('script:not([src]):not([type="application/ld+json"])').count()
    if (inline > 0) found.inline.push(address)
    if ((await ownColour(page)) !== 'rgb(23, 73, 125)') found.unstyled.push(address)
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 })
      for (const violation of await violationsOf(page))
        found.axe.push(`${address}, ${width} px: ${violation}`)
    }
    await page.setViewportSize({ width: 360, height: 800 })
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    if (width > 360) found.wide.push(`${address}: ${width} px`)
  }
  await page.context().close()
  return found
}

/** What stands in another site has no head of ours, and links of our colour. */
function ownColour(page: Page): Promise<string> {
  const [element, property] = page.url().includes('/embed/')
    ? ['a', 'color']
    : ['header.site', 'background-color']
  return page
    .locator(element)
    .first()
    .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)
}
