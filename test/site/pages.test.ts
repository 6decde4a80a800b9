import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { departmentPage, projectPage } from '../../src/model/address.ts'
import { load } from '../../src/review/load.ts'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { type Faults, faultsOf } from './faults.ts'
import { filesOf, pagesOf } from './files.ts'
import { demo, full, moved, own } from './sites.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

describe.each([own, moved, full])('$name at $base', (site) => {
  let server: StaticServer
  let found: Faults

  beforeAll(async () => {
    server = await serve(site.folder, site.base)
    const pages = (await pagesOf(site)).map((page) => server.url + page)
    expect(pages.length).toBeGreaterThan(10)
    found = await faultsOf(browser, server.url, pages, site === moved ? [] : [1280, 375])
  }, 600_000)
  afterAll(() => server[Symbol.asyncDispose]())

  test('no page is wider than a screen of 360 px', () => expect(found.wide).toEqual([]))

  test('no page asks another host, or for what is not there; scripts are our own; every page is styled', () => {
    const { foreign, missing, inline, unstyled } = found
    expect({ foreign, missing, inline, unstyled }).toEqual({
      foreign: [],
      missing: [],
      inline: [],
      unstyled: [],
    })
  })

  // Below another path it is the same page.
  test.skipIf(site === moved)('axe finds nothing on any page, wide or narrow', () =>
    expect(found.axe).toEqual([]),
  )

  test('without JavaScript every project shows all of its form, and its department all projects', async () => {
    const { departments } = await load(site.root)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const words = async (address: string) => {
      await page.goto(server.url + address.slice(1))
      for (const folded of await page.locator('details > summary').all()) await folded.click()
      return (await page.locator('main').allInnerTexts()).join()
    }
    for (const { unit, year, name, projects, narrative } of departments) {
      const text = await words(departmentPage(unit, year))
      for (const shown of [
        name,
        ...narrative.map(({ title }) => title),
        ...projects.map((project) => project.name),
      ])
        expect(text).toContain(shown)
      for (const project of projects) {
        const text = await words(projectPage(unit, year, project.id))
        for (const line of [project.usage ?? '', project.goal].flatMap((prose) => prose.split('\n')))
          expect(text).toContain(line)
        for (const { name, target, description = '', basis = '' } of project.indicators)
          for (const shown of [name, target.raw, description, basis]) expect(text).toContain(shown)
        for (const { actual, reason = '' } of project.result?.outcomes ?? [])
          for (const shown of [actual.raw, reason]) expect(text).toContain(shown)
      }
    }
    await context.close()
  })
})

test.each([own, full, demo])(
  '$name says nowhere what a program makes of a value that it cannot print',
  async (site) => {
    const texts = (await filesOf(site)).filter((file) =>
      /^(?!admin\/).*\.(html|csv|json|atom|xml|txt)$|^search\/files\//.test(file),
    )
    const slips = await Promise.all(
      texts.map(async (file) => {
        const text = await readFile(join(site.folder, file), 'utf8')
        return [...text.matchAll(/.{0,20}(?:\[object \w+\]|\b(?:undefined|NaN)\b)/g)].map(
          ([slip]) => `${file}: ${slip}`,
        )
      }),
    )
    expect(slips.flat()).toEqual([])
  },
)

describe('the form', () => {
  const path = '315002/2020/315-0404-JBN-9C18/'
  let server: StaticServer
  beforeAll(async () => {
    server = await serve(own.folder)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  async function open(options: BrowserContextOptions, media: 'screen' | 'print' = 'screen'): Promise<Page> {
    const page = await browser.newPage(options)
    await page.emulateMedia({ media })
    await page.goto(server.url + path)
    if (media === 'screen') await page.locator('details.official > summary').click()
    return page
  }

  test('is labelled cards on a narrow screen, and a table to a screen reader all the same', async () => {
    const page = await open({ viewport: { width: 375, height: 800 } })
    const value = page.getByRole('cell', { name: '≥80件', exact: true })
    expect(await value.evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain('指标值')
    const [above, below] = await Promise.all([
      page.getByRole('rowheader', { name: '办理法律援助案件数量', exact: true }).boundingBox(),
      value.boundingBox(),
    ])
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
    expect(await page.getByRole('table', { name: /法律援助绩效目标表/ }).count()).toBe(1)
    expect(await page.locator('.form').getByRole('columnheader').count()).toBe(10)
    expect(await page.locator('.form').getByRole('rowheader', { name: '产出指标' }).count()).toBe(1)
    expect(await page.locator('.form').getByRole('rowheader', { name: '办理法律援助案件数量' }).count()).toBe(
      1,
    )
    await page.close()
  })

  test('has for each value the labels that the official form gives it', async () => {
    const page = await open({})
    const headers = await page.getByRole('cell', { name: '≥80件', exact: true }).getAttribute('headers')
    const labels = (headers ?? '').split(' ').map((id) => page.locator(`[id="${id}"]`).allInnerTexts())
    expect((await Promise.all(labels)).flat()).toEqual(['产出指标', '指标值', '办理法律援助案件数量'])
    await page.close()
  })

  test('is printed as a grid from whatever screen, without what only helps on a screen', async () => {
    const page = await open({ viewport: { width: 375, height: 800 } }, 'print')
    const displays = await page
      .locator('.form :is(th, td)')
      .evaluateAll((cells) => [...new Set(cells.map((cell) => getComputedStyle(cell).display))])
    expect(displays).toEqual(['table-cell'])
    for (const name of ['主导航', '当前位置', '其他项目'])
      expect(await page.getByRole('navigation', { name }).count()).toBe(0)
    await page.close()
  })
})
