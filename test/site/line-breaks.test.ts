import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { textLines } from '../browser/text-lines.ts'
import { visit } from '../browser/visit.ts'
import { onePageOfEachKind } from './files.ts'
import { demo } from './sites.ts'

let browser: Browser
let server: StaticServer
let pages: string[]
beforeAll(async () => {
  browser = await launch()
  server = await serve(demo.folder)
  pages = (await onePageOfEachKind(demo)).filter((page) => !page.startsWith('embed/'))
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** What a typesetter would not leave so, in the lines of one text. */
function faultsOf(lines: readonly string[]): string[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1]
    if (before === undefined) return []
    const faults = [
      /\d ?[万亿]$/.test(before) && line.startsWith('元') && '万元分在两行',
      /^[，。；：、！？）》”’…%‰]/.test(line) && '行首是标点',
      /[（《“‘]$/.test(before) && '行尾是开括号',
      /\d$/.test(before) && /^(?:\d|年|月|日|个|项|万|亿|元)/.test(line) && '数和单位分在两行',
      at === lines.length - 1 && /^[\p{L}\p{N}]\p{P}*$/u.test(line) && '末行只有一个字',
    ]
    return faults.flatMap((fault) => (fault ? [`${fault}：${lines.join(' / ')}`] : []))
  })
}

test.each([320, 375, 768, 1280])(
  'titles, heads and first sentences at %i px break as print does',
  async (width) => {
    const found: string[] = []
    let seen = 0
    await visit(
      browser,
      pages.map((page) => server.url + page),
      { viewport: { width, height: 800 } },
      async (page, address) => {
        const texts = await page.evaluate<string[][]>(
          textLines('main h1, main h2, main h3, main .lead, main .eyebrow, main .hint, main .key-figures dd'),
        )
        seen += texts.length
        found.push(...texts.flatMap(faultsOf).map((fault) => `${address.slice(server.url.length)} ${fault}`))
      },
    )
    expect(seen).toBeGreaterThan(pages.length)
    expect(found).toEqual([])
  },
)

test('the looking at lines finds what is wrong with them', () => {
  expect(faultsOf(['公开于 2020', '年'])).toHaveLength(2)
  expect(faultsOf(['降低 6 项，提', '高。'])).toEqual(['末行只有一个字：降低 6 项，提 / 高。'])
  expect(faultsOf(['单位', '：示例县教育局'])).toHaveLength(1)
  expect(faultsOf(['示例县教育局（', '2026 年）'])).toHaveLength(1)
  expect(faultsOf(['1,127.45 万', '元'])).toHaveLength(2)
  expect(faultsOf(['6 项降低，', '4 项提高。'])).toEqual([])
})
