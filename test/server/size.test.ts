import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { requireSize } from '../../src/server/size.ts'
import { must } from './server.ts'

let folder: string
const repository = () => join(folder, '.git')
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-size-'))
  await must(folder, 'git', ['init', '--quiet', '--initial-branch=main'])
})
afterAll(() => rm(folder, { recursive: true }))

function write(args: readonly string[], input: string | Uint8Array): string {
  const { stdout, status } = spawnSync('git', args, { cwd: folder, input, encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout.trim()
}
const blob = (content: string | Uint8Array) => write(['hash-object', '-w', '--stdin'], content)
const tree = (entries: readonly string[]) => write(['mktree'], entries.map((entry) => `${entry}\n`).join(''))
const folderOf = (name: string, oid: string) => `040000 tree ${oid}\t${name}`
const fileOf = (name: string, oid: string) => `100644 blob ${oid}\t${name}`

test('a large file that a tree names twenty times is refused by name, and never read', async () => {
  const large = blob(new Uint8Array(5_000_000))
  const names = Array.from({ length: 20 }, (_, at) => fileOf(`${at + 10}.yaml`, large))
  const content = tree([folderOf('content', tree(names))])
  await expect(requireSize(repository(), content)).rejects.toThrow(
    /content\/10\.yaml: 错误: 文件有 5 MB，超过了 1 MB[\s\S]*content\/29\.yaml[\s\S]*共 20 个问题/,
  )
  // What is not content is never read: of what size it is does not matter.
  await requireSize(repository(), tree([fileOf('film.mp4', large)]))
})

test('a tree of a million files is refused as soon as there are too many', async () => {
  const empty = blob('')
  let names = Array.from({ length: 100 }, (_, at) => fileOf(`${at}`, empty))
  for (let depth = 0; depth < 2; depth++) {
    const inner = tree(names)
    names = Array.from({ length: 100 }, (_, at) => folderOf(`${at}`, inner))
  }
  const started = performance.now()
  await expect(requireSize(repository(), tree(names))).rejects.toThrow('提交里的文件超过了 500000 个')
  expect(performance.now() - started).toBeLessThan(30_000)
})

test('a commit that holds what a county does is let through', async () => {
  const project = blob('项目名称: 图书购置\n')
  await requireSize(repository(), tree([folderOf('content', tree([fileOf('a.yaml', project)]))]))
})
