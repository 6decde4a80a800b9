import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compareSites } from '../../scripts/update/compare-sites.ts'
import { folderSite } from '../../src/proof/deployed.ts'
import { describe } from '../../src/proof/describe.ts'
import { printManifest } from '../../src/proof/manifest.ts'
import { readProved } from '../../src/proof/verify-site.ts'
import { environment } from '../browser/environment.ts'

const root = await mkdtemp(join(tmpdir(), 'mingbiao-update-'))
afterAll(() => rm(root, { recursive: true }))

/** Files as a list of checksums has them. */
function filesIn(list: string) {
  return [...list.matchAll(/^(\S+) {2}(.*)$/gm)].map(([, sha256 = '', path = '']) => ({ path, sha256 }))
}

test('what another program makes of the same content is told by kinds of files', () => {
  const before = filesIn(
    'aa  index.html\nbb  2020/index.html\ncc  315002/2020/A.pdf\ndd  315002/2020.pdf\nee  receipt.pdf\nff  old.txt\n',
  )
  const after = filesIn(
    'aa  index.html\nb1  2020/index.html\ncc  315002/2020/A.pdf\nd1  315002/2020.pdf\ne1  receipt.pdf\n00  data/new.csv\n',
  )
  expect(compareSites(before, after)).toEqual([
    '网页：变了 1 个：2020/index.html',
    '单表 1 份：一字不差',
    '文本：变了 1 份：315002/2020.pdf',
    '数据：多了 1 个：data/new.csv',
    '其他文件：少了 1 个：old.txt',
  ])
})

test('what only lists other files, of the site or of a unit’s year, is not counted', () => {
  const lists = ['receipt.pdf', 'manifest.json', '315002/2020/receipt.pdf', '315002/2020/manifest.json']
  const sheet = { path: '315002/2020/A.pdf', sha256: 'aa' }
  const site = (sha256: string) => [sheet, ...lists.map((path) => ({ path, sha256 }))]
  expect(compareSites(site('bb'), site('cc'))).toEqual(['单表 1 份：一字不差'])
})

test('the files of units’ years are compared, though the site’s own manifest names only theirs', async () => {
  const siteWith = async (sheet: string) => {
    const folder = join(root, sheet)
    await mkdir(join(folder, '315002/2020'), { recursive: true })
    const name = '315002/2020/manifest.json'
    const own = printManifest({ version: 2, files: [describe('315002/2020/A.pdf', Buffer.from(sheet))] })
    await writeFile(join(folder, name), own)
    const whole = printManifest({ version: 2, files: [describe(name, Buffer.from(own))] })
    await writeFile(join(folder, 'manifest.json'), whole)
    return (await readProved(folderSite(folder))).files
  }
  expect(compareSites(await siteWith('before'), await siteWith('after'))).toEqual([
    '单表：变了 1 份：315002/2020/A.pdf',
  ])
})

test('why npm does not take a package is told, also where the command is run silently', async () => {
  const folder = join(root, 'silent')
  await mkdir(folder)
  const own = { dependencies: { mingbiao: '0.1.0' } }
  await writeFile(join(folder, 'package.json'), JSON.stringify(own))
  await writeFile(join(folder, 'other.tgz'), 'not a package')
  const { status, stderr } = spawnSync(process.execPath, [resolve('scripts/update.ts'), 'other.tgz'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment(), npm_config_loglevel: 'silent' },
  })
  expect([status, stderr]).toEqual([1, expect.stringMatching(/npm 没有装成：\n.*TAR_BAD_ARCHIVE/s)])
})
