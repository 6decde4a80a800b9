import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readContent } from '../../src/content/read.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { allDataFiles, type DataSource } from '../../src/data/files.ts'
import { buildIndex } from '../../src/search/build-index.ts'
import { find } from '../../src/search/find.ts'
import { scriptOf } from '../../src/search/script-files.ts'
import { writeLargeCounty } from './scale.ts'

/** Queries of a reader: a name, a promise, a word that stands in many places, and one that stands nowhere. */
const queries = ['法律援助', '满意度', '办公设备更新', '蓝鲸捕捞']

/**
 * Makes the index for searching of demonstration counties of some sizes: how long, how large, and what a query loads and takes.
 * @param sizes in projects, about
 */
export async function benchSearch(sizes: readonly number[]) {
  console.log(
    '| 项目 | 做索引（秒） | 文件 | 压缩后（MB） | 开头（KB） | 查一次取的最多（KB） | 查一次最多（毫秒） |',
  )
  console.log('|---:|---:|---:|---:|---:|---:|---:|')
  await inCounties(sizes, async (source, projects) => {
    const started = performance.now()
    const { head, parts } = buildIndex(source)
    const taken = (performance.now() - started) / 1000
    const weight = (name: string) => gzipSync(scriptOf(name, parts.get(name))).length
    const begin = gzipSync(scriptOf('index', head)).length
    const all = [...parts.keys()].reduce((sum, name) => sum + weight(name), begin)
    const loaded: number[] = []
    const times: number[] = []
    for (const query of queries) {
      const names = new Set<string>()
      const from = performance.now()
      await find(
        head,
        query,
        async (name) => {
          names.add(name)
          return head.parts ? head.parts[name] : parts.get(name)
        },
        12,
      )
      times.push(performance.now() - from)
      loaded.push(head.parts ? 0 : [...names].reduce((sum, name) => sum + weight(name), 0))
    }
    console.log(
      `| ${projects} | ${taken.toFixed(1)} | ${parts.size + 1} | ${(all / 1e6).toFixed(2)} | ${kilobytes(begin)} | ${kilobytes(Math.max(...loaded))} | ${Math.max(...times).toFixed(0)} |`,
    )
  })
}

/**
 * Makes all files of the open data of demonstration counties of some sizes.
 * @param sizes in projects, about
 */
export async function benchData(sizes: readonly number[]) {
  console.log('| 项目 | 做数据（秒） | 每个项目（毫秒） | 文件 | 大小（MB） | 全部 CSV 的 ZIP（KB） |')
  console.log('|---:|---:|---:|---:|---:|---:|')
  await inCounties(sizes, async (source, projects) => {
    const started = performance.now()
    const files = allDataFiles(source)
    const sizesOf = files.map(({ address, body }) => ({ address, size: body().length }))
    const taken = (performance.now() - started) / 1000
    const all = sizesOf.reduce((sum, { size }) => sum + size, 0)
    const zip = sizesOf.find(({ address }) => address === '/data/data.zip')?.size ?? 0
    console.log(
      `| ${projects} | ${taken.toFixed(1)} | ${((taken * 1000) / projects).toFixed(1)} | ${files.length} | ${(all / 1e6).toFixed(1)} | ${kilobytes(zip)} |`,
    )
  })
}

async function inCounties(
  sizes: readonly number[],
  measure: (source: DataSource, projects: number) => Promise<void>,
) {
  for (const size of sizes) {
    const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
    try {
      const projects = await writeLargeCounty(join(root, 'content'), size)
      await symlink(resolve('templates'), join(root, 'templates'))
      const publication = readContent(root)
      const { departments, corrections } = publication
      await measure({ ...publication, history: tellHistory(departments, corrections, new Map()) }, projects)
    } finally {
      await rm(root, { recursive: true, maxRetries: 10 })
    }
  }
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
