import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { folderSite } from '../../src/proof/deployed.ts'
import { describeFolder } from '../../src/proof/describe.ts'
import { writeProof } from '../../src/proof/write-proof.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-verify-'))
const site = join(folder, 'site')
afterAll(() => rm(folder, { recursive: true }))

const files: Readonly<Record<string, string>> = {
  'index.html': '<h1>首页</h1>'.repeat(500),
  '404.html': '<h1>没有这个网页</h1>',
  '315002/2020/index.html': '<h1>司法局</h1>',
  '315002/2020.pdf': '%PDF-1.7 booklet',
  '315002/2020/法律 援助.pdf': '%PDF-1.7 sheet',
}
const publication = {
  site: { name: '网站', region: '临西县', sponsor: '财政局' },
  departments: [],
  corrections: [],
  history: { superseded: [] },
}
const revision = { commit: '0123456789'.repeat(4), committed: '2020-03-02T09:30:00+08:00' }

beforeEach(async () => {
  await rm(site, { recursive: true, force: true })
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), text)
  }
  await writeProof(site, await describeFolder(site), publication, revision, async () => 'receipt')
})

/** Runs the command, and gives its exit code with all that it printed. */
function verify(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/verify.ts', ...args], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}

async function flip(path: string) {
  const bytes = await readFile(join(site, path))
  bytes[3] = (bytes[3] ?? 0) ^ 1
  await writeFile(join(site, path), bytes)
}

const open: { close(): void }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://127.0.0.1:${address.port}`
}

/** Serves the site below a path as web servers do: compressed, with the page for what is not there. */
function serveBelow(base: string): RequestListener {
  return async (request, response) => {
    const path = decodeURIComponent((request.url ?? '').slice(base.length)).replace(/(^|\/)$/, '$1index.html')
    const isOurs = request.url?.startsWith(base)
    const found = isOurs ? await readFile(join(site, path)).catch(() => undefined) : undefined
    const body = gzipSync(found ?? (await readFile(join(site, '404.html')).catch(() => '')))
    response
      .writeHead(found ? 200 : 404, { 'content-encoding': 'gzip', 'content-type': 'text/html' })
      .end(body)
  }
}

test('a folder that is what was published agrees, and says which commit that was', async () => {
  const { code, output } = await verify(site)
  expect(output).toContain('一致：8 个文件都和清单相同。')
  expect(output).toContain(`提交 ${revision.commit}，2020年3月2日 09:30`)
  expect(code).toBe(0)
})

test('a flipped byte, a missing and an extra file are told by name, each kind with its code', async () => {
  await writeFile(join(site, 'planted.html'), '')
  expect(await verify(site)).toMatchObject({
    code: 4,
    output: expect.stringMatching(/多余（没有公开过） 1 个文件：\n {2}planted\.html\n/),
  })
  await rm(join(site, '315002/2020.pdf'))
  expect(await verify(site)).toMatchObject({
    code: 3,
    output: expect.stringMatching(/缺失 1 个文件：\n {2}315002\/2020\.pdf\n/),
  })
  await flip('315002/2020/法律 援助.pdf')
  const { code, output } = await verify(site)
  expect(code).toBe(2)
  expect(output).toMatch(/被改动 1 个文件：\n {2}315002\/2020\/法律 援助\.pdf\n/)
  expect(output).toContain('planted.html')
  expect(output).toContain('缺失 1 个文件')
})

test('a site on the web agrees at a sub-path and compressed, and what differs there is found', async () => {
  const url = await listen(serveBelow('/jxmb/x/'))
  for (const address of ['/jxmb/x/', '/jxmb/x', '/jxmb/x/index.html', '/jxmb/x/manifest.json'])
    expect(await verify(url + address), address).toMatchObject({ code: 0 })
  await rm(join(site, '315002/2020/index.html'))
  await flip('315002/2020/法律 援助.pdf')
  await flip('404.html')
  const { code, output } = await verify(`${url}/jxmb/x/`)
  expect(code).toBe(2)
  expect(output).toMatch(/被改动 2 个文件：\n {2}315002\/2020\/法律 援助\.pdf\n {2}404\.html\n/)
  expect(output).toMatch(/缺失 1 个文件：\n {2}315002\/2020\/index\.html\n/)
})

test('a site that publishes while it is verified is verified as what it is then', async () => {
  const publish = async () => {
    await writeFile(join(site, 'index.html'), '<h1>新的首页</h1>')
    await writeProof(site, await describeFolder(site), publication, revision, async () => 'receipt')
  }
  const answer = serveBelow('/')
  let published: Promise<void> | undefined
  const url = await listen(async (request, response) => {
    if (request.url === '/315002/2020.pdf') {
      published ??= publish()
      await published
    }
    await answer(request, response)
  })
  const { code, output } = await verify(url)
  expect(output).toContain('核对的时候网站公开了新的一版，从头再核对。')
  expect(output).toContain('一致：8 个文件都和清单相同。')
  expect(code).toBe(0)
})

test('of a folder that is a link, it reads the release that the link led to at first', async () => {
  const current = join(folder, 'current')
  await symlink(site, current)
  const release = folderSite(current)
  expect(await release.list?.()).toContain('manifest.json')
  await rm(current)
  await mkdir(current)
  expect(await release.open('manifest.json')).toBeDefined()
})

test('a kept manifest finds what was changed together with the site’s own', async () => {
  const kept = join(folder, 'kept.json')
  await cp(join(site, 'manifest.json'), kept)
  await flip('315002/2020.pdf')
  await writeProof(site, await describeFolder(site), publication, revision, async () => 'receipt')
  expect(await verify(site)).toMatchObject({ code: 0, output: expect.stringContaining('清单取自网站本身') })
  const { code, output } = await verify(site, '--manifest', kept)
  expect(code).toBe(2)
  expect(output).toContain('315002/2020.pdf')
})

test('a server that fails for a moment is asked again, and one that goes on failing is not called changed', async () => {
  let failures = 2
  const answer = serveBelow('/')
  const url = await listen((request, response) => {
    if (request.url === '/315002/2020.pdf' && failures-- > 0) response.writeHead(503).end()
    else answer(request, response)
  })
  expect(await verify(url)).toMatchObject({ code: 0 })
  failures = Number.POSITIVE_INFINITY
  const { code, output } = await verify(url)
  expect(code).toBe(1)
  expect(output).toMatch(/没能取到 1 个文件：\n {2}315002\/2020\.pdf：HTTP 503\n/)
})

test('without a manifest it says so, and what is none is not taken for one', async () => {
  const url = await listen(serveBelow('/'))
  await rm(join(site, 'manifest.json'))
  for (const target of [site, url, join(folder, 'nothing')])
    expect(await verify(target), target).toMatchObject({
      code: 1,
      output: expect.stringContaining('没有这份清单'),
    })
  const page = await listen((_, response) => response.end('<!doctype html>'))
  expect((await verify(page)).output).toContain('这是一个网页，不是清单')
  expect(await verify('http://127.0.0.1:9')).toMatchObject({
    code: 1,
    output: expect.stringContaining('取不到清单'),
  })
  // A port that browsers keep for other services, and one with nothing behind it.
  for (const port of [6667, 9])
    expect((await verify(`http://localhost:${port}`)).output).not.toMatch(/[a-z]{3,} [a-z]/i)
  for (const args of [[], ['https://', 'x'], ['http://[']]) {
    const { code, output } = await verify(...args)
    expect(code, args.join()).toBe(1)
    expect(output).not.toMatch(/\n {4}at /)
  }
})

test('what cannot be read is told in Chinese, by the name that was typed', async () => {
  const nothing = join(folder, 'nothing.pdf')
  for (const [args, said] of [
    [[site, nothing], `没有“${nothing}”`],
    [[site, folder], `“${folder}”是目录`],
    [[site, '--manifest', nothing], `没有“${nothing}”`],
    [[site, '--receipt', folder], `“${folder}”是目录`],
  ] as const) {
    const { code, output } = await verify(...args)
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(said) })
    expect(output).not.toMatch(/[A-Z]{4,}:|\n {4}at /)
  }
})

test('a manifest cannot make the command read outside the site', async () => {
  const file = { path: '../kept.json', size: 0, sha256: '0'.repeat(64) }
  for (const path of ['../kept.json', '/etc/passwd', 'a/../../b', 'a\\b', '']) {
    await writeFile(join(site, 'manifest.json'), JSON.stringify({ version: 1, files: [{ ...file, path }] }))
    expect(await verify(site), path).toMatchObject({
      code: 1,
      output: expect.stringContaining('清单的第 1 个文件写得不对'),
    })
  }
})
