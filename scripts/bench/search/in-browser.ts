import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { readTemplates } from '../../../src/content/kinds/template.ts'
import { collectContent } from '../../../src/content/read.ts'
import { tellHistory } from '../../../src/corrections/history.ts'
import { buildIndex } from '../../../src/search/build-index.ts'
import { launch } from '../../../test/browser/chromium.ts'
import { serve } from '../../../test/browser/static-server.ts'
import { foundIn, queriesOf, scan, scanned } from './queries.ts'

/**
 * Searches a county that is built already: 500 words against a plain scan of all its pages, then in Chromium slowed down four
 * times, on a phone's screen, until hits are painted.
 * @param content the folder that holds `content`
 * @param site the site that was built from it
 */
export async function benchSearchSite(content: string, site: string) {
  const publication = readCounty(resolve(content))
  const pages = scanned(publication)
  const queries = queriesOf(publication, pages, 400, 100)
  const index = buildIndex(publication)
  const wrong: string[] = []
  for (const query of queries) {
    const [found, there] = [await foundIn(index, query), scan(pages, query)]
    if (found.join('\n') !== there.join('\n')) wrong.push(query)
  }
  const projects = publication.departments.reduce((sum, one) => sum + one.projects.length, 0)
  console.log(
    `${projects} 个项目，${pages.length} 个网页；${queries.length} 个词，和逐页看的不同：${wrong.length} 个`,
  )
  if (wrong.length > 0) throw new Error(`found otherwise than by a scan: ${wrong.join(' ')}`)

  const measured = await inChromium(resolve(site), queries)
  console.log('| | 中间的 | 95% 的 | 最慢的 |\n|---|---:|---:|---:|')
  const row = (name: string, measure: (one: Measured) => number, digits = 0) => {
    const sorted = measured.map(measure).sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(digits)
    console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`)
  }
  row('第一次查，索引从本机取（毫秒）', ({ first }) => first.time)
  row('第一次查，脚本和排版（毫秒）', ({ first }) => first.cpu)
  row('索引取来以后（毫秒）', ({ again }) => again.time)
  row('索引取来以后，脚本和排版（毫秒）', ({ again }) => again.cpu)
  row('取了索引（KB，没有压缩）', ({ bytes }) => bytes / 1000, 1)
  const slow = measured.filter(({ again }) => again.cpu > most)
  const list = slow.map(({ query, again }) => `${query} ${again.cpu.toFixed(0)}`)
  console.log(`索引取来以后，脚本和排版超过 ${most} 毫秒的：${list.length > 0 ? list.join('、') : '没有'}`)
}

function readCounty(root: string) {
  const content = collectContent(root, readTemplates(root, resolve('.')).templates)
  const { departments, corrections, site } = content
  if (!site) throw new Error(`there is no site.yaml in ${root}`)
  return { ...content, site, history: tellHistory(departments, corrections, new Map()) }
}

/** What a search may take of a phone once its index is there, in milliseconds. */
const most = 100
/** What Chromium calls that of which {@link Taken.cpu} is the sum. */
const work: readonly string[] = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration']
/** Every so manieth query is asked in the browser. */
const every = 10

/** What a search takes, in milliseconds. */
interface Taken {
  /** From the key to the last paint. */
  time: number
  /** Of the page's thread, for script, style and layout, slowed down as it is; others on the machine hardly make it longer. */
  cpu: number
}

interface Measured {
  query: string
  first: Taken
  /** Once what has to be fetched is there. */
  again: Taken
  /** Of the index, as files. */
  bytes: number
}

async function inChromium(site: string, queries: readonly string[]): Promise<Measured[]> {
  await using server = await serve(site)
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } })
    const client = await page.context().newCDPSession(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const measured: Measured[] = []
    await client.send('Performance.enable', { timeDomain: 'threadTicks' })
    const cpu = async () => {
      const { metrics } = await client.send('Performance.getMetrics')
      return metrics.reduce((sum, { name, value }) => sum + (work.includes(name) ? value : 0), 0)
    }
    const taken = async (query: string): Promise<Taken> => {
      const before = await cpu()
      const time = await ask(page, query)
      return { time, cpu: ((await cpu()) - before) * 1000 }
    }
    for (const query of queries.filter((_, index) => index % every === 0)) {
      await page.goto(`${server.url}search/`)
      const first = await taken(query)
      const again = await taken(query)
      const bytes = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('/search/files/'))
          .reduce((sum, one) => sum + ('decodedBodySize' in one ? Number(one.decodedBodySize) : 0), 0),
      )
      measured.push({ query, first, again, bytes })
    }
    return measured
  } finally {
    await browser.close()
  }
}

/** How long it takes from the key to the last paint of what is found. */
function ask(page: Page, query: string): Promise<number> {
  return page.evaluate(async (query) => {
    const input = document.querySelector<HTMLInputElement>('#search-query')
    const main = document.querySelector('main')
    if (!input?.form || !main) throw new Error('this is not the page for searching')
    const quiet = 300
    const started = performance.now()
    let [painted, changed] = [0, started]
    const observer = new MutationObserver(() => {
      changed = performance.now()
      requestAnimationFrame(() =>
        setTimeout(() => {
          painted = performance.now()
        }),
      )
    })
    observer.observe(main, { childList: true, subtree: true, characterData: true })
    input.value = query
    input.form.requestSubmit()
    while (painted === 0 || performance.now() - changed < quiet)
      await new Promise((done) => setTimeout(done, 100))
    observer.disconnect()
    return painted - started
  }, query)
}
