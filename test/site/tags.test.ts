import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesOf, pagesOf } from './files.ts'
import { type BuiltSite, full, own } from './sites.ts'

/** The page tags of a page: names of meta elements with what they say. */
async function tagsOf(site: BuiltSite, page: string): Promise<Record<string, string>> {
  const html = await readFile(join(site.folder, page.endsWith('.html') ? page : `${page}index.html`), 'utf8')
  const tags = html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)"/g)
  return Object.fromEntries([...tags].map(([, name = '', content = '']) => [name, content]))
}

const project = '101001/2020/315-0404-JBN-9C18/'

describe('page tags (国办发〔2017〕47号)', () => {
  test('the site is named on every page', async () => {
    for (const page of await pagesOf(full))
      if (page !== '404.html')
        expect(await tagsOf(full, page), page).toMatchObject({
          SiteName: '临西县预算绩效目标公开',
          SiteDomain: 'www.example.gov.cn',
          SiteIDCode: '1305350000',
        })
  })

  test('a project is an article of its column, dated by its content', async () => {
    expect(await tagsOf(full, project)).toMatchObject({
      ColumnType: '信息公开',
      ArticleTitle: '法律援助',
      PubDate: '2020-03-02 09:30',
      ContentSource: '临西县财政局',
      Url: `https://www.example.gov.cn/jxmb/${project}`,
    })
  })

  test('what is not filled in is absent, not blank', async () => {
    for (const page of await pagesOf(own)) {
      const tags = await tagsOf(own, page)
      expect(Object.values(tags), page).not.toContain('')
      for (const name of ['SiteDomain', 'SiteIDCode', 'PubDate', 'Url', 'og:url'])
        expect(tags, page).not.toHaveProperty(name)
    }
  })

  test('each page has a title and description of its own', async () => {
    const seen = new Map<string, string>()
    for (const page of await pagesOf(full)) {
      if (page === '404.html') continue
      const { 'og:title': title = '', Description = '', 'og:url': url } = await tagsOf(full, page)
      expect(url).toBe(`https://www.example.gov.cn/jxmb/${page}`)
      const words = `${title} ${Description}`
      expect(seen.get(words), `${page} says the same`).toBeUndefined()
      seen.set(words, page)
    }
  })

  test('share pictures exist and are named by their whole address', async () => {
    const files = await filesOf(full)
    const pictures = (await Promise.all((await pagesOf(full)).map((page) => tagsOf(full, page))))
      .map((tags) => tags['og:image'])
      .filter((picture) => picture !== undefined)
    expect(pictures.length).toBeGreaterThan(20)
    for (const picture of pictures) {
      expect(picture).toMatch(/^https:\/\/www\.example\.gov\.cn\/jxmb\//)
      expect(files).toContain(picture.replace('https://www.example.gov.cn/jxmb/', ''))
    }
  })
})
