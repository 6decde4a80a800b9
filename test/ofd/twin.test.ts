import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetLayout } from '../../src/documents/documents.ts'
import { writeOfd } from '../../src/ofd/write-ofd.ts'
import type { Page } from '../../src/pdf/page-layout.ts'
import { type Layout, writePdf } from '../../src/pdf/write-pdf.ts'
import { launch } from '../browser/chromium.ts'
import { example } from '../pdf/examples.ts'
import { difference, ofdPictures, pdfPictures } from './picture.ts'

/** Between how two programs smooth the edges of the same (at most 0.2) and one digit in place of another (from 0.29). */
const tolerance = 0.25

let browser: Browser
beforeAll(async () => {
  browser = await launch('--font-render-hinting=none')
})
afterAll(() => browser.close())

async function differences(ofd: Layout, pdf: Layout): Promise<number[]> {
  const left = await ofdPictures(browser, writeOfd(ofd, {}))
  const right = await pdfPictures(browser, pdf, writePdf(pdf))
  expect(left.length).toBe(right.length)
  return Promise.all(
    left.map((picture, page) => difference(browser, picture, right[page] ?? Buffer.alloc(0))),
  )
}

test.each(['hebei-2020', 'sichuan'])('%s looks as OFD as it does as PDF', async (name) => {
  const { record, published } = await example(name)
  const layout = sheetLayout(published, record)
  for (const found of await differences(layout, layout)) expect(found).toBeLessThan(tolerance)
})

test('one digit in place of another is seen', async () => {
  const { record, published } = await example('hebei-2020')
  const layout = sheetLayout(published, record)
  const altered = { ...layout, pages: layout.pages.map((page) => withText(page, '12.50', '92.50')) }
  expect(altered).not.toEqual(layout)
  const [found = 0] = await differences(altered, layout)
  expect(found).toBeGreaterThan(tolerance)
})

function withText(page: Page, from: string, to: string): Page {
  const marks = page.marks.map((mark) => ({
    ...mark,
    runs: mark.runs.map((run) => (run.text === from ? { ...run, text: to } : run)),
  }))
  return { ...page, marks }
}
