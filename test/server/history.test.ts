import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { today } from '../../scripts/today.ts'
import { parseLog } from '../../src/log/log.ts'
import {
  command,
  commit,
  edit,
  leftovers,
  makeClone,
  makeServer,
  must,
  type Outcome,
  project,
  push,
  type Server,
  script,
  shown,
  unit,
} from './server.ts'

vi.setConfig({ testTimeout: 300_000 })

const corrections = `${unit}/corrections.yaml`
let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
  const { status, output } = await push(clone)
  expect(status, output).toBe(0)
})
afterAll(() => server.remove())

const target = (value: string) =>
  edit(clone, project, (text) => text.replace(/指标值: ≥\d+册/, `指标值: ${value}`))
const changes = (...options: string[]): Promise<Outcome> =>
  command(clone, process.execPath, [resolve('scripts/changes.ts'), ...options])

/** Commits and pushes, to be refused; the site and the branch stay as they are. */
async function expectRefusal(...texts: string[]) {
  const [release, main] = [await shown(server), await must(server.repository, 'git', ['rev-parse', 'main'])]
  await commit(clone, '不说明')
  const { status, output } = await push(clone)
  expect(status, output).toBe(1)
  for (const text of [...texts, '没有接受这次推送，网站没有动。']) expect(output).toContain(text)
  expect(await shown(server)).toBe(release)
  expect(await must(server.repository, 'git', ['rev-parse', 'main'])).toBe(main)
  expect(await leftovers(server)).toEqual([])
  await must(clone, 'git', ['reset', '--quiet', '--mixed', 'server/main'])
}

async function expectTaken() {
  await commit(clone, '说明')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([0, expect.stringContaining('已经公开：')])
}

test('a quiet change is refused with the lines that explain it; once they are there, it is taken', async () => {
  await target('≥3000册')
  await expectRefusal(
    `${project}:`,
    '绩效指标 第1项 › 指标值：公开的“≥5000册”改成了“≥3000册”，没有更正说明 [unexplained-change]',
    `    文件: 101-0101-AAA-0001
    字段: 绩效指标 › 新增图书册数 › 指标值
    原文: ≥5000册
    改为: ≥3000册
    理由:\n`,
  )
  const written = await changes('--write')
  expect(written.output).toContain('绩效指标 › 新增图书册数 › 指标值：≥5000册 → ≥3000册')
  expect(written.output).toContain(`写进 ${corrections} 1 条`)
  await expectRefusal(`${corrections}:`, '理由：没有填写')
  await edit(clone, corrections, (text) => text.replace('理由:', '理由: 录入时看错一行'))
  expect((await changes()).output).toContain('改动都有说明。')
  await expectTaken()
  expect((await changes()).output).toContain('与公开的一样，没有改动。')
  const page = await readFile(join(server.site, 'current/101001/2025/101-0101-AAA-0001/index.html'), 'utf8')
  const log = await readFile(join(server.site, 'current/publications.jsonl'), 'utf8')
  const day = parseLog(log, 'log')[0]?.first[project]?.slice(0, 10)
  expect(page.replace(/<[^>]+>/g, '')).toContain(`本网站首次公开：${day}`)
  expect(page).toMatch(/≥5000册.*≥3000册.*录入时看错一行/s)
})

test('comments and another order of fields are no change', async () => {
  await edit(clone, project, (text) => `# 核对过\n${text.replace(/^(序号: .*\n)(项目名称: .*\n)/m, '$2$1')}`)
  await expectTaken()
})

test('what was said of a change is neither changed nor taken back', async () => {
  await edit(clone, corrections, (text) => text.replace('看错一行', '改了一下'))
  await expectRefusal('公开过的一条“更正”改动或删去了', '理由: 录入时看错一行')
  await must(clone, 'rm', [corrections])
  await expectRefusal('公开过的一条“更正”改动或删去了')
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
})

test('a correction of what did not change is refused', async () => {
  const made = `{ 日期: ${today()}, 文件: 101-0101-AAA-0001, 字段: 预算数, 原文: "1.00", 改为: "30.00", 理由: 笔误 }`
  await edit(clone, corrections, (text) => `${text}  - ${made}\n`)
  await expectRefusal('“101-0101-AAA-0001”的“预算数”与公开的一样，没有更正')
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
})

test('a published project is not deleted quietly, and a whole year neither', async () => {
  await must(clone, 'rm', [`${unit}/101-0102-AAA-0002.yaml`])
  await expectRefusal('公开的“全民阅读活动”没有了，没有说明', '  - 日期: ', '文件: 101-0102-AAA-0002')
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
  await must(clone, 'cp', ['--recursive', unit, 'content/101002-2025'])
  await must(clone, 'mkdir', ['content/101002'])
  await must(clone, 'mv', ['content/101002-2025', 'content/101002/2025'])
  await must(clone, 'rm', ['-r', unit, 'content/101002/2025/corrections.yaml'])
  await edit(clone, 'content/101002/2025/department.md', (text) => text.replace('101001', '101002'))
  await expectRefusal('公开的“101001”没有了，看来改成了“101002”，没有说明', '新编号: 101002')
  await must(clone, 'rm', ['-r', 'content/101002'])
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
})

test('a branch that is not published may change what it likes', async () => {
  await target('≥10册')
  await commit(clone, '草稿')
  const { status, output } = await push(clone, ['HEAD:refs/heads/draft'])
  expect(status, output).toBe(0)
  expect(output).not.toContain('更正')
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'server/main'])
})

test('the same is found in a working copy, for platforms that check there', async () => {
  const check = (...options: string[]) =>
    command(clone, process.execPath, [resolve('scripts/check.ts'), ...options])
  await must(clone, 'ln', ['--symbolic', resolve('templates'), resolve('node_modules'), '.'])
  await target('≥10册')
  const annotated = await check('--format', 'github', '--since', 'server/main')
  expect(annotated.status).toBe(1)
  expect(annotated.output).toMatch(new RegExp(`^::error file=${project},line=\\d+,.*没有更正说明`, 'm'))
  expect((await check('--since', '')).status).toBe(0)
  const unknown = await check('--since', 'no-such-branch')
  expect([unknown.status, unknown.output]).toEqual([
    1,
    expect.stringContaining('没有“no-such-branch”这个分支或提交'),
  ])
  await must(clone, 'rm', ['templates', 'node_modules'])
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
})

test('after a rollback others push, though what is shown lacks two corrections of one field; later changes are of what was published', async () => {
  const explain = async (from: string, to: string) => {
    await target(to)
    const said = `{ 日期: ${today()}, 文件: 101-0101-AAA-0001, 字段: 绩效指标 › 新增图书册数 › 指标值, 原文: ${from}, 改为: ${to}, 理由: 又核对过 }`
    await edit(clone, corrections, (text) => `${text}  - ${said}\n`)
    await expectTaken()
  }
  const [number] = (await shown(server)).split('-')
  await explain('≥3000册', '≥2900册')
  await explain('≥2900册', '≥2800册')
  expect((await script('rollback', server.repository, String(number))).status).toBe(0)
  await edit(clone, `${unit}/101-0102-AAA-0002.yaml`, (text) => `# 核对过\n${text}`)
  await commit(clone, '别人的')
  const { status, output } = await push(clone)
  expect([status, output]).toEqual([0, expect.stringContaining('内容收下了')])
  await target('≥10册')
  await expectRefusal('公开的“≥2800册”改成了“≥10册”，没有更正说明', '原文: ≥2800册')
  await must(clone, 'git', ['checkout', '--quiet', 'server/main', '--', '.'])
  expect((await script('publish', server.repository)).output).toContain('已经公开')
})

test('while a site is tried out, nothing needs a correction', async () => {
  await script('setup', server.repository, server.site, '--trial')
  await target('≥1册')
  await expectTaken()
  const again = await script('setup', server.repository, server.site, '--no-trial')
  expect(again.output).not.toContain('试运行')
  await must(clone, 'git', ['fetch', '--quiet', 'server'])
  await target('≥2册')
  await expectRefusal('没有更正说明')
  expect(await readFile(join(clone, corrections), 'utf8')).toContain('录入时看错一行')
})
