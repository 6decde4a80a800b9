import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOfTheLog } from '../../src/proof/log-files.ts'
import { parseManifest } from '../../src/proof/manifest.ts'
import { followManifest, isPart } from '../../src/proof/tree.ts'
import { text } from '../pdf/poppler.ts'
import { filesOf } from './files.ts'
import { full, own } from './sites.ts'

describe.each([own, full])('$name', (site) => {
  const read = (path: string) => readFile(join(site.folder, path), 'utf8')

  test('the manifest has every file of the site but itself and the log’s, which name it, as sha256sum and stat know it', async () => {
    const { files, broken } = await followManifest(
      parseManifest(await read('manifest.json'), 'manifest.json'),
      read,
    )
    expect(broken).toEqual([])
    const paths = (await filesOf(site)).filter((path) => path !== 'manifest.json' && !isOfTheLog(path))
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, [...args, ...paths], { cwd: site.folder, encoding: 'utf8' })
        .trim()
        .split('\n')
    const hashes = run('sha256sum').map((line) => line.split(' ')[0])
    const sizes = run('stat', '--format=%s').map(Number)
    const expected = paths.map((path, index) => ({ path, size: sizes[index], sha256: hashes[index] }))
    expect(files).toEqual(expected)
  })

  test('receipts have every document with its hash, on the page and on paper, each of what it is about', async () => {
    const isListed = (path: string) =>
      /\.(html|pdf)$/.test(path) &&
      !/^404\.html$|^admin\/|^embed\/|(^|\/)receipt(\.pdf|\/index\.html)$/.test(path)
    const manifests = (await filesOf(site)).filter((path) => /(^|\/)manifest\.json$/.test(path))
    expect(manifests.length).toBeGreaterThan(1)
    for (const path of manifests) {
      const folder = path.replace('manifest.json', '')
      const { files, commit } = parseManifest(await read(path), path)
      const documents = files.filter((file) => isListed(file.path) || isPart(file))
      expect(documents.length).toBeGreaterThan(4)
      for (const said of [
        await read(`${folder}receipt/index.html`),
        text(join(site.folder, `${folder}receipt.pdf`)),
      ]) {
        expect(
          documents.filter(({ sha256 }) => !said.includes(sha256)),
          path,
        ).toEqual([])
        if (folder === '') expect(said).toContain(commit ?? '未知')
      }
      // From a site's root, sha256sum checks each list of hashes.
      execFileSync('sha256sum', ['--quiet', '--check', `${folder}checksums.txt`], { cwd: site.folder })
    }
  })

  test('the site’s manifest, which is kept for ever, names no file of a unit’s year', async () => {
    const { files } = parseManifest(await read('manifest.json'), 'manifest.json')
    const below = files.filter(
      ({ path }) => /^(embed\/)?\d{3,9}\/\d{4}[/.]/.test(path) && !/^20\d\d\//.test(path),
    )
    const own = below.filter((file) => !isPart(file)).map(({ path }) => path)
    // Notices of what was withdrawn or has another code are the county's.
    const notices = await Promise.all(own.map(read))
    expect(
      own.filter((path, index) => path.endsWith('.html') && !/撤下|改了编号/.test(notices[index] ?? '')),
    ).toEqual([])
  })
})

test('the receipt calls notices and feeds by what they are', async () => {
  const said = (await readFile(join(full.folder, 'receipt/index.html'), 'utf8')).replace(/<[^>]+>/g, ' ')
  for (const title of [
    '公证处“改制”补助（已撤下的说明，网页）',
    '老年食堂（已撤下的说明，PDF）',
    '2019 年（不再公开）',
    '单位 402000（不再公开）',
    '公开和更正（Atom 订阅）',
    '公开和更正（JSON 订阅）',
  ])
    expect(said).toContain(title)
})
