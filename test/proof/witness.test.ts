import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { append, type Logged, logName } from '../../src/log/log.ts'
import { fingerprintOf } from '../../src/log/signed-head.ts'
import { writeLogFiles } from '../../src/proof/log-files.ts'
import { manifestRoot, printManifest } from '../../src/proof/manifest.ts'
import { newSigningKey, readSigningKey } from '../../src/proof/signing-key.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-witness-'))
const site = join(folder, 'site')
const heads = join(folder, 'heads.jsonl')
afterAll(() => rm(folder, { recursive: true }))

const files = [{ path: 'index.html', size: 1, sha256: 'c'.repeat(64) }]
const manifest = printManifest({ version: 1, files })
const [key, otherKey] = [1, 2].map(() => readSigningKey(newSigningKey(), 'test'))
const publish: Logged = {
  act: 'publish',
  received: '2026-03-02T09:30:00+08:00',
  by: '101001',
  commit: 'a'.repeat(40),
  root: manifestRoot({ files }),
  units: ['101001/2025'],
  first: {},
}
const one = append('', publish)
const two = append(one, { ...publish, by: '102001' })
const three = append(two, publish)
/** The same acts, the first by somebody else, and its chain whole. */
const forged = append(append(append('', { ...publish, by: '管理员' }), publish), publish)

const show = (log: string, signer = key) => writeLogFiles(site, log, signer)

beforeEach(async () => {
  await rm(site, { recursive: true, force: true })
  await rm(heads, { force: true })
  await mkdir(site)
  await writeFile(join(site, 'manifest.json'), manifest)
  await show(one)
})

/** Runs the command, and gives its exit code with all that it printed. */
function witness(target = site): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const args = ['scripts/witness.ts', target, '--heads', heads]
    execFile(process.execPath, args, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr })
    })
  })
}

test('a log that grows is witnessed again and again, each head once', async () => {
  expect(await witness()).toMatchObject({ code: 0, output: expect.stringContaining('第一次看') })
  await show(three)
  expect(await witness()).toMatchObject({ code: 0, output: expect.stringContaining('都没有改过') })
  await witness()
  const seen = (await readFile(heads, 'utf8')).trimEnd().split('\n')
  expect(seen.map((line): unknown => JSON.parse(line).size)).toEqual([1, 3])
})

test('a past that was rewritten, broken or removed is told, and what was seen stays as it was', async () => {
  await show(two)
  await witness()
  const seen = await readFile(heads, 'utf8')
  const broken = three.replace('102001', '103001')
  for (const log of [forged, broken]) {
    await show(log)
    expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('过去被改过') })
  }
  await rm(join(site, logName))
  expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('前 2 条') })
  expect(await readFile(heads, 'utf8')).toBe(seen)
})

test('who signs is told; a log that another signed, or nobody, or that is not the signed one, is told apart', async () => {
  if (!key || !otherKey) throw new Error('no key')
  await show(one)
  expect(await witness()).toMatchObject({
    code: 0,
    output: expect.stringContaining(`指纹 ${fingerprintOf(key.publicKey)}`),
  })
  await show(two, otherKey)
  expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('签名的钥匙换了') })
  await rm(join(site, 'signing-key.txt'))
  expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('没有公钥') })
  await writeLogFiles(site, two, undefined)
  expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('现在没有') })
  await show(two)
  await writeFile(join(site, logName), append(one, { ...publish, by: '103001' }))
  expect(await witness()).toMatchObject({ code: 2, output: expect.stringContaining('不是签了名的那一份') })
  await show(two)
  expect(await witness()).toMatchObject({ code: 0 })
})

test('a site that is not what the last entry says is told', async () => {
  await writeFile(join(site, 'manifest.json'), manifest.replace('ccc', 'ddd'))
  expect(await witness()).toMatchObject({ code: 3, output: expect.stringContaining('不符') })
})

test('what cannot be told is no accusation', async () => {
  await witness()
  await writeFile(join(site, logName), '<!doctype html>')
  expect(await witness()).toMatchObject({ code: 1, output: expect.stringContaining('是一个网页') })
  await writeFile(heads, 'x\n')
  expect(await witness()).toMatchObject({ code: 1, output: expect.stringContaining(`${heads}:1`) })
  await rm(heads)
  await rm(join(site, logName))
  expect(await witness()).toMatchObject({ code: 1, output: expect.stringContaining('没有公开日志') })
})

test('heads of one site say nothing of another, and a site on the web is witnessed alike', async () => {
  let log = two
  const server = createServer(({ url }, answer) => {
    const files: Record<string, string> = { '/jxmb/manifest.json': manifest, [`/jxmb/${logName}`]: log }
    const file = files[url ?? '']
    answer.writeHead(file === undefined ? 404 : 200).end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = server.address()
    if (!address || typeof address === 'string') throw new Error('no port')
    const url = `http://127.0.0.1:${address.port}/jxmb/`
    await witness()
    expect(await witness(url)).toMatchObject({ code: 0, output: expect.stringContaining('第一次看') })
    log = forged
    expect(await witness(url)).toMatchObject({ code: 2 })
    expect(await witness()).toMatchObject({ code: 0 })
  } finally {
    server.close()
  }
})
