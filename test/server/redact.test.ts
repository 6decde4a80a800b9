import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { today } from '../../scripts/today.ts'
import { parseLog } from '../../src/log/log.ts'
import {
  commit,
  edit,
  makeClone,
  makeServer,
  must,
  project,
  push,
  type Server,
  script,
  shown,
  unit,
} from './server.ts'

vi.setConfig({ testTimeout: 300_000 })

const secret = '≥47110815册'
const corrections = `${unit}/corrections.yaml`
let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
})
afterAll(() => server.remove())

async function publish(message: string): Promise<string> {
  await commit(clone, message)
  const { status, output } = await push(clone)
  expect(status, output).toBe(0)
  return output
}

const value = (from: string, to: string) => edit(clone, project, (text) => text.replace(from, to))
const log = () => parseLog(readFileSync(join(server.site, 'current/publications.jsonl'), 'utf8'), 'log')

/** The files below a folder that hold a text; of PDFs what they print and carry, of packed files what is in them. */
function holding(folder: string, text: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const printed = (command: string, ...args: string[]) =>
    spawnSync(command, args, { maxBuffer: 1e8 }).stdout.includes(text)
  const carries = (file: string) =>
    printed('pdftotext', file, '-') || printed('qpdf', '--stream-data=uncompress', file, '-')
  const packs = (file: string) =>
    Object.values(unzipSync(readFileSync(file))).some((bytes) => Buffer.from(bytes).includes(text))
  return files.filter(
    (file) =>
      readFileSync(file).includes(text) ||
      (file.endsWith('.pdf') && carries(file)) ||
      (/\.(xlsx|docx|ofd|zip)$/.test(file) && packs(file)),
  )
}

test('what was redacted is in no byte of site, old corrections, feeds, receipts, store, log and kept releases', async () => {
  await value('≥5000册', secret)
  await publish(`目标 ${secret}`)
  await edit(clone, project, (text) =>
    text.replace('三级指标: 新增图书册数', '三级指标: 新增图书').replace(secret, '≥90册'),
  )
  const entry = (field: string, from: string, to: string) =>
    `  - { 日期: ${today()}, 文件: 101-0101-AAA-0001, 字段: ${field}, 原文: ${from}, 改为: ${to}, 理由: 录入有误 }\n`
  const renamed = entry('绩效指标 › 新增图书册数 › 三级指标', '新增图书册数', '新增图书')
  writeFileSync(
    join(clone, corrections),
    `更正:\n${renamed}${entry('绩效指标 › 新增图书册数 › 指标值', secret, '≥90册')}`,
  )
  await publish('改了')
  expect(holding(server.site, '47110815').length).toBeGreaterThan(3)
  expect(holding(join(server.repository, 'mingbiao'), '47110815')).not.toEqual([])

  const told = spawnSync(
    process.execPath,
    ['scripts/server/redact.ts', server.repository, '--reason', '误公开内部数字'],
    { input: `${secret}\n47110815\n`, encoding: 'utf8' },
  )
  expect(told.status, told.stdout + told.stderr).toBe(0)
  expect(holding(server.site, '47110815')).toEqual([])
  const own = holding(join(server.repository, 'mingbiao'), '47110815')
  // What is to be looked for has to stand somewhere that only the account can read.
  expect(own.map((file) => file.replace(/^.*mingbiao\//, ''))).toEqual(['redactions.json'])
  expect(log().at(-1)).toMatchObject({
    act: 'redact',
    by: '管理员',
    reason: '误公开内部数字',
    units: ['101001/2025'],
  })
  const changes = readFileSync(join(server.site, 'current/changes/index.html'), 'utf8')
  expect(changes).toContain('不再公开')
  for (const said of ['遮盖了误公开的内容', '理由：误公开内部数字', today()]) expect(changes).toContain(said)
})

test('a later push brings nothing of it back', async () => {
  await edit(clone, 'content/101001/2025/department.md', (text) => `${text}\n`)
  await publish('别的')
  expect(holding(server.site, '47110815')).toEqual([])
})

test('nothing to redact, no reason, or a reason that tells it, is refused', async () => {
  const redact = (input: string, ...args: string[]) => {
    const all = ['scripts/server/redact.ts', server.repository, ...args]
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { input, encoding: 'utf8' })
    return [status, stdout + stderr]
  }
  expect(redact('', '--reason', '误公开')).toEqual([1, expect.stringContaining('没有要遮盖的文字')])
  expect(redact('某某某\n')).toEqual([1, expect.stringContaining('写明为什么')])
  expect(redact('某某某\n', '--reason', '误公开某某某')).toEqual([1, expect.stringContaining('不要写出')])
  expect(redact('册\n', '--reason', '误公开')).toEqual([1, expect.stringContaining('至少两个字')])
})

test('a rollback stands whatever is pushed, until the webmaster says otherwise; the log tells of it', async () => {
  const before = await shown(server)
  const number = Number(before.split('-')[0])
  const back = await script('rollback', server.repository, String(number - 1), '--reason', '数字有误')
  expect(back.output, back.output).toContain(`网站已换成第 ${number - 1} 次发布`)
  expect(log().at(-1)).toMatchObject({ act: 'rollback', reason: '数字有误' })
  const rolledBack = await shown(server)
  await edit(clone, 'content/101001/2025/department.md', (text) => `${text}\n`)
  expect(await publish('又一次')).toContain('退回了以前的一次发布')
  expect(await shown(server)).toBe(rolledBack)
  const again = await script('publish', server.repository)
  expect(again.output).toContain('已经公开')
  expect(log().map(({ act }) => act)).toEqual([
    'publish',
    'publish',
    'redact',
    'publish',
    'rollback',
    'publish',
  ])
})

test('what is said of it later stands in no log; the correction that is asked for does not repeat it', async () => {
  const own = () => holding(join(server.repository, 'mingbiao'), '不能说的人')
  const other = `${unit}/101-0102-AAA-0002.yaml`
  await edit(clone, other, (text) => text.replace('举办读书活动。', '由不能说的人举办读书活动。'))
  await edit(
    clone,
    corrections,
    (text) =>
      `${text}  - { 日期: ${today()}, 文件: 101-0102-AAA-0002, 字段: 资金用途, 原文: 举办读书活动。, 改为: 由不能说的人举办读书活动。, 理由: 笔误 }\n`,
  )
  await publish('写了不能说的人')
  expect(own()).not.toEqual([])
  const redact = ['scripts/server/redact.ts', server.repository, '--reason', '误公开']
  expect(spawnSync(process.execPath, redact, { input: '不能说的人\n' }).status).toBe(0)
  expect(own()).toEqual([join(server.repository, 'mingbiao/redactions.json')])

  await edit(clone, other, (text) => text.replace('由不能说的人举办', '举办'))
  await commit(clone, '删去不能说的人')
  const { output } = await push(clone)
  expect(output).toContain('公开的内容改成了“举办读书活动。”，没有更正说明')
  expect(output).toContain('原文: 不再公开')
  expect(output).not.toContain('不能说的人')
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'server/main'])
  await publish('再说不能说的人')
  expect((await script('rollback', server.repository)).output).toContain('再说不能说的人')
  expect((await script('publish', server.repository)).output).toContain('已经公开')
  expect(own()).toEqual([join(server.repository, 'mingbiao/redactions.json')])
})

test('a list of what was redacted that somebody has broken stops a push with words, not with an error of the program', async () => {
  const file = join(server.repository, 'mingbiao/redactions.json')
  const before = readFileSync(file)
  writeFileSync(file, '["半')
  await commit(clone, '列表坏了')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([1, expect.stringContaining(`${file} 写坏了，用备份恢复`)])
  writeFileSync(file, before)
})
