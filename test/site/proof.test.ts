import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOfTheLog } from '../../src/proof/log-files.ts'
import { parseManifest } from '../../src/proof/manifest.ts'
import { text } from '../pdf/poppler.ts'
import { filesOf } from './files.ts'
import { full, own } from './sites.ts'

describe.each([own, full])('$name', (site) => {
  const read = (path: string) => readFile(join(site.folder, path), 'utf8')

  test('the manifest has every file of the site but itself and the log’s, which name it, as sha256sum and stat know it', async () => {
    const manifest = parseManifest(await read('manifest.json'), 'manifest.json')
    const paths = (await filesOf(site)).filter((path) => path !== 'manifest.json' && !isOfTheLog(path))
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, [...args, ...paths], { cwd: site.folder, encoding: 'utf8' })
        .trim()
        .split('\n')
    const hashes = run('sha256sum').map((line) => line.split(' ')[0])
    const sizes = run('stat', '--format=%s').map(Number)
    const expected = paths.map((path, index) => ({ path, size: sizes[index], sha256: hashes[index] }))
    expect(manifest.files).toEqual(expected)
  })

  test('the receipt has every document with its hash, on the page and on paper', async () => {
    const { files, commit = '未知' } = parseManifest(await read('manifest.json'), 'manifest.json')
    const isListed = (path: string) =>
      /\.(html|pdf)$/.test(path) && !/^404\.html$|^admin\/|^receipt(\.pdf|\/index\.html)$/.test(path)
    const documents = files.filter(({ path }) => isListed(path))
    expect(documents.length).toBeGreaterThan(20)
    for (const said of [await read('receipt/index.html'), text(join(site.folder, 'receipt.pdf'))]) {
      expect(documents.filter(({ sha256 }) => !said.includes(sha256))).toEqual([])
      expect(said).toContain(commit)
    }
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
