import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

/** Opens each address in turn in one window. */
export async function visit(
  browser: Browser,
  addresses: readonly string[],
  options: BrowserContextOptions,
  look: (page: Page, address: string) => Promise<void>,
) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  for (const address of addresses) {
    await page.goto(address)
    await look(page, address)
  }
  await context.close()
}

/** Clicks a link, and waits for the page that it leads to: what is looked for next may stand on this one, too. */
export async function follow(page: Page, link: Locator) {
  const loaded = page.waitForEvent('load')
  await link.click()
  await loaded
}
