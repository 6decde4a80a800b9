import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { earliest, today } from '../../scripts/today.ts'
import { append, logName } from '../../src/log/log.ts'
import { describe as describeFile } from '../../src/proof/describe.ts'
import { printedCode } from '../../src/proof/editions.ts'
import { writeLogFiles } from '../../src/proof/log-files.ts'
import {
  checksumList,
  manifestRoot,
  type PublishedFile,
  parseManifest,
  printManifest,
} from '../../src/proof/manifest.ts'
import { newSigningKey, readSigningKey } from '../../src/proof/signing-key.ts'
import { violationsOf } from '../browser/axe.ts'
import { launch } from '../browser/chromium.ts'
import { type StaticServer, serve } from '../browser/static-server.ts'
import { command, commit, edit, must } from '../server/server.ts'

/*
 * A site that was published twice, with a correction and a withdrawal in between, and everything that somebody could forge of it:
 * each is told apart by the page, by `verify` and by `witness`.
 */

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-tampering-'))
const [source, original, site, kept] = [
  join(folder, 'source'),
  join(folder, 'original'),
  join(folder, 'site'),
  join(folder, 'kept'),
]
const heads = join(folder, 'heads.jsonl')
const [sheet, withdrawn] = ['101001/2025/101-0101-AAA-0001.pdf', '101001/2025/101-0102-AAA-0002.pdf']
const key = newSigningKey()
const yearReceipt = '101001/2025/receipt.pdf'
let browser: Browser
let server: StaticServer
let page: Page

beforeAll(async () => {
  browser = await launch()
  await cp('test/fixtures/county', source, { recursive: true })
  await must(source, 'git', ['init', '--quiet', '--initial-branch=main'])
  await commit(source, 'the county')
  await publish(join(folder, 'nothing'))
  await witness()
  for (const path of [
    sheet,
    withdrawn,
    yearReceipt,
    'receipt.pdf',
    'manifest.json',
    'publications.proof.json',
  ]) {
    await mkdir(dirname(join(kept, path)), { recursive: true })
    await cp(join(site, path), join(kept, path))
  }
  await edit(source, `content/${sheet.replace('.pdf', '.yaml')}`, (text) =>
    text.replace('≥5000册', '≥4000册'),
  )
  await rm(join(source, `content/${withdrawn.replace('.pdf', '.yaml')}`))
  await writeFile(
    join(source, 'content/101001/2025/corrections.yaml'),
    `更正:
  - 日期: ${earliest()}
    文件: 101-0101-AAA-0001
    字段: 绩效指标 › 新增图书册数 › 指标值
    原文: ≥5000册
    改为: ≥4000册
    理由: 录入时看错一行
撤下:
  - { 日期: ${earliest()}, 文件: 101-0102-AAA-0002, 名称: 全民阅读活动, 理由: 重复公开 }
`,
  )
  await commit(source, 'a correction and a withdrawal')
  await rename(site, join(folder, 'first'))
  await publish(join(folder, 'first'))
  await cp(site, original, { recursive: true })
  server = await serve(site)
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, maxRetries: 10 })
})
beforeEach(async () => {
  await rm(site, { recursive: true })
  await cp(original, site, { recursive: true })
})

async function publish(before: string) {
  const args = [resolve('scripts/build.ts'), '--out', site, '--published', before]
  const { status, output } = await command(source, process.execPath, args, { MINGBIAO_SIGNING_KEY: key })
  if (status !== 0) throw new Error(output)
}

const script = async (name: string, ...args: string[]) =>
  (await command(resolve('.'), process.execPath, [`scripts/${name}.ts`, ...args])).output
const verify = (...args: string[]) => script('verify', site, ...args)
const witness = () => script('witness', site, '--heads', heads)

/** What the page says of files. */
async function ask(...files: string[]): Promise<string[]> {
  await page.goto(`${server.url}verify/`)
  await page.locator('#verify-files').setInputFiles(files)
  await page.getByText(/^核验了 \d+ 个文件/).waitFor()
  return page.locator('#verify-results li').allInnerTexts()
}

async function codeOf(file: string): Promise<string> {
  return printedCode(await readFile(file, 'latin1')) ?? ''
}

test('what was corrected and withdrawn bears the day on which readers saw it, on pages, in data and in feeds', async () => {
  for (const path of [
    'changes/index.html',
    'changes/feed.json',
    'data/corrections.csv',
    withdrawn.replace('.pdf', '/index.html'),
  ]) {
    const text = await readFile(join(site, path), 'utf8')
    expect(text, path).toContain(today())
    expect(text, path).not.toContain(earliest())
  }
})

test('a sheet of any edition is told: shown now, corrected, withdrawn; and one that never was', async () => {
  const forged = join(folder, '101-0101-AAA-0001.pdf')
  const bytes = await readFile(join(site, sheet), 'latin1')
  await writeFile(forged, bytes.replace(/.$/s, ' '), 'latin1')
  const files = [join(site, sheet), join(kept, sheet), join(kept, withdrawn), forged]
  const [now = '', corrected = '', gone = '', never = ''] = await ask(...files)
  expect(now).toMatch(/^现行：/)
  expect(corrected).toMatch(/^曾经公开，已于 \d+年\d+月\d+日 更正：/)
  expect(corrected).toContain(`/${sheet}`)
  expect(gone).toMatch(/^曾经公开，已于 \d+年\d+月\d+日 撤下或改编号：/)
  // Nothing is shown there now: what stands at the address says why.
  expect(gone).not.toContain('现在公开的')
  expect(never).toMatch(/^从未公开：101-0101-AAA-0001\.pdf\s+本站有同名的文件，但内容不同/)
  expect(await page.locator('#verify-signature').textContent()).toMatch(/有签名，公钥的指纹 [0-9a-f]{64}/)
  const said = await verify(...files)
  for (const standing of ['现行：', ' 更正：', ' 撤下或改编号：', '从未公开：'])
    expect(said).toContain(standing)
})

test('the 校验码 of a sheet on paper is found, of each edition, and by the address in its QR code', async () => {
  const [now, before] = [await codeOf(join(site, sheet)), await codeOf(join(kept, sheet))]
  await page.goto(`${server.url}verify/`)
  await page.getByLabel('校验码').fill(`${before.slice(0, 16)} ${before.slice(16).toUpperCase()}`)
  await page.locator('#verify-code').getByRole('button').click()
  await page.getByText(/^查到 1 个文件/).waitFor()
  expect((await page.locator('#verify-results').textContent())?.trim()).toMatch(/^曾经公开，已于 .* 更正/)
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await violationsOf(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  }
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.goto('about:blank')
  await page.goto(`${server.url}verify/#${now}`)
  // The booklet of its one project prints the same data.
  await page.getByText(/^查到 2 个文件/).waitFor()
  expect((await page.locator('#verify-results').textContent())?.trim()).toMatch(/^现行/)
  await page.getByLabel('校验码').fill('0'.repeat(32))
  await page.keyboard.press('Enter')
  await page.getByText('从未公开').first().waitFor()
  await page.getByLabel('校验码').fill('12345')
  await page.keyboard.press('Enter')
  await page.getByText('校验码是 32 位').waitFor()
  const said = await verify(now, before, '0'.repeat(32))
  expect(said).toMatch(/现行：.*曾经公开.*从未公开：校验码 0/s)
})

/** Puts a sheet of one's own into the site, and into the manifests and lists that lead to it. */
async function forgeSheet(): Promise<string> {
  const forged = Buffer.from((await readFile(join(site, sheet), 'latin1')).replace(/.$/s, ' '), 'latin1')
  await writeFile(join(site, sheet), forged)
  const own = await rewrite('101001/2025/', describeFile(sheet, forged))
  return manifestRoot({ files: await rewrite('', own.manifest).then(({ files }) => files) })
}

/** Has the proof in a folder say of a file what it is now. */
async function rewrite(folder: string, file: PublishedFile) {
  const name = join(site, `${folder}manifest.json`)
  const { files, ...head } = parseManifest(await readFile(name, 'utf8'), '')
  const replace = (by: PublishedFile) => (one: PublishedFile) => (one.path === by.path ? by : one)
  const list = Buffer.from(checksumList(files.map(replace(file)), folder))
  await writeFile(join(site, `${folder}checksums.txt`), list)
  const all = files.map(replace(file)).map(replace(describeFile(`${folder}checksums.txt`, list)))
  const text = printManifest({ ...head, files: all })
  await writeFile(name, text)
  return { files: all, manifest: describeFile(`${folder}manifest.json`, Buffer.from(text)) }
}

test('a sheet that was forged in the manifest of its unit’s year alone is told apart', async () => {
  const forged = Buffer.from('%PDF-1.7 forged')
  await writeFile(join(site, sheet), forged)
  await rewrite('101001/2025/', describeFile(sheet, forged))
  const said = await verify()
  expect(said).toMatch(/被改动 1 个文件：\n {2}101001\/2025\/manifest\.json\n/)
  expect(await verify(join(site, sheet))).toContain('清单和网站的清单不符')
  expect((await ask(join(site, 'data/projects.csv')))[0]).toMatch(/^没能核验：.*清单不符/s)
})

test('a forged sheet in a rewritten manifest is told apart', async () => {
  await forgeSheet()
  expect((await ask(join(site, sheet)))[0]).toMatch(/^从未公开：/)
  expect(await page.locator('#verify-status').textContent()).toContain('清单和公开日志不符')
  expect(await verify()).toMatch(/一致：.*清单和公开日志的最后一条不符/s)
  expect(JSON.parse(await verify('--format', 'json'))).toMatchObject({
    differences: [],
    contradiction: '清单和公开日志的最后一条不符',
  })
  expect(await verify(join(site, sheet))).toContain('清单和公开日志不符')
  expect(await witness()).toContain('现在的网站和公开日志的最后一条不符')
})

test('so is a log that was rewritten to fit, whoever signs it', async () => {
  const root = await forgeSheet()
  const [first = '', second = ''] = (await readFile(join(site, logName), 'utf8')).split('\n')
  const { number: _, before: __, ...last } = JSON.parse(second)
  const log = append(
    `${first}
`,
    { ...last, root },
  )
  await writeFile(join(site, logName), log)
  expect(await witness()).toContain('不是签了名的那一份')
  const publicKey = await readFile(join(site, 'signing-key.txt'))
  await writeLogFiles(site, log, readSigningKey(newSigningKey(), 'test'))
  expect(await witness()).toContain('签名的钥匙换了')
  // Its own key beside it would deceive who does not know the fingerprint; the site's own does not fit.
  await writeFile(join(site, 'signing-key.txt'), publicKey)
  expect((await ask(join(site, sheet)))[0]).toMatch(/^没能核验：.*签名不对/s)
  expect(await verify()).toContain('签名不对')
  expect(await witness()).toContain('签名不对')
})

test('records of editions that were rewritten are told apart', async () => {
  const code = await codeOf(join(kept, sheet))
  const file = join(site, 'editions', `${code.slice(0, 2)}.jsonl`)
  await writeFile(file, (await readFile(file, 'utf8')).replace('"corrected"', '"withdrawn"'))
  expect((await ask(join(kept, sheet)))[0]).toMatch(/^没能核验：.*记录被改过/s)
  expect(await verify(join(kept, sheet))).toContain('记录被改过')
})

test('whoever kept an older receipt, manifest or head sees whether the past was rewritten', async () => {
  const receipts = ['receipt.pdf', yearReceipt, 'manifest.json', 'publications.proof.json'].map((name) =>
    join(kept, name),
  )
  for (const receipt of receipts)
    expect(await verify('--receipt', receipt), receipt).toMatch(/过去没有改过：.*有签名/s)
  expect(await verify('--receipt', join(kept, sheet))).toMatch(/这份 PDF 不是公开回执(?!.*不能作准)/s)
  // Even by whoever has the key.
  const [, second = ''] = (await readFile(join(site, logName), 'utf8')).split('\n')
  const { number: _, before: __, ...last } = JSON.parse(second)
  await writeLogFiles(site, append('', last), readSigningKey(key, 'test'))
  for (const receipt of receipts.filter((file) => !file.endsWith(yearReceipt)))
    expect(await verify('--receipt', receipt), receipt).toContain('过去被改写过')
  expect(await witness()).toContain('过去被改过')
})

test('whoever has the content builds each release again, elsewhere, byte for byte; another one is told, with its files', async () => {
  const elsewhere = join(folder, 'elsewhere')
  await must(folder, 'git', ['clone', '--quiet', source, elsewhere])
  const rebuild = async (...args: string[]) => {
    const env = { TZ: 'America/New_York', LANG: 'C' }
    const all = [resolve('scripts/rebuild.ts'), site, ...args]
    return (await command(elsewhere, process.execPath, all, env)).output
  }
  expect(await rebuild()).toMatch(/一致：\d+ 个文件和公开日志的第 2 条相同/)
  expect(await rebuild('--number', '1')).toMatch(/一致：\d+ 个文件和公开日志的第 1 条相同/)
  expect(await rebuild('--number', '3')).toContain('公开日志没有第 3 条')
  // Published with the key, but not from the commit.
  const root = await forgeSheet()
  const [first = '', second = ''] = (await readFile(join(site, logName), 'utf8')).split('\n')
  const { number: _, before: __, ...last } = JSON.parse(second)
  await writeLogFiles(site, append(`${first}\n`, { ...last, root }), readSigningKey(key, 'test'))
  const output = await rebuild()
  expect(output).toContain('不一致')
  expect(output).toContain(`${sheet}：不同`)
})
