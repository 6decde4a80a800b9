import { access, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { today } from '../../scripts/today.ts'
import { parseLog } from '../../src/log/log.ts'
import { checkLogProof } from '../../src/log/log-proof.ts'
import { fingerprintOf } from '../../src/log/signed-head.ts'
import { exportContent } from '../../src/server/export-content.ts'
import {
  commit,
  edit,
  hash,
  hashes,
  leftovers,
  makeClone,
  makeServer,
  must,
  project,
  push,
  releases,
  rename,
  type Server,
  script,
  shown,
  unit,
} from './server.ts'

// A push checks and builds: several seconds, and more beside other tests.
vi.setConfig({ testTimeout: 300_000 })

let server: Server
let clone: string
beforeAll(async () => {
  server = await makeServer('--keep', '2')
  clone = await makeClone(server)
})
afterAll(() => server.remove())

const page = '101001/2025/101-0101-AAA-0001/index.html'
const withdrawn = '101001/2025/101-0102-AAA-0002'
const read = (path: string) => readFile(join(server.site, 'current', path), 'utf8')
const readLog = () => readFile(join(server.repository, 'mingbiao/log'), 'utf8')
test('a push publishes, tells the pusher how far it is, runs no pushed program, and leaves nothing but the release', async () => {
  for (const folder of ['src/build', 'src/pages', 'node_modules/.bin'])
    await must(clone, 'mkdir', ['--parents', folder])
  await writeFile(join(clone, 'astro.config.mjs'), 'throw new Error("ran")\n')
  await writeFile(join(clone, 'src/build/build-site.ts'), 'throw new Error("ran")\n')
  await writeFile(join(clone, 'src/pages/extra.ts'), 'export const GET = () => new Response("extra")\n')
  await rename(clone, '第一次公开')
  const head = await commit(clone, '公开')
  const { status, output } = await push(clone)
  expect(status, output).toBe(0)
  expect(output).toMatch(/检查 main 的内容.*发布.*已经公开：第 1 次发布/s)
  expect(output).toMatch(/错误 0 个，提醒 [1-9]/)
  expect(await shown(server)).toBe(`1-${head.slice(0, 12)}`)
  expect(await read(page)).toContain('第一次公开')
  await expect(access(join(server.site, 'current/extra'))).rejects.toThrow()
  expect(await releases(server)).toEqual([await shown(server)])
  expect(await leftovers(server)).toEqual([])
  const receipts = join(server.repository, 'mingbiao/receipts', await shown(server))
  expect((await readdir(receipts)).sort()).toEqual(['manifest.json', 'receipt.pdf'])
  expect(await readLog()).toContain('已经公开：第 1 次发布')
  const [entry, ...others] = parseLog(await read('publications.jsonl'), 'log')
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    number: 1,
    act: 'publish',
    by: '管理员',
    commit: head,
    units: ['101001/2025'],
  })
  const checksums = await readFile(join(server.site, 'current/checksums.txt'))
  expect(entry?.root).toBe(hash(checksums))
  expect(Object.keys(entry?.first ?? {})).toContain(project)
  expect(await readFile(join(server.repository, 'mingbiao/publications.jsonl'), 'utf8')).toBe(
    await read('publications.jsonl'),
  )
})

test('the log is signed by a key that is the account’s alone; setting up again makes no other', async () => {
  const file = join(server.repository, 'mingbiao/signing-key.pem')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const before = await readFile(file, 'utf8')
  const { output } = await script('setup', server.repository, server.site)
  expect(await readFile(file, 'utf8')).toBe(before)
  const publicKey = await read('signing-key.txt')
  const checked = checkLogProof(await read('publications.proof.json'), publicKey)
  if (typeof checked === 'string' || !checked.key) throw new Error(String(checked))
  expect(checked.entry).toEqual(parseLog(await read('publications.jsonl'), 'log').at(-1))
  expect(output).toContain(fingerprintOf(checked.key))
  for (const path of (await hashes(join(server.site, 'current'))).keys())
    expect(await read(path)).not.toContain('PRIVATE KEY')
})

test('a release is what npm run build makes of the same content and log', async () => {
  const whole = join(server.folder, 'whole')
  await must(server.folder, 'git', ['clone', '--quiet', server.repository, whole])
  await must(whole, process.execPath, [
    resolve('scripts/build.ts'),
    '--published',
    join(server.site, 'current'),
  ])
  const [shows, built] = [await hashes(join(server.site, 'current')), await hashes(join(whole, 'dist'))]
  // Its log has an entry more: of the one who built it.
  for (const files of [shows, built])
    for (const name of ['publications.jsonl', 'publications.proof.json', 'signing-key.txt'])
      files.delete(name)
  expect(shows).toEqual(built)
  expect(await read('manifest.json')).toContain(await must(clone, 'git', ['rev-parse', 'HEAD']))
})

test('a push with a mistake is refused with what the clerk has to mend, and nothing moves', async () => {
  const before = await shown(server)
  await edit(clone, project, (text) => text.replace(/^预算数: .*$/m, '预算数: 0.8万'))
  const head = await commit(clone, '写错')
  const { status, output } = await push(clone)
  expect(status).toBe(1)
  expect(output).toMatch(
    /^content\/101001\/2025\/101-0101-AAA-0001\.yaml:\d+:6: 错误: 预算数：“0\.8万”写了“万”/m,
  )
  expect(output).toContain('没有接受这次推送，网站没有动。')
  // What was found in the content before is not what was pushed.
  expect(output).not.toContain('不妨碍公开')
  expect(await shown(server)).toBe(before)
  expect(await must(clone, 'git', ['ls-remote', 'server'])).not.toContain(head)
})

test('a push that breaks a rule of review is refused with the rule', async () => {
  await edit(clone, project, (text) => text.replace(/^预算数: .*$/m, '预算数: 99.00'))
  await commit(clone, '资金对不上')
  const { status, output } = await push(clone)
  expect(status).toBe(1)
  expect(output).toMatch(/错误: .*99\.00.* \[[a-z-]+\]/)
})

test('another branch may hold what is not finished: it is told what is wrong, and is not published', async () => {
  const before = await shown(server)
  const { status, output } = await push(clone, ['HEAD~1:refs/heads/draft'])
  expect(status, output).toBe(0)
  expect(output).toContain('“0.8万”写了“万”')
  expect(output).toContain('分支 draft 不公开，所以照收')
  expect(await shown(server)).toBe(before)
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'HEAD~2'])
})

test('published history is neither rewritten nor deleted, nor anything pushed beside branches and tags', async () => {
  await must(clone, 'git', ['commit', '--quiet', '--amend', '--message=别的'])
  const forced = await push(clone, ['+main'])
  expect(forced.status).toBe(1)
  expect(forced.output).toContain('分支 main 已经公开的历史不能改写')
  const deleted = await push(clone, [':main'])
  expect(deleted.status).toBe(1)
  expect(deleted.output).toContain('分支 main 是公开的内容，不能删除')
  const replaced = await push(clone, [`main:refs/replace/${await must(clone, 'git', ['rev-parse', 'main'])}`])
  expect(replaced.status).toBe(1)
  expect(replaced.output).toContain('只接受分支和标签')
  await must(clone, 'git', ['fetch', '--quiet', 'server', 'main'])
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'FETCH_HEAD'])
})

test('a link that leads out of the content is refused, and no attribute of the commit hides a file', async () => {
  await symlink('/etc/passwd', join(clone, unit, 'passwd.yaml'))
  await commit(clone, '链接')
  const linked = await push(clone)
  expect(linked.status).toBe(1)
  expect(linked.output).toContain(`${unit}/passwd.yaml: 错误: 是符号链接，不是文件`)
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'HEAD~1'])

  await writeFile(join(clone, '.gitattributes'), '*.yaml export-ignore\n')
  await edit(clone, project, (text) => text.replace(/^预算数: .*$/m, '预算数: 0.8万'))
  await commit(clone, '藏起来')
  const hidden = await push(clone)
  expect(hidden.status).toBe(1)
  expect(hidden.output).toContain('“0.8万”写了“万”')
  // Nor does one below content, or a .mailmap there, change what is read or who is said to have published it.
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'HEAD~1'])
  await writeFile(join(clone, unit, '.gitattributes'), '* ident export-subst\n')
  await writeFile(join(clone, 'content/.mailmap'), 'Forged <forged@example.org> <clerk@example.org>\n')
  await writeFile(join(clone, '.mailmap'), 'Forged <forged@example.org> <clerk@example.org>\n')
  await rename(clone, '$Id$ 第一次')
  await commit(clone, '属性')
  expect((await push(clone, ['HEAD:refs/heads/attributes'])).output).toContain('检查 attributes 的内容')
  const exported = join(server.folder, 'exported')
  await exportContent(server.repository, await must(clone, 'git', ['rev-parse', 'HEAD']), exported)
  expect(await readFile(join(exported, project), 'utf8')).toMatch(/^项目名称: \$Id\$ 第一次$/m)
  await must(clone, 'git', ['reset', '--quiet', '--hard', 'HEAD~1'])
})

test('a name that Windows can have and the server cannot is told, as is a path that is too deep', async () => {
  const names = [`${'项'.repeat(90)}.yaml`, `${'d/'.repeat(600)}x`]
  const text = await must(clone, 'git', ['rev-parse', `HEAD:${project}`])
  for (const name of names) {
    const entry = `100644,${text},${unit}/${name}`
    await must(clone, 'git', ['update-index', '--add', '--cacheinfo', entry])
  }
  const tree = await must(clone, 'git', ['write-tree'])
  const head = await must(clone, 'git', ['commit-tree', tree, '-p', 'HEAD', '-m', '名称太长'])
  await must(clone, 'git', ['reset', '--quiet'])
  const { status, output } = await push(clone, [`${head}:refs/heads/main`])
  expect(status).toBe(1)
  for (const name of names) expect(output).toContain(`${unit}/${name}: 错误: 名称太长，服务器上放不下`)
  const draft = await push(clone, [`${head}:refs/heads/names`])
  expect([draft.status, draft.output]).toEqual([0, expect.stringContaining('照收')])
})

test('what was withdrawn is gone from the next release, which says so at its address, and files that did not change are shared', async () => {
  expect(await read(`${withdrawn}/index.html`)).toContain('活动场次')
  const before = await hashes(join(server.site, 'current'))
  await must(clone, 'rm', [`content/${withdrawn}.yaml`])
  await writeFile(
    join(clone, unit, 'corrections.yaml'),
    `撤下:\n  - { 日期: ${today()}, 文件: 101-0102-AAA-0002, 名称: 全民阅读活动, 理由: 重复公开 }\n`,
  )
  await commit(clone, '撤下一个项目')
  const { output } = await push(clone)
  expect(output).toContain('已经公开：第 2 次发布')
  const after = await hashes(join(server.site, 'current'))
  // Its data is gone, and the list of names that begin as only its own does; its own addresses, also where others embed it, and that
  // of its years, stay and say so.
  const gone = [`${withdrawn}.json`, 'search/全/index.html']
  const paths = (files: ReadonlyMap<string, string>) =>
    [...files.keys()].filter((path) => !gone.includes(path) && !path.startsWith('editions/'))
  expect(paths(after)).toEqual(paths(before))
  for (const path of gone) expect(after.has(path)).toBe(false)
  for (const page of [withdrawn, `embed/${withdrawn}`]) {
    const notice = await read(`${page}/index.html`)
    expect(notice).toContain(`${today()} 撤下`)
    expect(notice).not.toContain('活动场次')
  }
  const [one = '', two = ''] = await releases(server)
  const inode = (release: string) =>
    must(server.site, 'stat', ['--format=%i', `releases/${release}/101001/2025/101-0101-AAA-0001.pdf`])
  expect(await inode(one)).toBe(await inode(two))
})

test('a hook that runs twice does nothing the second time', async () => {
  const before = await shown(server)
  const head = await must(clone, 'git', ['rev-parse', 'HEAD'])
  const again = await must(server.repository, 'sh', [
    '-c',
    `echo ${head} ${head} refs/heads/main | hooks/post-receive`,
  ])
  expect(again).toContain('已经公开：第 2 次发布就是这些内容。')
  expect(await shown(server)).toBe(before)
})

test('one command shows the release before, or any that is kept', async () => {
  const back = await script('rollback', server.repository)
  expect(back.output).toContain('网站已换成第 1 次发布')
  expect(back.output).toMatch(/→ 1 .* 公开/)
  expect(await read(`${withdrawn}/index.html`)).toContain('AAA-0002')
  await script('rollback', server.repository, '2')
  expect(await shown(server)).toMatch(/^2-/)
  const wrong = await script('rollback', server.repository, '9')
  expect(wrong.status).toBe(1)
  expect(wrong.output).toContain('没有第 9 次发布')
})

test('a publication that fails leaves the site, says why there and in the log, and can be repeated', async () => {
  const before = await shown(server)
  await must(server.site, 'mv', ['releases', 'kept'])
  await writeFile(join(server.site, 'releases'), 'in the way')
  await rename(clone, '第三次公开')
  const said = `{ 日期: ${today()}, 文件: 101-0101-AAA-0001, 字段: 项目名称, 原文: 第一次公开, 改为: 第三次公开, 理由: 笔误 }`
  await edit(clone, `${unit}/corrections.yaml`, (text) => `${text}更正:\n  - ${said}\n`)
  await commit(clone, '受阻')
  const { status, output } = await push(clone)
  expect(status, 'the content is taken all the same').toBe(0)
  for (const text of [output, await readLog()]) {
    expect(text).toContain('ENOTDIR')
    expect(text).toContain('没有公开成功，原来的网站没有动')
    expect(text).toContain(`请告诉网站管理员；详细的在服务器上的 ${server.repository}/mingbiao/log`)
  }
  await must(server.site, 'rm', ['releases'])
  await must(server.site, 'mv', ['kept', 'releases'])
  expect(await shown(server)).toBe(before)

  const { output: repaired } = await script('publish', server.repository)
  expect(repaired).toContain('已经公开：第 3 次发布')
  expect(await read(page)).toContain('第三次公开')
  // Two are kept.
  expect(await releases(server)).toEqual([before, await shown(server)])
})

test('setting up again keeps content, releases and settings, and spares hooks of others', async () => {
  const before = await shown(server)
  const again = await script('setup', server.repository, server.site)
  expect(again.output).toContain('更新了仓库的钩子和设置')
  expect(again.output).toContain('保留 2 次')
  expect(await shown(server)).toBe(before)
  await writeFile(join(server.repository, 'hooks/post-receive'), '#!/bin/sh\necho mine\n')
  const refused = await script('setup', server.repository, server.site)
  expect(refused.status).toBe(1)
  expect(refused.output).toContain('是别的程序的钩子')
})
