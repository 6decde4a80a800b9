import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeFiles } from '../../src/content/text/write-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingbiao-write-'))
})
afterEach(() => rm(folder, { recursive: true }))
const at = (name: string) => join(folder, name)

describe('files are written whole, or not at all', () => {
  test('with their folders', async () => {
    await writeFiles([
      { path: at('a/b/one'), data: '一' },
      { path: at('a/two'), data: new Uint8Array([50]) },
    ])
    expect(await readFile(at('a/b/one'), 'utf8')).toBe('一')
    expect(await readFile(at('a/two'), 'utf8')).toBe('2')
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a', 'a/b', 'a/b/one', 'a/two'])
  })

  test('one that cannot be written leaves the others as they were, and no folder behind', async () => {
    await writeFile(at('one'), '旧')
    await writeFile(at('file'), '')
    const failing = writeFiles([
      { path: at('one'), data: '新' },
      { path: at('new/two'), data: '新' },
      { path: at('file/three'), data: '新' },
    ])
    await expect(failing).rejects.toThrow(/ENOTDIR|EEXIST/)
    expect(await readFile(at('one'), 'utf8')).toBe('旧')
    expect((await readdir(folder)).sort()).toEqual(['file', 'one'])
  })

  test('a new file does not take the place of one that is there', async () => {
    await writeFile(at('one'), '旧')
    await expect(writeFiles([{ path: at('one'), data: '新', isNew: true }])).rejects.toMatchObject({
      code: 'EEXIST',
      path: at('one'),
    })
    expect(await readdir(folder)).toEqual(['one'])
    expect(await readFile(at('one'), 'utf8')).toBe('旧')
  })

  test('a file keeps its rights, and a link leads where it led', async () => {
    await mkdir(at('real'))
    await writeFile(at('real/one'), '旧')
    await chmod(at('real/one'), 0o640)
    await symlink(at('real/one'), at('one'))
    await writeFiles([{ path: at('one'), data: '新' }])
    expect(await readFile(at('real/one'), 'utf8')).toBe('新')
    expect((await stat(at('real/one'))).mode & 0o777).toBe(0o640)
    expect((await readdir(folder)).sort()).toEqual(['one', 'real'])
  })

  test('a device is written to, and stays', async () => {
    await writeFiles([{ path: '/dev/null', data: '报告' }])
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true)
  })

  test.runIf(process.platform === 'linux')('where no folder can be made, it ends', async () => {
    await expect(writeFiles([{ path: '/proc/none/such/file', data: '' }])).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })
})
