import { chmod, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  commit,
  edit,
  makeClone,
  makeServer,
  must,
  project,
  push,
  pushUnseen,
  type Server,
  script,
  unit,
} from './server.ts'

// Every push is checked; none of these is built.
vi.setConfig({ testTimeout: 120_000 })

const key = `ssh-ed25519 ${'A'.repeat(68)} clerk@example.org`
const other = 'content/102001/2025/department.md'
let server: Server
let clone: string
let ssh: NodeJS.ProcessEnv

beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
  await write(other, 'first\n')
  await commit(clone, 'another unit')
  await write(other, 'second\n')
  await commit(clone, 'another unit again')
  await pushUnseen(clone)
  ssh = await asSshd(await register('101001'))
})
afterAll(() => server.remove())
beforeEach(async () => {
  await must(clone, 'git', ['checkout', '--quiet', '--force', '-B', 'work', 'main'])
  await must(clone, 'git', ['clean', '--quiet', '-d', '--force', '--force'])
})

/** The line for `authorized_keys` that a user gets. */
async function register(user: string, ...more: string[]): Promise<string> {
  const { status, output } = await script('user', server.repository, user, key, ...more)
  expect(status, output).toBe(0)
  return output.split('\n')[0] ?? ''
}

/** Lets git push as sshd would with that line: the forced command runs, and finds the wanted one in a variable. */
async function asSshd(line: string): Promise<NodeJS.ProcessEnv> {
  const forced = /^command="(.*)",restrict ssh-ed25519 /.exec(line)?.[1]?.replaceAll('\\"', '"')
  const file = join(server.folder, 'ssh')
  await writeFile(file, `#!/bin/sh\nexport SSH_ORIGINAL_COMMAND="$2"\n${forced}\n`)
  await chmod(file, 0o755)
  return { GIT_SSH: file, GIT_SSH_VARIANT: 'simple' }
}

const pushAsUser = (ref: string) => push(clone, [ref], ssh, `mingbiao@server:${server.repository}`)

async function expectRefusal(paths: readonly string[], ref = 'HEAD:refs/heads/draft') {
  const { status, output } = await pushAsUser(ref)
  expect(status, output).toBe(1)
  const list = paths.map((path) => `  ${path}\n`).join('')
  expect(output).toContain(`用户“101001”只能改 content/101001/ 里的文件，这次推送的提交还改了：\n${list}撤去`)
}

async function expectTaken(ref = 'HEAD:refs/heads/draft') {
  const { status, output } = await pushAsUser(ref)
  expect(status, output).toBe(0)
}

async function write(file: string, text: string) {
  await must(clone, 'mkdir', ['--parents', dirname(file)])
  await writeFile(join(clone, file), text)
}

const renameProject = (name: string) =>
  edit(clone, project, (text) => text.replace(/^项目名称: .*$/m, `项目名称: ${name}`))

test('a user may change nothing outside the folders of the unit', async () => {
  const outside = [
    '.gitattributes',
    'content/1010019/2025/department.md',
    other,
    'content/site.yaml',
    'scripts/build.ts',
    'templates/mine/form.yaml',
  ]
  await renameProject('这个可以')
  for (const file of outside) await write(file, 'x\n')
  await commit(clone, '别处')
  await expectRefusal(outside)
})

test('every commit counts, also where a later one takes it back', async () => {
  await write('content/site.yaml', 'x\n')
  await write('a b/“名”.txt', 'x\n')
  await commit(clone, '别处')
  await must(clone, 'git', ['revert', '--no-edit', 'HEAD'])
  await expectRefusal(['a b/“名”.txt', 'content/site.yaml'])
})

test('a renamed file counts under both names, a removed one under its own', async () => {
  await must(clone, 'mkdir', ['--parents', 'content/102001/2025'])
  await rename(join(clone, project), join(clone, 'content/102001/2025/taken.yaml'))
  await rename(join(clone, other), join(clone, unit, 'got.md'))
  await must(clone, 'rm', ['content/site.yaml'])
  await commit(clone, '搬动')
  await expectRefusal([other, 'content/102001/2025/taken.yaml', 'content/site.yaml'])
})

test('a changed mode, a link and a submodule are changes too', async () => {
  await chmod(join(clone, 'content/site.yaml'), 0o755)
  await symlink('../101001', join(clone, 'content/link'))
  await must(clone, 'git', ['clone', '--quiet', clone, join(clone, 'content/sub')])
  await commit(clone, '各种')
  await expectRefusal(['content/link', 'content/site.yaml', 'content/sub'])
})

test('a merge may take in what others published, but bring back nothing that they changed since', async () => {
  await must(clone, 'git', ['checkout', '--quiet', '-B', 'work', 'main~1'])
  await renameProject('合并')
  await commit(clone, '改自己的')
  await expectTaken()
  await must(clone, 'git', ['merge', '--quiet', '--no-edit', 'main'])
  await expectTaken()
  await must(clone, 'git', ['merge', '--quiet', '--no-edit', '--strategy=ours', await newMain()])
  await expectRefusal([other], 'HEAD:refs/heads/main')
})

test('a push that brings no commit changes no file: a new branch is taken, a step back is told as what it is', async () => {
  await expectTaken('main:refs/heads/same')
  const { status, output } = await pushAsUser('+main~1:refs/heads/main')
  expect([status, output]).toEqual([1, expect.stringContaining('分支 main 已经公开的历史不能改写')])
})

/** Somebody publishes a third state of the other unit, meanwhile. */
async function newMain(): Promise<string> {
  await must(clone, 'git', ['checkout', '--quiet', '-B', 'other', 'main'])
  await write(other, 'third\n')
  const head = await commit(clone, 'another unit, meanwhile')
  await pushUnseen(clone)
  await must(clone, 'git', ['checkout', '--quiet', 'work'])
  return head
}

test('a user pushes branches only, deletes nothing, and is known', async () => {
  for (const ref of ['HEAD:refs/tags/v1', ':refs/heads/main']) {
    const { status, output } = await pushAsUser(ref)
    expect(status, output).toBe(1)
    expect(output).toContain('用户“101001”只能推送分支，不能推送标签，也不能删除。')
  }
  const unknown = await push(clone, ['HEAD:refs/heads/unknown'], { MINGBIAO_USER: 'nobody' })
  expect(unknown.status).toBe(1)
  expect(unknown.output).toContain('用户“nobody”没有登记')
})

test('a user may have several units, and registering again replaces them', async () => {
  const line = await register('wang', '--unit', '101001', '--unit', '102001')
  expect(line).toMatch(new RegExp(`^command=".* 'wang'",restrict ${key}$`))
  await write(other, 'x\n')
  await commit(clone, '另一个单位')
  const taken = await push(clone, ['HEAD:refs/heads/wang'], { MINGBIAO_USER: 'wang' })
  expect(taken.status, taken.output).toBe(0)
  await register('wang', '--unit', '101001')
  await write(other, 'y\n')
  await commit(clone, '另一个单位')
  const refused = await push(clone, ['HEAD:refs/heads/wang'], { MINGBIAO_USER: 'wang' })
  expect(refused.status).toBe(1)
})

test('what is no key, no name and no unit is refused', async () => {
  const cases: [string[], string][] = [
    [['101001', 'ssh-ed25519 AAAA'.replace(' ', '\n')], '这不是 SSH 公钥'],
    [['101001', `no-pty ${key}`], '这不是 SSH 公钥'],
    [['a b', key], '用户名用英文字母'],
    [['wang', key], '“wang”不是单位编码'],
    [['wang', key, '--unit', '../x'], '“../x”不是单位编码'],
  ]
  for (const [args, message] of cases) {
    const { status, output } = await script('user', server.repository, ...args)
    expect([status, output]).toEqual([1, expect.stringContaining(message)])
  }
})

test('the key opens nothing but git', async () => {
  const { status, output } = await push(clone, ['HEAD:refs/heads/draft'], ssh, `mingbiao@server:/nowhere`)
  expect(status, output).toBe(1)
  const shell = await must(clone, 'sh', [
    '-c',
    `${ssh.GIT_SSH} server 'touch ${server.folder}/made' || echo refused`,
  ])
  expect(shell).toContain('refused')
})
