import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesOf, pagesOf } from './files.ts'
import { full, moved, own } from './sites.ts'

const origin = 'https://www.example.gov.cn'

describe.each([own, moved, full])('$name at $base', (site) => {
  /** The path of every link and resource of a page, below the site's root, with its fragment. */
  async function linksOf(page: string): Promise<{ html: string; inside: URL[]; outside: URL[] }> {
    const html = await readFile(
      join(site.folder, page.endsWith('.html') ? page : `${page}index.html`),
      'utf8',
    )
    const links = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, link = '']) =>
      URL.parse(link.replaceAll('&amp;', '&'), `${origin}${site.base}${page}`),
    )
    expect(links, page).not.toContain(null)
    const urls = links.filter((url) => url !== null).filter(({ protocol }) => protocol !== 'data:')
    // A link names the file of a page, whose address is that of its folder.
    for (const url of urls) url.pathname = url.pathname.replace(/\/index\.html$/, '/')
    const isInside = (url: URL) => url.origin === origin && url.pathname.startsWith(site.base)
    return { html, inside: urls.filter(isInside), outside: urls.filter((url) => !isInside(url)) }
  }

  // At a path that nothing was told of, 404.html cannot know its links.
  const isPortable = (page: string) => site !== moved || page !== '404.html'

  test('every link leads to a file of the site, and every fragment to its place', async () => {
    const files = new Set(await filesOf(site))
    const pages = (await pagesOf(site)).filter(isPortable)
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) {
      const { html, inside } = await linksOf(page)
      for (const { pathname, hash } of inside) {
        const path = decodeURIComponent(pathname).slice(site.base.length)
        const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
        expect(files, `${page} links to ${pathname}`).toContain(file)
        if (!hash) continue
        const there = path === page ? html : await readFile(join(site.folder, file), 'utf8')
        expect(
          there.includes(`id="${decodeURIComponent(hash.slice(1))}"`),
          `${page} links to ${path}${hash}`,
        ).toBe(true)
      }
    }
  })

  test('only official pages are linked outside, openly and without telling where from', async () => {
    const allowed =
      /^https:\/\/(beian\.miit\.gov\.cn|beian\.mps\.gov\.cn|zfwzzc\.www\.gov\.cn|bszs\.conac\.cn)\//
    for (const page of (await pagesOf(site)).filter(isPortable)) {
      const { html, outside } = await linksOf(page)
      const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1]
      for (const { href } of outside) if (href !== canonical) expect(href, page).toMatch(allowed)
      for (const [link] of html.matchAll(/<a [^>]*href="https?:[^>]*>/g))
        expect(link, page).toContain('rel="noreferrer noopener"')
    }
  })

  test('nothing that is published is out of reach of the first page', async () => {
    const reached = new Set<string>()
    const waiting = ['']
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
      for (const { pathname } of (await linksOf(page)).inside) {
        const path = decodeURIComponent(pathname).slice(site.base.length)
        if (reached.has(path)) continue
        reached.add(path)
        if (path.endsWith('/')) waiting.push(path)
      }
    }
    const unlinked = (await filesOf(site)).filter(
      (file) =>
        !/\.png$|^404\.html$|^(admin|embed)\/|^embed\.js$|^search\/files\/|^sitemap(\/\d+|\/county)?\.xml$|^(robots\.txt|publications\.(jsonl|proof\.json))$|^editions\//.test(
          file,
        ) && !reached.has(file.replace(/(^|\/)index\.html$/, '$1')),
    )
    expect(unlinked).toEqual([])
  })
})

test('search engines are told of every page that readers can come to, and of nothing else', async () => {
  const listedIn = async (file: string) => {
    const text = await readFile(join(full.folder, file), 'utf8')
    return [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) =>
      decodeURIComponent(url.replace('https://www.example.gov.cn/jxmb/', '')),
    )
  }
  const robots = await readFile(join(full.folder, 'robots.txt'), 'utf8')
  const told = (await Promise.all((await listedIn('sitemap.xml')).map(listedIn))).flat()
  const pages = (await pagesOf(full)).filter((page) => !/^404\.html$|^(admin|embed)\//.test(page))
  expect(told.toSorted()).toEqual(pages.toSorted())
  expect(robots).toContain('Disallow: /jxmb/admin/\nSitemap: https://www.example.gov.cn/jxmb/sitemap.xml\n')
  expect(await filesOf(own)).not.toContain('sitemap.xml')
})
