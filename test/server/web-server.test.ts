import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillConfiguration } from '../../src/server/web-server.ts'
import { launch } from '../browser/chromium.ts'
import { command, hash, hashes, makeClone, makeServer, must, push, type Server } from './server.ts'
import { freePort, type Running, startCaddy, startNginx } from './web-server.ts'

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, async (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) })
    }).on('error', reject)
  })
}

const portal = 'https://www.example.gov.cn'
let server: Server
let browser: Browser
beforeAll(async () => {
  browser = await launch()
  server = await makeServer('--embed', portal)
  const clone = await makeClone(server)
  await push(clone)
})
afterAll(async () => {
  await browser.close()
  await server.remove()
})

const start = { nginx: startNginx, Caddy: startCaddy }
const cases = [
  { name: 'nginx', base: '/' },
  { name: 'nginx', base: '/jxmb/' },
  { name: 'Caddy', base: '/' },
  { name: 'Caddy', base: '/jxmb/' },
] as const

describe.each(cases)('$name at $base', ({ name, base }) => {
  let running: Running
  let root: string
  beforeAll(async () => {
    const port = await freePort()
    const setup = [server.repository, server.site, '--base', base, '--port', String(port)]
    await must('.', process.execPath, ['scripts/server/setup.ts', ...setup])
    running = await start[name](server, port)
    root = running.url + base
  })
  afterAll(() => running.stop())

  test('every file is served whole, as what it is', async () => {
    const types: Record<string, RegExp> = {
      html: /^text\/html; charset=utf-8$/,
      css: /^text\/css; charset=utf-8$/,
      svg: /^image\/svg\+xml/,
      png: /^image\/png$/,
      pdf: /^application\/pdf$/,
      json: /^application\/json/,
      jsonl: /^application\/jsonl; charset=utf-8$/,
      js: /^(text|application)\/javascript; charset=utf-8$/,
      txt: /^text\/plain; charset=utf-8$/,
      woff2: /^font\/woff2$/,
      atom: /^application\/atom\+xml/,
      xml: /^text\/xml|^application\/xml/,
      csv: /^text\/csv/,
      xlsx: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
      zip: /^application\/zip$/,
      parquet: /^application\/vnd\.apache\.parquet$/,
    }
    for (const [path, expected] of await hashes(`${server.site}/current`)) {
      const { status, headers, body } = await ask(root + path.replace(/(^|\/)index\.html$/, '$1'))
      expect([path, status, hash(body)]).toEqual([path, 200, expected])
      const type = types[path.split('.').at(-1) ?? ''] ?? /nothing else is published/
      expect([path, headers['content-type']]).toEqual([path, expect.stringMatching(type)])
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
      expect(headers['cache-control']).toMatch(path.startsWith('_astro/') ? /immutable$/ : /^no-cache$/)
    }
  })

  test('text is compressed, and what did not change is not sent again', async () => {
    const plain = await ask(root)
    const packed = await ask(root, { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers.vary).toMatch(/accept-encoding/i)
    expect(packed.body.length).toBeLessThan(plain.body.length / 2)
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    const again = await ask(root, { 'if-none-match': String(plain.headers.etag) })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  test('the deployed site is what its manifest says', async () => {
    const { status, output } = await command('.', process.execPath, ['scripts/verify.ts', root])
    expect([status, output]).toEqual([0, expect.stringContaining('一致：')])
  })

  test('what is not there is answered with the page that says so, and folders with their page', async () => {
    const absent = ['nothing/', '_astro/nothing.css', '101001/2025/nothing.pdf', '../nothing']
    for (const path of [...absent, '../../mingbiao.git/config']) {
      const { status, headers, body } = await ask(root + path)
      expect([path, status]).toEqual([path, 404])
      expect(headers['content-type']).toMatch(/^text\/html/)
      expect(body.toString()).toContain('没有这个网页')
      expect(headers['cache-control'] ?? 'no-cache').toBe('no-cache')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
    }
    const { status, headers } = await ask(`${root}101001/2025`)
    expect([status >= 301 && status <= 308, headers.location]).toEqual([
      true,
      expect.stringMatching(new RegExp(`(^|/2025/|^)${base}101001/2025/$|^2025/$`)),
    ])
  })

  test('the policy lets pages work, and only the portal show them in a frame', async () => {
    const { headers } = await ask(root)
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'self' ${portal}`)
    expect((await ask(`${root}101001/2025.pdf`)).headers['content-security-policy']).toBeUndefined()
    const embedded = await ask(`${root}embed/101001/2025/101-0101-AAA-0001/`)
    expect(embedded.status).toBe(200)
    expect(embedded.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'/)
    for (const { headers: blocking } of [embedded, await ask(`${root}101001/2025/101-0101-AAA-0001/`)])
      expect(blocking['x-frame-options']).toBeUndefined()
    expect(embedded.headers['content-security-policy']).not.toContain('frame-ancestors')
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    for (const path of ['', 'sitemap/', '101001/2025/', '101001/2025/101-0101-AAA-0001/', 'verify/'])
      await page.goto(root + path)
    // Its script runs, and reads the manifest.
    await page.locator('#verify-files').setInputFiles(`${server.site}/current/101001/2025.pdf`)
    await page.getByText('1 个是本站现在公开的').waitFor()
    expect(problems).toEqual([])
    await page.goto(`${root}nothing/`)
    expect(problems.filter((text) => !text.includes('404'))).toEqual([])
    expect(await page.locator('.skip').evaluate((link) => getComputedStyle(link).position)).toBe('absolute')
    await page.close()
  })
})

describe.each(cases)('the editor behind $name at $base', ({ name, base }) => {
  test('starts, and its fonts and data are not refused', { timeout: 240_000 }, async () => {
    const port = await freePort()
    const setup = [server.repository, server.site, '--base', base, '--port', String(port)]
    await must('.', process.execPath, ['scripts/server/setup.ts', ...setup])
    const running = await start[name](server, port)
    const page = await browser.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    const answer = await page.goto(`${running.url}${base}admin/edit/?unit=101001&year=2025`)
    expect(answer?.headers()['content-security-policy']).toContain("connect-src 'self' data: blob: https:;")
    await page.getByRole('button', { name: '打开本机上的文件夹' }).waitFor({ timeout: 120_000 })
    expect(problems).toEqual([])
    await page.close()
    await running.stop()
  })
})

test('nothing that is filled in can change what the configuration says', () => {
  const site = { site: '/var/www/x', base: '/', host: '_', port: 80, embedders: [] }
  expect(fillConfiguration('{{site}} {{base}} {{host}} {{port}} {{address}}', site)).toBe(
    '/var/www/x / _ 80 :80',
  )
  const wrong = [
    { site: '/var/www; } server {' },
    { base: '/x' },
    { base: '/{x}/' },
    { host: 'a b' },
    { port: 0.5 },
    { embedders: ["'none'; script-src *"] },
  ]
  for (const one of wrong)
    expect(() => fillConfiguration('', { ...site, ...one }), JSON.stringify(one)).toThrow()
})
