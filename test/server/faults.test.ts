import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  command,
  commit,
  edit,
  hashes,
  makeClone,
  makeServer,
  must,
  push,
  pushUnseen,
  shown,
} from './server.ts'

// Eighty units are built once; whatever follows builds one or two of them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const codes = Array.from({ length: 80 }, (_, index) => String(101001 + index))
const [broken = '', other = ''] = codes
const project = '101-0101-AAA-0001'
const fileOf = (unit: string) => `content/${unit}/2025/${project}.yaml`
const pageOf = (unit: string) => `${unit}/2025/${project}/index.html`

/** A server that publishes so many units, each with one project, and a clone of what it shows. */
async function startCounty(count: number) {
  const server = await makeServer('--trial')
  const clone = await makeClone(server)
  const first = join(clone, 'content/101001')
  await rm(join(first, '2025/101-0102-AAA-0002.yaml'))
  for (const [index, code] of codes.slice(0, count).entries()) {
    if (index > 0) await cp(first, join(clone, 'content', code), { recursive: true })
    await edit(clone, `content/${code}/2025/department.md`, (text) =>
      text
        .replaceAll('示例县图书馆', `示例县第 ${index + 1} 图书馆`)
        .replace('单位编码: 101001', `单位编码: ${code}`),
    )
  }
  await rename(clone, broken, '原来的名称')
  await commit(clone, '各单位')
  const { status, output } = await push(clone)
  expect(status, output).toBe(0)
  const read = (path: string) => readFile(join(server.site, 'current', path), 'utf8')
  const manifest = async () => JSON.parse(await read('manifest.json'))
  const lastUnits = async () =>
    JSON.parse((await read('publications.jsonl')).trim().split('\n').at(-1) ?? '').units
  return { server, clone, read, manifest, lastUnits }
}

const rename = (clone: string, unit: string, name: string) =>
  edit(clone, fileOf(unit), (text) => text.replace(/^项目名称: .*$/m, `项目名称: ${name}`))
const spoil = (clone: string, unit: string) =>
  edit(clone, fileOf(unit), (text) => text.replace(/^预算数: .*$/m, '预算数: 0.8万'))

/** Has an error come to the published branch past the gate, as one does that only a newer program sees; then another unit pushes. */
async function findError(clone: string) {
  await rename(clone, broken, '写坏了的名称')
  await spoil(clone, broken)
  await commit(clone, '程序更新以前就有的')
  await pushUnseen(clone)
  await rename(clone, other, '另一个单位改过的名称')
  return commit(clone, '另一个单位的改动')
}

describe('eighty units', () => {
  let county: Awaited<ReturnType<typeof startCounty>>
  beforeAll(async () => {
    county = await startCounty(codes.length)
  })
  afterAll(() => county.server.remove())

  test('beside one with an error that a push did not bring, 79 publish and it stays as it was', async () => {
    const { server, clone, read, manifest, lastUnits } = county
    const before = await hashes(join(server.site, 'current'))
    const { commit: good } = await manifest()
    for (const code of codes) if (code !== broken) await rename(clone, code, `第二年的购书 ${code}`)
    const head = await findError(clone)
    const { status, output } = await push(clone)
    expect(status, output).toBe(0)
    expect(output).toContain('已经公开：第 2 次发布')
    expect(output).toContain(`content/${broken}/2025：1 处错误，仍是上次公开的样子`)
    // It is for the other clerk to read.
    expect(output).not.toContain('0.8万')
    for (const code of codes.slice(2)) expect(await read(pageOf(code))).toContain(`第二年的购书 ${code}`)
    expect(await read(pageOf(other))).toContain('另一个单位改过的名称')
    expect(await read(pageOf(broken))).toContain('原来的名称')
    const after = await hashes(join(server.site, 'current'))
    const own = [...before.keys()].filter((path) => path.startsWith(`${broken}/2025`))
    expect(own.length).toBeGreaterThan(5)
    for (const path of own) expect(after.get(path), path).toBe(before.get(path))
    // Lists say what the pages say.
    expect(await read('2025/projects/index.html')).toContain('原来的名称')
    expect(await manifest()).toMatchObject({ commit: head, held: { [`${broken}/2025`]: good } })
    expect(await lastUnits()).toEqual(codes.slice(1).map((code) => `${code}/2025`))
  })

  test('npm run build makes the same of it, says what was left out, and ends with 1', async () => {
    const { server } = county
    const whole = join(server.folder, 'whole')
    await must(server.folder, 'git', ['clone', '--quiet', server.repository, whole])
    await mkdir(join(whole, '.cache'))
    await cp(join(server.repository, 'mingbiao/cache/units'), join(whole, '.cache/units'), {
      recursive: true,
    })
    const { status, output } = await build(whole, '--published', join(server.site, 'current'))
    expect(status).toBe(1)
    expect(output).toContain(`${fileOf(broken)}:4:6: 错误: 预算数：“0.8万”写了“万”`)
    expect(output).toContain(`content/${broken}/2025：1 处错误，仍是上次公开的样子`)
    const [shows, built] = [await hashes(join(server.site, 'current')), await hashes(join(whole, 'dist'))]
    for (const files of [shows, built])
      for (const name of files.keys()) if (/^(publications|signing-key)/.test(name)) files.delete(name)
    expect(built).toEqual(shows)
  })
})

const build = (root: string, ...options: string[]) =>
  command(root, process.execPath, [resolve('scripts/build.ts'), ...options])

describe('two units', () => {
  let county: Awaited<ReturnType<typeof startCounty>>
  beforeAll(async () => {
    county = await startCounty(2)
  })
  afterAll(() => county.server.remove())

  test('its own clerk reads what is wrong, may mend it in part, and brings no new error', async () => {
    const { server, clone, read, manifest, lastUnits } = county
    await findError(clone)
    expect((await push(clone)).status).toBe(0)
    // Whoever has commits and log makes the same of them.
    const again = [resolve('scripts/rebuild.ts'), join(server.site, 'current')]
    expect(await command(clone, process.execPath, again)).toMatchObject({
      status: 0,
      output: expect.stringContaining('一致：'),
    })
    await rename(clone, broken, '只改了名称')
    await commit(clone, '没有改错处')
    const part = await push(clone)
    expect(part.status, part.output).toBe(0)
    expect(part.output).toContain('“0.8万”写了“万”')
    expect(await read(pageOf(broken))).toContain('原来的名称')

    const release = await shown(server)
    await edit(clone, fileOf(broken), (text) => text.replace(/^财政资金: .*$/m, '财政资金: 很多'))
    await commit(clone, '又写错一处')
    const more = await push(clone)
    expect(more.status).toBe(1)
    expect(more.output).toContain('“很多”')
    expect(more.output).not.toContain('0.8万')
    expect(await shown(server)).toBe(release)

    await edit(clone, fileOf(broken), (text) =>
      text.replace(/^预算数: .*$/m, '预算数: 30.00').replace(/^财政资金: .*$/m, '财政资金: 30.00'),
    )
    await commit(clone, '改好了')
    const mended = await push(clone)
    expect(mended.status, mended.output).toBe(0)
    expect(await read(pageOf(broken))).toContain('只改了名称')
    expect(await manifest()).not.toHaveProperty('held')
    expect(await lastUnits()).toEqual([`${broken}/2025`])
  })

  test('a file that all units share stops all, and says so', async () => {
    const { server, clone } = county
    const release = await shown(server)
    await edit(clone, 'content/site.yaml', (text) => text.replace(/^网站名称:/m, '网站名:'))
    await commit(clone, '全县的设置写坏了')
    await pushUnseen(clone)
    await rename(clone, other, '再改')
    await commit(clone, '一个单位的改动')
    const { status, output } = await push(clone)
    expect(status).toBe(1)
    expect(output).toContain('content/site.yaml 是各单位共用的，里面的错误改好以前，哪个单位都不能公开')
    expect(await shown(server)).toBe(release)
  })
})
