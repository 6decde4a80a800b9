import { type ChildProcess, spawn } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { environment } from '../browser/environment.ts'
import { copyContent } from '../copy-content.ts'

const root = resolve('test/output/dev')
const folder = join(root, 'content/315002/2020')
const file = join(folder, '315-0404-JBN-9C18.yaml')
let server: ChildProcess
let url: string
let browser: Browser
let page: Page
/** Whether the open page hears from the server; what changes before that, it reads when it loads. */
let listening = false

beforeAll(async () => {
  await copyContent(root)
  server = spawn(process.execPath, [resolve('scripts/dev.ts'), '--port', '0'], {
    cwd: root,
    env: environment(),
  })
  url = await new Promise<string>((started, failed) => {
    server.once('exit', () => failed(new Error('the dev server did not start')))
    server.stdout?.on('data', (data) => {
      const found = /http:\/\/localhost:\d+\//.exec(String(data))?.[0]
      if (found) started(found)
    })
  })
  browser = await launch()
  page = await browser.newPage()
  page.on('framenavigated', () => {
    listening = false
  })
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('"connected"')) listening = true
    }),
  )
})
afterAll(async () => {
  await browser.close()
  server.kill()
})

const patient = { timeout: 20_000 }

async function change(path: string, from: string, to: string) {
  await expect.poll(() => listening).toBe(true)
  await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
}

test('an address leads to its page without its last /; what is no address, to none', async () => {
  const found = await fetch(`${url}315002/2020?from=qr`)
  expect([found.status, found.url]).toEqual([200, `${url}315002/2020/?from=qr`])
  for (const nothing of ['315002/2021', 'nothing.pdf']) {
    const answer = await fetch(`${url}${nothing}`)
    expect(answer.status, nothing).toBe(404)
    expect(await answer.text(), nothing).toContain('没有这个网页')
  }
})

test('an open page follows its file, breaks with it and comes back with it', async () => {
  await page.goto(`${url}315002/2020/315-0404-JBN-9C18/`)
  const target = page.locator('.target').first()
  expect(await target.allInnerTexts()).toEqual(['不少于 80 件'])

  await change(file, '≥80件', '≥81件')
  await page.getByText('不少于 81 件').first().waitFor()

  await change(file, '预算数: 0.80', '预算数： 0.80')
  await page.getByText('暂时不能预览').waitFor()
  const findings = (await page.locator('.findings').allInnerTexts()).join()
  expect(findings).toContain('content/315002/2020/315-0404-JBN-9C18.yaml:4:4')
  expect(findings).toContain('改法：')
  expect((await fetch(`${url}315002/2020.pdf`)).status).toBe(500)

  await change(file, '预算数： 0.80\n财政资金: 0.80', '预算数: 0.90\n财政资金: 0.90')
  await page.getByText('0.90').first().waitFor({ state: 'attached' })
})

test('while a unit’s year has errors, every other page and the editor work, and say where to read them', async () => {
  const other = join(root, 'content/315003/2020')
  await cp(folder, other, { recursive: true })
  const head = await readFile(join(other, 'department.md'), 'utf8')
  await writeFile(
    join(other, 'department.md'),
    head.replace('315002', '315003').replace('临西县司法局', '临西县民政局'),
  )
  const project = join(other, '315-0404-JBN-9C18.yaml')
  await expect.poll(async () => (await fetch(`${url}315003/2020/`)).status, patient).toBe(200)
  const good = await readFile(project, 'utf8')
  // Files of a new folder are shown a moment before the system tells of their changes.
  const spoil = async () => {
    await writeFile(project, good.replace('预算数: ', '预算数： '))
    return (await fetch(`${url}315003/2020/`)).status
  }
  await expect.poll(spoil, patient).toBe(500)
  const own = await (await fetch(`${url}315003/2020/315-0404-JBN-9C18/`)).text()
  expect(own).toContain('content/315003/2020/315-0404-JBN-9C18.yaml:4:4')
  for (const address of [
    '',
    '315002/2020/',
    '315002/2020/315-0404-JBN-9C18/',
    '2020/',
    'status/',
    'admin/',
  ]) {
    const page = await fetch(`${url}${address}`)
    expect(page.status, address).toBe(200)
    expect(await page.text(), address).toContain('content/315003/2020 有 1 处错误')
  }
  for (const address of ['315002/2020.pdf', 'admin/edit/?unit=315003&year=2020', 'admin/files/editor.js'])
    expect((await fetch(`${url}${address}`)).status, address).toBe(200)
  // Even where nothing is left.
  const first = await readFile(file, 'utf8')
  await writeFile(file, first.replace('预算数: ', '预算数： '))
  await expect.poll(async () => (await fetch(`${url}315002/2020/`)).status, patient).toBe(500)
  for (const address of ['', 'about/', 'status/', 'admin/', 'admin/edit/?unit=315002&year=2020'])
    expect((await fetch(`${url}${address}`)).status, address).toBe(200)
  await writeFile(file, first)
  await expect.poll(async () => (await fetch(`${url}315002/2020/`)).status, patient).toBe(200)
  // What all units share: pages stay as they were.
  const settings = await readFile(join(root, 'content/site.yaml'), 'utf8')
  await writeFile(join(root, 'content/site.yaml'), settings.replace(/^地区: /m, '地区： '))
  await expect.poll(async () => (await fetch(`${url}admin/`)).text(), patient).toContain('content/site.yaml:')
  expect((await fetch(`${url}315002/2020/`)).status).toBe(200)
  await writeFile(join(root, 'content/site.yaml'), settings)
  await rm(join(root, 'content/315003'), { recursive: true })
  await expect.poll(async () => (await fetch(url)).text(), patient).not.toContain('处错误')
})

test('a page that was still loading when its file changed follows it, too', async () => {
  const text = await readFile(file, 'utf8')
  await page.route(
    '**/@vite/client',
    async (route) => {
      await writeFile(file, text.replace('≥81件', '≥83件'))
      // The server notices, and tells pages that listen; this one does not yet.
      await setTimeout(1000)
      await route.continue()
    },
    { times: 1 },
  )
  await page.goto(`${url}315002/2020/315-0404-JBN-9C18/`)
  await page.getByText('不少于 83 件').first().waitFor()
  await change(file, '≥83件', '≥81件')
  await page.getByText('不少于 81 件').first().waitFor()
})

test('a new project has its pages at once, and a removed one no longer', async () => {
  const added = join(folder, '315-0404-JBN-NEW1.yaml')
  const text = await readFile(file, 'utf8')
  await page.goto(`${url}315002/2020/`)
  await expect.poll(() => listening).toBe(true)
  await writeFile(
    added,
    text.replace('9C18', 'NEW1').replace('序号: 1', '序号: 10').replace('法律援助', '新的项目'),
  )
  await page.getByRole('link', { name: '新的项目' }).click()
  await page.getByRole('heading', { name: '新的项目', level: 1 }).waitFor()
  const pdf = await fetch(`${url}315002/2020/315-0404-JBN-NEW1.pdf`)
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  await expect.poll(() => listening).toBe(true)
  await rm(added)
  await page.getByText('没有这个网页').first().waitFor()
})

test('a changed form template shows in the page', async () => {
  const template = join(root, 'templates/hebei-2020/form.yaml')
  await page.goto(`${url}315002/2020/315-0404-JBN-9C18/`)
  await change(template, '绩效目标表"', '绩效目标申报表"')
  // The official form is folded until a reader opens it.
  await page.getByText('法律援助绩效目标申报表').waitFor({ state: 'attached' })
})

test('the editor stays open when a file changes, which it does whenever the editor saves', async () => {
  const editor = await browser.newPage()
  let loads = 0
  editor.on('load', () => {
    loads++
  })
  await editor.goto(`${url}admin/edit/?unit=315002&year=2020`)
  await editor.getByRole('button', { name: '打开本机上的文件夹' }).waitFor({ timeout: 55_000 })
  await page.goto(`${url}315002/2020/315-0404-JBN-9C18/`)
  await change(file, '预算数: 0.90', '预算数: 0.91')
  await page.getByText('0.91').first().waitFor({ state: 'attached' })
  expect(loads).toBe(1)
  await editor.close()
})
