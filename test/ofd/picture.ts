import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Layout } from '../../src/pdf/write-pdf.ts'
import { save } from '../pdf/poppler.ts'
import { draw } from './reader.ts'

/** Pictures of the pages of a PDF, as PNG: poppler reads it, the browser draws. */
export async function pdfPictures(browser: Browser, { pages }: Layout, pdf: Uint8Array): Promise<Buffer[]> {
  const path = save('twin.pdf', pdf)
  const drawn = pages.map((_, index) => {
    const page = String(index + 1)
    const svg = path.replace(/\.pdf$/, `-${page}.svg`)
    execFileSync('pdftocairo', ['-svg', '-noshrink', '-f', page, '-l', page, path, svg])
    return readFileSync(svg, 'utf8').replace(/^<\?xml[^>]*>/, '')
  })
  return Promise.all(drawn.map(async (svg) => (await pictures(browser, svg, '', []))[0] ?? Buffer.alloc(0)))
}

/** Pictures of the pages of an OFD, with its embedded fonts alone. */
export function ofdPictures(browser: Browser, ofd: Uint8Array): Promise<Buffer[]> {
  const { pages, style, fonts } = draw(ofd)
  return pictures(browser, pages.join(''), style, fonts)
}

/** Each drawing on a page, twice as fine as on a screen. */
async function pictures(
  browser: Browser,
  drawings: string,
  style: string,
  fonts: readonly string[],
): Promise<Buffer[]> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 1200 },
    deviceScaleFactor: 2,
  })
  try {
    const page = await context.newPage()
    const more = 'body{margin:0;background:white} svg{display:block} text{text-rendering:geometricPrecision}'
    await page.setContent(`<!doctype html><style>${style} ${more}</style>${drawings}`)
    const loaded = await page.evaluate(async (families) => {
      const faces = await Promise.all(families.map((family) => document.fonts.load(`10px ${family}`, '一')))
      return faces.map((list) => list.map(({ status }) => status))
    }, fonts)
    if (loaded.some((list) => list[0] !== 'loaded')) throw new Error('an embedded font was refused')
    const taken: Buffer[] = []
    for (const svg of await page.locator('body > svg').all()) taken.push(await svg.screenshot())
    return taken
  } finally {
    await context.close()
  }
}

/**
 * How much two pictures differ: the largest difference of ink, from 0 to 1, at any point when both are looked at a little out of
 * focus: small where two programs smooth edges in two ways, large where one character stands in place of another.
 */
export async function difference(browser: Browser, one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage()
  try {
    return await page.evaluate(
      async ([first, second]) => {
        const ink = async (png: string) => {
          const blob = await (await fetch(`data:image/png;base64,${png}`)).blob()
          const bitmap = await createImageBitmap(blob)
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
          const context = canvas.getContext('2d')
          if (!context) throw new Error('no canvas')
          context.filter = 'blur(2px)'
          context.drawImage(bitmap, 0, 0)
          return context.getImageData(0, 0, bitmap.width, bitmap.height)
        }
        const [left, right] = [await ink(first), await ink(second)]
        if (Math.abs(left.width - right.width) > 2 || Math.abs(left.height - right.height) > 2) return 1
        let largest = 0
        for (let y = 0; y < Math.min(left.height, right.height); y++)
          for (let x = 0; x < Math.min(left.width, right.width); x++) {
            const a = left.data[(y * left.width + x) * 4] ?? 0
            const b = right.data[(y * right.width + x) * 4] ?? 0
            largest = Math.max(largest, Math.abs(a - b) / 255)
          }
        return largest
      },
      [one.toString('base64'), other.toString('base64')] as const,
    )
  } finally {
    await page.close()
  }
}
