import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { follow } from '../browser/visit.ts'
import { filesOf } from './files.ts'
import { full, own } from './sites.ts'

const library = '101002/2025/'
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await launch()
  server = await serve(full.folder, full.base)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
})

/** A page with all that it folds open. */
async function open(path: string, width = 1280): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.goto(server.url + path)
  await unfold(page)
  return page
}

async function unfold(page: Page) {
  for (const folded of await page.locator('details > summary').all()) await folded.click()
}

/** What a page says of one indicator. */
async function promise(page: Page, name: string): Promise<string> {
  const link = page.getByRole('link', { name: `${name}：网址`, exact: true })
  const found = page.locator('.promises li').filter({ has: link })
  return (await found.first().allInnerTexts()).join().replace(/\s+/g, ' ')
}

describe('a project whose self-evaluation is published', () => {
  test.each([
    [
      '101-0102-JBN-C3D4',
      '修复古籍册数',
      /目标 不少于 60 册 实际完成 60 册 达到 数量指标；得分 15，满分 15$/,
    ],
    ['101-0102-JBN-C3D4', '采集影像页数', /实际完成 9,450 页 超额 超出目标 450 页（5%）/],
    ['101-0102-JBN-C3D4', '当年任务完成时间', /目标 11月底前 实际完成 10月 由人判断 时间要求/],
    ['101-0101-JBN-G7H8', '读书活动场次', /未达到 比目标少 2 场（8.3%）.*改进措施：两场活动因场地维修取消/],
    ['101-0101-JBN-G7H8', '新书上架时间', /目标 不超过 15 天 实际完成 12 天 达到 低于上限 3 天（20%）/],
    [
      '51000025T000000000102',
      '图书错架率',
      /目标 不超过 3% 实际完成 4% 未达到 超过上限 1 个百分点.*改进措施：未填/,
    ],
    ['51000025T000000000102', '乡镇居民阅读条件', /实际完成 持续改善 由人判断 定性指标/],
  ])('%s says of %s: %s', async (code, name, said) => {
    const page = await open(`${library}${code}/`)
    expect(await promise(page, name)).toMatch(said)
    await page.close()
  })

  test('says its score, what that means, what was spent and what was done', async () => {
    const page = await open(`${library}51000025T000000000102/`)
    const text = (await page.locator('main').allInnerTexts()).join().replace(/\s+/g, ' ')
    expect(text).toContain('自评总分 单位给自己打的分 85.50 分 良（80 分到不满 90 分）')
    expect(text).toContain('预算执行率 安排的钱花了多少 75.00 % 全年执行 19.20 万元，全年预算 25.60 万元')
    expect(text).toContain('2 项未达到')
    expect(text).toContain('八个分馆开放，周末阅读因人手不足少办四次。')
    expect(await page.getByRole('row', { name: '年度资金总额 25.60 19.20 75.00%' }).count()).toBe(1)
    await page.close()
  })

  test('can be read on paper, where grounds are left out', async () => {
    const page = await open(`${library}101-0101-JBN-G7H8/`)
    await page.emulateMedia({ media: 'print' })
    const colors = await page.locator('.missed').evaluateAll((words) =>
      words.map((word) => {
        const { color, backgroundColor } = getComputedStyle(word)
        return [color, backgroundColor]
      }),
    )
    expect(colors).toEqual([['rgb(27, 31, 36)', 'rgba(0, 0, 0, 0)']])
    await page.close()
  })

  test('shows the form as a table of its own, beside the targets', async () => {
    const page = await open(`${library}101-0101-JBN-G7H8/`)
    const form = page.getByRole('table', { name: /项目支出绩效自评表/ })
    const cell = form.getByRole('cell', { name: '13.75', exact: true })
    const labels = (await cell.getAttribute('headers'))?.split(' ').map((id) => page.locator(`[id="${id}"]`))
    const words = (await Promise.all(labels?.map((label) => label.allInnerTexts()) ?? [])).flat()
    expect(words).toEqual(['绩效指标', '产出指标', '得分', '读书活动场次'])
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    const link = page.getByRole('link', { name: '下载绩效自评表' })
    expect(await link.getAttribute('href')).toBe('../101-0101-JBN-G7H8.result.pdf')
    expect(await link.getAttribute('download')).toBe('免费开放补助-绩效自评表-示例县图书馆-2025.pdf')
    await page.close()
  })

  test('has its score in the list; others have none there', async () => {
    const page = await open(library)
    expect(await page.getByRole('row', { name: /古籍抢救性修复.* 100 15\.2%/ }).count()).toBe(1)
    expect(await page.getByRole('row', { name: /智慧图书馆改造.* — 30\.0%/ }).count()).toBe(1)
    await page.close()
  })
})

test('where no result is published, no page speaks of results', async () => {
  const files = await filesOf(own)
  expect(files.filter((file) => /\.(result|monitor)\.pdf$|overall(\.pdf|\/)/.test(file))).toEqual([])
  await using site = await serve(own.folder)
  const page = await browser.newPage()
  for (const path of ['2020/', '315002/2020/', '315002/2020/315-0404-JBN-9C18/', 'about/']) {
    await page.goto(site.url + path)
    const text = (await page.locator('main').allInnerTexts()).join()
    expect(text, path).not.toMatch(/自评(得分|总分|表)|执行率|已公开|暂无|怎样看结果/)
  }
  await page.close()
})

describe('pages of other forms', () => {
  test('a project shows what its form has, and leaves out what it has not', async () => {
    const page = await open(`${library}101-0102-JBN-C3D4/`)
    const text = (await page.locator('main').allInnerTexts()).join()
    for (const shown of [
      '实施单位：示例县图书馆',
      '项目属性：延续项目',
      '中期要达到什么目标（2024年—2026年）',
      '≥20000次',
    ])
      expect(text).toContain(shown)
    for (const absent of ['钱用来做什么', '钱计划什么时候花', '上年结转\n'])
      expect(text).not.toContain(absent)
    await page.close()
  })

  test('a turned form keeps to its region between phone and desktop, and to the screen everywhere', async () => {
    for (const width of [360, 700, 1000, 1280, 1920]) {
      const page = await open(`${library}101-0103-JBN-J9K1/`, width)
      const widths = await page.evaluate<number[]>(
        '[document.documentElement.scrollWidth, document.querySelector(".form-region").scrollWidth - document.querySelector(".form-region").clientWidth]',
      )
      expect(widths[0], `${width}`).toBeLessThanOrEqual(width)
      expect((widths[1] ?? 0) > 1, `scrolls at ${width}`).toBe(width === 700 || width === 1000)
      await page.close()
    }
  })

  test('a department leads to its overall targets, with their tasks and form', async () => {
    const page = await open(library)
    await follow(page, page.getByRole('link', { name: /整体支出绩效目标/ }))
    await unfold(page)
    expect(await page.getByRole('row', { name: /古籍保护.* 32\.50 30\.00 2\.50/ }).count()).toBe(2)
    expect(await promise(page, '书刊编目差错率')).toContain('不超过 1%')
    expect(await page.getByRole('table', { name: /整体支出绩效目标申报表/ }).count()).toBe(1)
    await page.close()
  })
})
