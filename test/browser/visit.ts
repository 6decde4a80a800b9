import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

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
