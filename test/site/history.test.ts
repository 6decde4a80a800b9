import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { XMLParser } from 'fast-xml-parser'
import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { environment } from '../browser/environment.ts'
import { text as pdfText } from '../pdf/poppler.ts'
import { filesOf } from './files.ts'
import { type BuiltSite, full, own } from './sites.ts'

const read = (site: BuiltSite, path: string) => readFile(join(site.folder, path), 'utf8')

/** The words of a page's main part, as they are read. */
async function words(path: string): Promise<string> {
  const html = await read(full, `${path}index.html`)
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  // What is kept on one line is no text of its own.
  const joined = main.replace(/<wbr>|<span class="n">([^<]*)<\/span>/g, '$1')
  return textOf(parse(joined)).replace(/\s+/g, ' ')
}

function textOf(node: object): string {
  if ('value' in node && typeof node.value === 'string') return node.value
  return 'childNodes' in node && Array.isArray(node.childNodes) ? node.childNodes.map(textOf).join(' ') : ''
}

test('the county’s corrections are true of its history', async () => {
  const check = [resolve('scripts/check.ts'), '--since', 'HEAD~1']
  await promisify(execFile)(process.execPath, check, { cwd: full.root, env: environment() })
})

describe('a project’s page', () => {
  test('says when it was first published and that it was corrected, before anything else', async () => {
    const text = await words('315002/2021/315-0404-JBN-9C18/')
    expect(text).toMatch(/法律援助 ?（2021 年） 2021-05-20 更正，共 2 处 .*本网站首次公开：2021-03-01 /)
  })
  test('lists each correction, newest first, with what was and what is', async () => {
    const text = await words('315002/2021/315-0404-JBN-9C18/')
    expect(text).toMatch(
      /公开以后的更正 .* 2021-05-20 绩效目标 .*漏录一条 2021-04-10 绩效指标 › 办理法律援助案件数量 › 指标值 ≥80件 ≥60件 录入时看错一行 依据：预算批复表 经办：办公室/,
    )
  })
  test('under a new code tells what was told under the old one', async () => {
    const text = await words('315002/2021/315-0404-JBN-WUC6/')
    expect(text).toMatch(/（2021 年） 2021-05-22 更正 .*本网站首次公开：2021-03-01/)
    expect(text).toMatch(/2021-05-22 资金用途 不再公开 见附件 误公开了联系人的电话/)
  })
  test('tells that its self-evaluation was withdrawn, and leads to what is left of it', async () => {
    expect(await words('315002/2021/315-0404-JBN-9C18/')).toContain('法律援助绩效自评（2021-06-03）')
    const said = pdfText(join(full.folder, '315002/2021/315-0404-JBN-9C18.result.pdf'))
    expect(said).toContain('上年的自评误放在这里')
  })
  test('that was not corrected says nothing of it', async () => {
    expect(await words('315002/2021/315-0401-JBN-CQBW/')).not.toContain('更正')
  })
})

test('sheet and booklet say at the foot that they were corrected, and only those that were', () => {
  const printed = (path: string) => pdfText(join(full.folder, '315002', path))
  expect(printed('2021/315-0404-JBN-9C18.pdf')).toContain(
    '公开以后更正过，最近一次2021-05-20；更正说明见网页版',
  )
  expect(printed('2021.pdf')).toContain('公开以后更正过，最近一次2021-05-22')
  for (const path of ['2021/315-0401-JBN-CQBW.pdf', '2020.pdf']) expect(printed(path)).not.toContain('更正')
})

test('a department’s page tells its own corrections, and what was withdrawn or renamed there', async () => {
  const text = await words('315002/2021/')
  expect(text).toContain('2021-05-21 更正')
  expect(text).toMatch(/2021-05-21 单位名称 临西县司法局机关 临西县司法局 写错了单位名称/)
  expect(text).toContain('公证处“改制”补助（315-0401-JBN-IP8S，2021-06-01）')
})

describe('an old address', () => {
  test.each([
    [
      'of a withdrawn project',
      '315002/2021/315-0401-JBN-IP8S',
      ['公证处“改制”补助', '2021-06-01 撤下', '与另一个项目重复公开'],
    ],
    [
      'of a renamed project',
      '315002/2021/315-0404-JBN-WUC5',
      ['2021-06-02 改了编号', '315-0404-JBN-WUC6', '财政部门重新编码'],
    ],
    [
      'of withdrawn overall targets',
      '315002/2021/overall',
      ['临西县司法局 2021 年整体支出绩效目标', '2021-06-03 撤下', '尚未批复'],
    ],
    ['of a withdrawn year', '402001/2019', ['2020-09-02 撤下', '单位当年尚未成立']],
    ['of a project of it', '402001/2019/402-0001-AAA-0001', ['老年食堂', '2020-09-02 撤下']],
    [
      'of a unit with another code',
      '402000/2020',
      ['2020-09-01 改了编号', '单位的新编号是 402001', '机构改革'],
    ],
    ['of a project of it', '402000/2020/315-0404-JBN-9C18', ['法律援助', '单位的新编号是 402001']],
  ])('%s says so, as page and as PDF', async (_, path, texts) => {
    const [page, pdf] = [await words(`${path}/`), pdfText(join(full.folder, `${path}.pdf`))]
    for (const text of texts) {
      expect(page).toContain(text)
      expect(pdf).toContain(text.replace(/\s/g, ''))
    }
  })
  test('of the self-evaluation of a withdrawn project says so', () => {
    const said = pdfText(join(full.folder, '315002/2021/315-0401-JBN-IP8S.result.pdf'))
    for (const words of [
      '公证处“改制”补助（绩效自评）',
      '临西县司法局（315002），2021年，编号315-0401-JBN-IP8S。',
      '2021-06-01撤下',
      '与另一个项目重复公开',
    ])
      expect(said).toContain(words)
  })
  test.each([
    ['a withdrawn project', '315002/2021/315-0401-JBN-IP8S', '2021-06-01 撤下', ''],
    ['a renamed project', '315002/2021/315-0404-JBN-WUC5', '改了编号', '315002/2021/315-0404-JBN-WUC6'],
    ['a project of a withdrawn year', '402001/2019/402-0001-AAA-0001', '2020-09-02 撤下', ''],
    ['a unit with another code', '402000/2020/315-0404-JBN-9C18', '402001', '402001/2020/315-0404-JBN-9C18'],
  ])('of %s that others embed says so in their frame', async (_, path, said, now) => {
    expect(await words(`embed/${path}/`)).toContain(said)
    expect(await read(full, `embed/${path}/index.html`)).toContain(
      `href="../../../../${now || path}/index.html"`,
    )
  })
  test('of a unit that was subscribed to tells on what happens to it', async () => {
    const feed = await read(full, '402000/feed.atom')
    expect(feed).toContain('编号由 402000 改为 402001')
    expect(feed.match(/<entry>/g)).toEqual((await read(full, '402001/feed.atom')).match(/<entry>/g))
  })
  test('of what has a new one leads there', async () => {
    expect(await read(full, '315002/2021/315-0404-JBN-WUC5/index.html')).toContain(
      'href="../315-0404-JBN-WUC6/index.html"',
    )
    expect(await read(full, '402000/2020/315-0404-JBN-9C18/index.html')).toContain(
      'href="../../../402001/2020/315-0404-JBN-9C18/index.html"',
    )
  })
  test('of a unit, or a year, of which nothing is left leads on', async () => {
    expect(await read(full, '402000/index.html')).toContain('href="./2020/index.html"')
    expect(await words('2019/')).toContain('都撤下了')
    expect(await read(full, '2019/index.html')).toContain('href="../402001/2019/index.html"')
  })
  test('that was shared still has a picture', async () => {
    const picture = (path: string) => readFile(join(full.folder, path))
    expect(await picture('402000/2020.png')).toEqual(await picture('402001/2020.png'))
    expect(await picture('402001/2019.png')).toEqual(await picture('index.png'))
  })
  test('is told on the pages above it', async () => {
    const told = '撤下或改了编号的： 临西县“一老一小”<服务>中心 2019 年预算绩效目标（2020-09-02）'
    expect(await words('402001/')).toContain(told)
    expect(await words('2020/')).toMatch(/撤下或改了编号的： .*（2020-09-01）/)
  })
})

test('the permanent address of a withdrawn project says so, and leads to what became of it', async () => {
  expect(await words('402001/402-0001-AAA-0001/')).toMatch(/老年食堂.*都撤下了/)
  expect(await read(full, '402001/402-0001-AAA-0001/index.html')).toContain(
    'href="../2019/402-0001-AAA-0001/index.html"',
  )
  expect(await words('402001/2019/402-0001-AAA-0001/')).toMatch(/2020-09-02 撤下.*理由：同上/)
})

test('/changes/ lists corrections first, then what was published, newest first', async () => {
  const text = await words('changes/')
  const order = [
    '2021-06-02 改编号',
    '2021-06-01 撤下',
    '2021-05-21 更正',
    '2021-04-10 更正',
    '2020-09-01 改编号',
    '2021-03-01 公开',
  ]
  const places = order.map((part) => text.indexOf(part))
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true)
  expect(text).toContain('临西县司法局 2021 年：公开预算绩效目标 现有 3 个项目')
  expect(text).toContain('示例县图书馆 2025 年：公开绩效自评')
})

test('of a withdrawn year, a unit is called what its other years call it', async () => {
  expect(await read(full, 'changes/feed.json')).toContain(
    '临西县“一老一小”<服务>中心 2019 年，老年食堂：撤下',
  )
  for (const page of ['402001/2019/', '402001/2019/402-0001-AAA-0001/']) {
    const html = await read(full, `${page}index.html`)
    expect(html, page).not.toContain('单位 402001')
    expect(textOf(parse(html)), page).toMatch(/首页\s+临西县“一老一小”<服务>中心\s/)
  }
})

test('each month has a page of all that happened in it, which /changes/ leads to', async () => {
  expect(await words('changes/')).toMatch(/各月 .*2021 年 6 月 更正、撤下等 \d+ 条/)
  expect(await read(full, 'changes/index.html')).toContain('href="./2021-06/index.html"')
  const month = await words('changes/2021-06/')
  expect(month).toContain('2021 年 6 月的公开和更正')
  expect(month.indexOf('2021-06-02 改编号')).toBeGreaterThan(0)
  expect(month).not.toContain('2021-05-21 更正')
})

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/

describe.each([own, full])('the feeds of $name', (site) => {
  const url = site === full ? 'https://www.example.gov.cn/jxmb/' : undefined

  test('are named in the head of every page', async () => {
    const html = await read(site, 'about/index.html')
    expect(html).toMatch(
      /<link rel="alternate" type="application\/atom\+xml" title="[^"]+" href="\.\.\/changes\/feed\.atom"/,
    )
    expect(html).toMatch(
      /<link rel="alternate" type="application\/feed\+json" title="[^"]+" href="\.\.\/changes\/feed\.json"/,
    )
  })

  test('Atom has what RFC 4287 demands, and its links lead to pages', async () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => ['entry', 'link'].includes(name),
    })
    const { feed } = parser.parse(await read(site, 'changes/feed.atom'), true)
    expect(feed['@_xmlns']).toBe('http://www.w3.org/2005/Atom')
    const entries: Record<string, unknown>[] = feed.entry ?? []
    for (const part of [feed, ...entries]) {
      expect(part.id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
      expect(part.updated).toMatch(timestamp)
      expect(String(part.title).length).toBeGreaterThan(0)
      expect(part).toHaveProperty('author.name', expect.stringMatching(/./))
    }
    const ids = entries.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(feed.updated).toBe(entries[0]?.updated ?? '2020-01-01T00:00:00+08:00')
    const files = await filesOf(site)
    const base = `${url ?? 'http://localhost/'}`
    for (const { link } of [feed, ...entries])
      for (const { '@_href': href, '@_rel': rel } of link) {
        if (url) expect(href).toMatch(/^https:/)
        expect(['self', 'alternate']).toContain(rel)
        const path = new URL(href, `${base}changes/feed.atom`).href.slice(base.length)
        expect(files).toContain(path === '' || path.endsWith('/') ? `${path}index.html` : path)
      }
  })

  test('JSON has what version 1.1 demands, and tells the same', async () => {
    const feed = JSON.parse(await read(site, 'changes/feed.json'))
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.title).toMatch(/公开和更正$/)
    expect(feed.feed_url).toBe(url && `${url}changes/feed.json`)
    for (const item of feed.items) {
      expect(item.id).toMatch(/^urn:uuid:/)
      expect(item.date_published).toMatch(timestamp)
      expect(item.content_text).toMatch(/./)
      if (url) expect(item.url).toMatch(/^https:\/\/www\.example\.gov\.cn\/jxmb\/.*\/$/)
      else expect(item).not.toHaveProperty('url')
    }
    const parser = new XMLParser({ isArray: (name) => name === 'entry' })
    const atom = parser.parse(await read(site, 'changes/feed.atom')).feed.entry ?? []
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(atom.map(({ id }: { id: string }) => id))
  })
})

test('a feed keeps what looks like markup', async () => {
  const parser = new XMLParser({ isArray: (name) => name === 'entry' })
  const { feed } = parser.parse(await read(full, 'changes/feed.atom'))
  const texts = feed.entry.map(
    ({ title, content }: { title: string; content: string }) => `${title}\n${content}`,
  )
  expect(texts.join('\n')).toContain('临西县“一老一小”<服务>中心 2019 年预算绩效目标：撤下')
  expect(texts.join('\n')).toContain('2、宣传法律援助 <制度> & 办法。')
})
