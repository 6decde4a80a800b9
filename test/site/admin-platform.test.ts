import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../browser/chromium.ts'
import { fill, openProject, patience, save, seek } from '../browser/editor.ts'
import { answer, blobHash, type Gitea } from '../browser/gitea.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { full } from './sites.ts'

/* A site whose content is on a platform, and clerks who edit it there. */

const platform = 'https://git.example.gov.cn'
const project = 'content/315002/2020/315-0404-JBN-9C18.yaml'
const gitea = (files: Map<string, string>): Gitea => ({
  address: platform,
  repository: 'example/disclosure',
  token: 'secret-token',
  files,
  commits: [],
  shown: [],
  unknown: [],
})
let browser: Browser
let server: StaticServer
beforeAll(async () => {
  browser = await launch()
  server = await serve(full.folder, full.base)
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await browser.close()
})

test('its editor may ask that platform, and nobody else', async () => {
  const html = await readFile(join(full.folder, 'admin/edit/index.html'), 'utf8')
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
  expect(policy).toContain(`connect-src 'self' data: blob: ${platform};`)
  expect([...new Set(policy.match(/https?:[^ ;]*/g))]).toEqual([platform])
})

test('who has a token changes one field, and that is one commit of one file, which differs in it alone', {
  timeout: 4 * patience,
}, async () => {
  const names = (await readdir(join(full.root, 'content'), { recursive: true })).filter((name) =>
    /\.(yaml|md)$/.test(name),
  )
  const files = new Map(
    await Promise.all(
      names.map(async (name) => {
        const path = `content/${name}`
        return [path, await readFile(join(full.root, path), 'utf8')] as const
      }),
    ),
  )
  const before = files.get(project) ?? ''
  const there = gitea(files)
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.setDefaultTimeout(patience)
  const elsewhere: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (![server.url, platform, 'blob:', 'data:'].some((start) => url.startsWith(start))) elsewhere.push(url)
  })
  await answer(page, there)
  await page.goto(`${server.url}admin/edit/?unit=315002&year=2020`)
  await page.getByRole('button', { name: '使用访问令牌登录' }).click()
  await page.getByRole('textbox').fill('secret-token')
  await page.keyboard.press('Enter')
  await page.getByRole('treeitem', { name: '项目' }).waitFor()

  await openProject(page, '法律援助')
  await (await seek(page, page.getByRole('button', { name: '全部展开' }).first())).click()
  await fill(page, '指标值', '≥1200册', 1)
  await save(page)
  await expect.poll(() => there.commits.length, { timeout: patience }).toBe(1)
  const [commit] = there.commits
  expect(commit).toMatchObject({
    branch: 'main',
    author: { name: '填报人', email: 'clerk@example.org' },
    files: [{ operation: 'update', path: project, sha: blobHash(before) }],
  })
  expect(commit?.files).toHaveLength(1)
  expect(files.get(project)).toBe(before.replace('指标值: ≥1000册', '指标值: ≥1200册'))
  expect(commit?.message).toMatch(/\p{Script=Han}/u)
  expect([elsewhere, there.unknown]).toEqual([[], []])
  await page.close()
})

test('a wrong token opens nothing', { timeout: 2 * patience }, async () => {
  const there = gitea(new Map())
  const page = await browser.newPage()
  page.setDefaultTimeout(patience)
  await answer(page, there)
  await page.goto(`${server.url}admin/edit/?unit=315002&year=2020`)
  await page.getByRole('button', { name: '使用访问令牌登录' }).click()
  await page.getByRole('textbox').fill('other')
  await page.keyboard.press('Enter')
  await page.getByText('提供的令牌无效').waitFor()
  expect(there.shown).toContain('other')
  expect(await page.getByRole('treeitem', { name: '项目' }).count()).toBe(0)
  await page.close()
})
