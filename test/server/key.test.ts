import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  command,
  commit,
  edit,
  makeClone,
  makeServer,
  must,
  type Outcome,
  project,
  push,
  pushUnseen,
  type Server,
  script,
} from './server.ts'
import { type SshServer, startSshServer } from './ssh.ts'

vi.setConfig({ testTimeout: 120_000 })

let server: Server
let ssh: SshServer
let clone: string
/** Another repository of the same account, as a clone of the program would be. */
let neighbour: string

beforeAll(async () => {
  server = await makeServer()
  clone = await makeClone(server)
  await pushUnseen(clone)
  neighbour = join(server.folder, 'neighbour.git')
  await must(server.folder, 'git', ['clone', '--quiet', '--bare', clone, neighbour])
  await mkdir(join(server.folder, 'made'))
  ssh = await startSshServer(join(server.folder, 'ssh'))
  await ssh.allow(await register())
})
afterAll(async () => {
  await ssh[Symbol.asyncDispose]()
  await server.remove()
})

async function register(...more: string[]): Promise<string> {
  const { status, output } = await script('user', server.repository, '101001', ssh.publicKey, ...more)
  expect(status, output).toBe(0)
  return output.split('\n')[0] ?? ''
}

const address = (path: string) => `ssh://${userInfo().username}@127.0.0.1:${ssh.port}${path}`
const run = (...words: string[]): Promise<Outcome> => command(clone, 'ssh', [...ssh.args, ...words])
const git = (...words: string[]): Promise<Outcome> => command(clone, 'git', words, ssh.env)

test('a limited key sends commits to its repository', async () => {
  await edit(clone, project, (text) => text.replace(/^项目名称: .*$/m, '项目名称: 新的名称'))
  await commit(clone, '改名称')
  const { status, output } = await push(clone, ['HEAD:refs/heads/draft'], ssh.env, address(server.repository))
  expect(status, output).toBe(0)
})

test('a code that no unit has is told when the key is made, and the key all the same', async () => {
  const { output } = await script(
    'user',
    server.repository,
    'wang',
    ssh.publicKey,
    '--unit',
    '101001',
    '--unit',
    '101010',
  )
  expect(output).toMatch(/^command=.*,restrict ssh-/)
  expect(output).toContain('注意：仓库里还没有 content/101010/。')
  expect((await script('user', server.repository, '101001', ssh.publicKey)).output).not.toContain('注意')
})

test('and does nothing else', async () => {
  const made = join(server.folder, 'made')
  const pack = `git-receive-pack '${server.repository}'`
  const reads = `git-upload-pack '${server.repository}'`
  const other = `git-receive-pack '${neighbour}'`
  const only = '这把钥匙只能用来 git push'
  const asked: [words: string[], answer: string][] = [
    [[], only],
    [['id'], only],
    [['sh', '-c', `'touch ${made}/a'`], only],
    [[`${pack}; touch ${made}/b`], only],
    [[`${pack} && touch ${made}/c`], only],
    [[`git-receive-pack '${server.repository}' --help`], only],
    [[`git-receive-pack --advertise-refs '${server.repository}'`], only],
    [[`git-receive-pack "${server.repository}$(touch ${made}/d)"`], only],
    [[`git-receive-pack '${server.repository}\n touch ${made}/e'`], '这把钥匙只能用于'],
    [[`git-upload-archive '${server.repository}'`], only],
    [[`git-shell -c "${pack}"`], only],
    [['scp', '-t', made], only],
    [['sftp-server'], only],
    [[other], '这把钥匙只能用于'],
    [[`git-receive-pack '${server.repository}/../neighbour.git'`], '这把钥匙只能用于'],
    [[`git-receive-pack 'neighbour.git'`], '这把钥匙只能用于'],
    [[reads], '只能推送，不能取回'],
  ]
  for (const [words, answer] of asked) {
    const { status, output } = await run(...words)
    expect([words, status, output]).toEqual([words, 1, expect.stringContaining(answer)])
  }
  for (const words of [
    ['clone', address(server.repository), join(made, 'clone')],
    ['fetch', address(neighbour)],
    ['push', address(neighbour), 'HEAD:refs/replace/0123456789012345678901234567890123456789'],
    ['push', address(server.repository), 'HEAD:refs/replace/0123456789012345678901234567890123456789'],
    ['push', address(server.repository), 'HEAD:refs/notes/commits'],
  ])
    expect([words, (await git(...words)).status]).toEqual([words, 1])
  expect(await readdir(made)).toEqual([])
})

test('variables of the caller do not reach git', async () => {
  await writeFile(join(clone, 'content/site.yaml'), 'x\n')
  await commit(clone, '别处')
  const variables = `GIT_DIR=${neighbour} MINGBIAO_USER=somebody`
  const sent = '-o SendEnv=GIT_DIR -o SendEnv=MINGBIAO_USER'
  const env = { GIT_SSH_COMMAND: `env ${variables} ${ssh.env.GIT_SSH_COMMAND} ${sent}` }
  const { output } = await push(clone, ['HEAD:refs/heads/other'], env, address(server.repository))
  expect(output).toContain('用户“101001”只能改 content/101001/ 里的文件')
})

test('where the webmaster allows it, the key also takes commits', async () => {
  await ssh.allow(await register('--reading'))
  const { status, output } = await git('ls-remote', address(server.repository))
  expect([status, output]).toEqual([0, expect.stringContaining('refs/heads/main')])
  expect((await git('ls-remote', address(neighbour))).status).toBe(1)
})
