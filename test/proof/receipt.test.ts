import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { gridTable } from '../../src/form/html.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import type { Grid } from '../../src/model/grid.ts'
import { describeFolder } from '../../src/proof/describe.ts'
import { writeProof } from '../../src/proof/write-proof.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { text } from '../pdf/poppler.ts'

const folder = await mkdtemp(join(tmpdir(), 'mingbiao-receipt-'))
afterAll(() => rm(folder, { recursive: true }))

const { site, ...content } = await load(linxi)
const publication = { ...content, site: { ...site, url: 'https://www.example.gov.cn/jxmb/' } }
const revision = { commit: '0123456789'.repeat(4), committed: '2020-03-02T09:30:00+08:00' }
const files: Readonly<Record<string, string>> = {
  'index.html': 'home',
  '315002/2020/index.html': 'department',
  '315002/2020.pdf': 'booklet',
  '315002/2020/315-0404-JBN-9C18/index.html': 'project',
  '315002/2020/315-0404-JBN-9C18.pdf': 'sheet',
  '315002/2020/data.csv': 'a new kind of document',
  '315002/2019/gone/index.html': 'of a year that is no longer among the content',
  'style.css': 'nobody files this',
}

const page = async (grid: Grid) => `<main>${gridTable(grid, 'receipt')}</main>`

async function prove(name: string, known = revision): Promise<string> {
  const root = join(folder, name)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  await writeProof(root, await describeFolder(root), publication, known, page)
  return root
}

const documents = Object.keys(files).filter((path) => path !== 'style.css')
const sha256sum = (root: string, paths: readonly string[]) =>
  new Map(
    execFileSync('sha256sum', paths, { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line): [string, string] => [line.slice(66), line.slice(0, 64)]),
  )

test('page and PDF say what was published, from which commit, and each document’s address and hash', async () => {
  const root = await prove('whole')
  const page = await readFile(join(root, 'receipt/index.html'), 'utf8')
  const pdf = join(root, 'receipt.pdf')
  const printed = text(pdf)
  const hashes = sha256sum(root, [...documents, 'checksums.txt'])
  for (const said of [page.replace(/\s/g, ''), printed]) {
    for (const path of documents) {
      expect(said, path).toContain(`/${path.replace(/(^|\/)index\.html$/, '$1')}`)
      expect(said, path).toContain(hashes.get(path))
    }
    expect(said).toContain(revision.commit)
    expect(said).toContain('2020年3月2日09:30（北京时间）')
    expect(said).toContain('2020年，1个单位，9个项目')
    expect(said).toContain('9个项目，预算83.98万元')
    expect(said).toContain('法律援助（单表）')
    // The hash that stands for all.
    expect(said).toContain(hashes.get('checksums.txt'))
  }
  expect(inspectPdf(pdf).problems).toEqual([])
})

test('the list of hashes is one that sha256sum checks, and the PDF carries it', async () => {
  const root = await prove('list')
  expect(execFileSync('sha256sum', ['--check', 'checksums.txt'], { cwd: root, encoding: 'utf8' })).toContain(
    'style.css: OK',
  )
  const attached = join(folder, 'attached.txt')
  execFileSync('pdfdetach', ['-save', '1', '-o', attached, join(root, 'receipt.pdf')])
  expect(await readFile(attached, 'utf8')).toBe(await readFile(join(root, 'checksums.txt'), 'utf8'))
})

test('the same site and commit give the same bytes, at any time', async () => {
  const [one, two] = [await prove('one'), await prove('two')]
  for (const path of ['receipt/index.html', 'receipt.pdf', 'checksums.txt', 'manifest.json'])
    expect((await readFile(join(one, path))).equals(await readFile(join(two, path))), path).toBe(true)
})

test('where no commit is known, the receipt claims none', async () => {
  const root = await mkdtemp(join(folder, 'unknown-'))
  await writeProof(root, await describeFolder(root), publication, {}, page)
  expect(await readFile(join(root, 'receipt/index.html'), 'utf8')).toContain('>未知<')
  expect(await readFile(join(root, 'manifest.json'), 'utf8')).not.toContain('commit')
  expect(inspectPdf(join(root, 'receipt.pdf')).problems).toEqual([])
})
