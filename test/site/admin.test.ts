import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAll } from '../../src/review/review.ts'
import { violationsOf } from '../browser/axe.ts'
import { type Files, giveFolder, readChosen } from '../browser/chosen-folder.ts'
import { launch } from '../browser/chromium.ts'
import { fill, openProject, patience, save, seek } from '../browser/editor.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { linxi } from '../linxi.ts'
import { full, moved, own } from './sites.ts'

const project = 'content/315002/2020/315-0404-JBN-9C18.yaml'
/** As Notepad of Windows saves it. */
const ofWindows = 'content/315002/2020/315-0403-JBN-4PV7.yaml'
let browser: Browser
let server: StaticServer
let files: Files

beforeAll(async () => {
  browser = await launch()
  server = await serve(moved.folder, moved.base)
  const names = (await readdir(join(linxi, 'content'), { recursive: true })).filter((name) =>
    /\.(yaml|md)$/.test(name),
  )
  const contents = names.map(
    async (name) => [`content/${name}`, await readFile(join(linxi, 'content', name), 'utf8')] as const,
  )
  const found = Object.fromEntries(await Promise.all(contents))
  files = {
    '.git/config': '',
    ...found,
    [ofWindows]: `\ufeff${found[ofWindows]?.replaceAll('\n', '\r\n')}`,
  }
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await browser.close()
})

/** An editor that has opened a folder with a real disclosure, and what it asked others for or complained of. */
interface Opened {
  page: Page
  elsewhere: string[]
  complaints: string[]
}

/** Opens the editor in a browser of another language. It is a large program, which a busy machine starts slowly. */
async function open(width: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'en-US' })
  const page = await context.newPage()
  page.setDefaultTimeout(patience)
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url) && !/^(blob|data):/.test(request.url()))
      elsewhere.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  await page.goto(`${server.url}admin/`)
  await giveFolder(page, files)
  await page.getByRole('link', { name: '临西县司法局' }).click()
  await page.getByRole('button', { name: '打开本机上的文件夹' }).click()
  await page.getByRole('treeitem', { name: '项目' }).waitFor()
  return { page, elsewhere, complaints }
}

/** Waits until a file of the chosen folder says something. */
async function expectChosen(page: Page, path: string, text: string | undefined) {
  await expect.poll(() => readChosen(page, path), { timeout: patience }).toBe(text)
}

/** The errors that the check finds in it, were `path` to say `text`. */
async function errorsWith(path: string, text: string): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await cp(join(linxi, 'content'), join(root, 'content'), { recursive: true })
    await cp(resolve('templates'), join(root, 'templates'), { recursive: true })
    await writeFile(join(root, path), text)
    const { findings } = await checkAll(root)
    return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)
  } finally {
    await rm(root, { recursive: true })
  }
}

/** What a page says to those who hear it, which is what it says to those who see it, and more. */
async function said(page: Page): Promise<string[]> {
  const snapshot = await page.locator('#nc-root').ariaSnapshot()
  return [...snapshot.matchAll(/"([^"]*)"|: (.*)$/gm)].map(([, name, text]) => name ?? text ?? '')
}
const english = /\b[A-Z][a-z]{2,}\b/

describe('an editor that has opened a folder', { timeout: 4 * patience }, () => {
  let editor: Opened
  let page: Page
  beforeAll(async () => {
    editor = await open(1280)
    page = editor.page
  }, 4 * patience)
  afterAll(() => page.context().close())

  test('does not save what is no amount, nor what would not read, and says why', async () => {
    await openProject(page, '法律援助')
    await fill(page, '预算数', '八千')
    await save(page)
    await page.getByText('应为：以万元为单位的数字').first().waitFor()
    await fill(page, '预算数', '0.123456789')
    await save(page)
    await page.getByText('“0.123456789”的小数位数太多，小于 1 分').waitFor()
    await page.getByRole('button', { name: '确定' }).click()
    expect((await said(page)).filter((text) => english.test(text))).toEqual([])
    await fill(page, '预算数', '0.80')
    expect(await readChosen(page, project)).toBe(files[project])
  })

  test('changes a project in one field: its file differs in that alone and passes the check', async () => {
    await (await seek(page, page.getByRole('button', { name: '全部展开' }).first())).click()
    await fill(page, '指标值', '≥1200册', 1)
    await save(page)
    const expected = files[project]?.replace('指标值: ≥1000册', '指标值: ≥1200册') ?? ''
    await expectChosen(page, project, expected)
    expect(await errorsWith(project, expected)).toEqual([])
    for (const [path, text] of Object.entries(files))
      if (path !== project) expect(await readChosen(page, path), path).toBe(text)
  })

  test('makes a new project under its code', async () => {
    await page.getByRole('treeitem', { name: '项目' }).click()
    await page.getByRole('button', { name: '创建新条目' }).click()
    await fill(page, '项目编码', '315-0404-JBN-NEW1')
    await fill(page, '序号', '10')
    await fill(page, '项目名称', '新的项目')
    await fill(page, '预算数', '0.80')
    await fill(page, '绩效目标', '一、甲。\n二、乙。')
    await (await seek(page, page.getByRole('button', { name: /^添加 .?绩效指标/ }))).click()
    await fill(page, '一级指标', '产出指标')
    await fill(page, '二级指标', '数量指标')
    await fill(page, '三级指标', '办案数量')
    await fill(page, '指标值', '≥80件')
    await save(page)
    await expectChosen(
      page,
      'content/315002/2020/315-0404-JBN-NEW1.yaml',
      `项目编码: 315-0404-JBN-NEW1
序号: 10
项目名称: 新的项目
预算数: 0.80
绩效目标: |-
  一、甲。
  二、乙。
绩效指标:
  - 一级指标: 产出指标
    二级指标: 数量指标
    三级指标: 办案数量
    指标值: ≥80件
`,
    )
  })

  test('begins a self-evaluation with the indicators of its project', async () => {
    await page.getByRole('treeitem', { name: '绩效自评' }).click()
    await page.getByText('法律援助', { exact: true }).click()
    await page.getByRole('textbox', { name: '表样' }).waitFor()
    await seek(page, page.getByText('6 绩效指标'))
    await seek(page, page.getByText('法律援助宣传册印刷数量'))
    await page.getByRole('button', { name: '取消编辑' }).click()
  })

  test("changes a unit's narrative and the site's data in their files", async () => {
    const department = 'content/315002/2020/department.md'
    await page.getByRole('treeitem', { name: '单位' }).click()
    await page.getByText('单位的基本信息和绩效文本').click()
    const body = await seek(page, page.getByRole('textbox', { name: '正文' }))
    await body.fill((await body.inputValue()).replace('一、承担全面依法治县', '一、负责全面依法治县'))
    await save(page)
    await expectChosen(
      page,
      department,
      files[department]?.replace('一、承担全面依法治县', '一、负责全面依法治县'),
    )
    await page.getByRole('treeitem', { name: '网站' }).click()
    await page.getByText('网站由谁公开').click()
    await fill(page, '联系地址', '河北省邢台市临西县')
    await save(page)
    const site = files['content/site.yaml']?.replace('联系地址:', '联系地址: 河北省邢台市临西县')
    await expectChosen(page, 'content/site.yaml', site)
  })

  test('does not save over what another program has written since, or removed', async () => {
    const written = files[ofWindows]?.replace('≥100件', '≥111件') ?? ''
    await openProject(page, '基层司法业务')
    await giveFolder(page, { [ofWindows]: written })
    await fill(page, '项目名称', '基层司法')
    await save(page)
    await page.getByText('这个文件在别处被改过，或者删去了：没有保存').waitFor()
    await page.getByRole('button', { name: '确定' }).click()
    expect(await readChosen(page, ofWindows)).toBe(written)
    await page.getByRole('button', { name: '取消编辑' }).click()
    await giveFolder(page, { [ofWindows]: files[ofWindows] ?? '' })
  })

  test('keeps line ends and a byte order mark', async () => {
    await openProject(page, '基层司法业务')
    await fill(page, '项目名称', '基层司法')
    await save(page)
    await expectChosen(page, ofWindows, files[ofWindows]?.replace('基层司法业务', '基层司法'))
  })

  test('saves a file a second time', async () => {
    for (const [name, before] of [
      ['办案补贴', '法律援助'],
      ['法律援助', '办案补贴'],
    ]) {
      await openProject(page, before ?? '')
      await fill(page, '项目名称', name ?? '')
      await save(page)
      await expect
        .poll(() => readChosen(page, project), { timeout: patience })
        .toContain(`项目名称: ${name}\n`)
    }
  })

  test('has asked nobody else for anything, and complained of nothing', () => {
    expect(editor.elsewhere).toEqual([])
    expect(editor.complaints).toEqual([])
  })

  test('opens the same unit again after a reload, when its address no longer says which', async () => {
    await page.getByRole('treeitem', { name: '项目' }).click()
    await page.getByText('法律援助').first().waitFor()
    expect(page.url()).not.toContain('unit=')
    await page.reload()
    await page.getByRole('treeitem', { name: '项目' }).waitFor()
  })
})

test('everything is said in Chinese on a small screen too', { timeout: 4 * patience }, async () => {
  const { page } = await open(375)
  await openProject(page, '法律援助')
  const texts = await said(page)
  expect(texts.length).toBeGreaterThan(30)
  expect(texts.filter((text) => english.test(text))).toEqual([])
  await page.context().close()
})

test('the first page has no faults that axe knows', async () => {
  const page = await browser.newPage()
  await page.goto(`${server.url}admin/`)
  expect(await violationsOf(page)).toEqual([])
  await page.close()
})

test('where other pages share its origin, the first page warns of what they can read', async () => {
  const first = (site: typeof full) => readFile(join(site.folder, 'admin/index.html'), 'utf8')
  expect(await first(full)).toMatch(/www\.example\.gov\.cn 的 \/jxmb\/ 下.*令牌/s)
  expect(await first(own)).not.toContain('令牌')
})

test('search engines pass over the editor, and no page of the public leads to it', async () => {
  for (const page of ['admin/index.html', 'admin/edit/index.html'])
    expect(await readFile(join(full.folder, page), 'utf8')).toContain(
      '<meta name="robots" content="noindex">',
    )
  const pages = (await readdir(full.folder, { recursive: true })).filter(
    (name) => name.endsWith('.html') && !name.startsWith('admin'),
  )
  for (const page of pages)
    expect(await readFile(join(full.folder, page), 'utf8'), page).not.toContain('admin/')
})

test('a site whose content is on no platform says, away from the machine of its content, where it can be edited', async () => {
  const page = await browser.newPage()
  const host = 'http://www.example.gov.cn/'
  await page.route(`${host}**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    await route.fulfill({ response: await route.fetch({ url: server.url + path.slice(1) }) })
  })
  await page.goto(`${host}admin/edit/?unit=315002&year=2020`)
  await page.getByRole('heading', { name: '这个网站只能在本机上编辑' }).waitFor()
  await page.close()
})
