import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describeFolder } from '../../src/proof/describe.ts'
import { writeDemoCounty } from '../demo/demo-county.ts'

/** What a build took. */
interface Taken {
  /** In seconds: by the clock, and of the processor, on which other work of the machine weighs less. */
  wall: number
  processor: number
  /** The most memory, in MB. */
  memory: number
}

/**
 * Builds demonstration counties of some sizes: from nothing, and again after one project was changed. Prints a table with the
 * time of a project beside the total, which must not grow with the county, and what the change changed of the site.
 * @param sizes in projects, about
 */
export async function benchScale(sizes: readonly number[]) {
  console.log('| 项目 | 做什么 | 时间（秒） | 处理器（秒） | 每个项目（毫秒） | 内存（MB） | 变了的文件 |')
  console.log('|---:|---|---:|---:|---:|---:|---|')
  for (const size of sizes) {
    const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
    try {
      const projects = await writeLargeCounty(join(root, 'content'), size)
      const row = ({ wall, processor, memory }: Taken, what: string, changed: string) =>
        console.log(
          `| ${projects} | ${what} | ${wall.toFixed(1)} | ${processor.toFixed(1)} | ${((processor * 1000) / projects).toFixed(1)} | ${memory.toFixed(0)} | ${changed} |`,
        )
      row(build(root), '从头生成', '')
      const before = await hashesOf(root)
      await changeOne(root)
      const edit = build(root)
      row(edit, '改一处后生成', await changesSince(before, root))
    } finally {
      await rm(root, { recursive: true, maxRetries: 10 })
    }
  }
}

/**
 * Writes the demonstration county as often as it takes, each time with other codes of units.
 * @returns how many projects there are
 */
export async function writeLargeCounty(content: string, size: number): Promise<number> {
  const projects = await writeDemoCounty(content)
  const units = (await readdir(content)).filter((name) => /^\d+$/.test(name))
  const copies = Math.max(1, Math.round(size / projects))
  for (let copy = 1; copy < copies; copy++)
    for (const unit of units) {
      const code = String(Number(unit) + copy * 20_000)
      const recoded = (text: string) =>
        text.replaceAll(unit, code).replaceAll(`${unit.slice(0, 3)}-`, `${code.slice(0, 3)}-`)
      for (const entry of await readdir(join(content, unit), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const folder = entry.parentPath.replace(join(content, unit), join(content, code))
        await mkdir(folder, { recursive: true })
        const text = await readFile(join(entry.parentPath, entry.name), 'utf8')
        await writeFile(join(folder, recoded(entry.name)), recoded(text))
      }
    }
  return projects * copies
}

async function changeOne(root: string) {
  const folder = join(root, 'content/101001/2025')
  const [name = ''] = (await readdir(folder)).filter((file) => /^101-[^.]+\.yaml$/.test(file))
  const text = await readFile(join(folder, name), 'utf8')
  await writeFile(join(folder, name), text.replace(/^项目名称: .*$/m, '$&（二期）'))
}

function build(root: string): Taken {
  const started = performance.now()
  const script = resolve('scripts/bench/timed-build.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--max-semi-space-size=8', script], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (status !== 0) throw new Error(`the build ended with ${status}: ${stderr}`)
  const [, processor, memory] = /^processor (\d+), memory (\d+)$/m.exec(stdout) ?? []
  return {
    wall: (performance.now() - started) / 1000,
    processor: Number(processor) / 1e6,
    memory: Number(memory) / 1024,
  }
}

async function hashesOf(root: string): Promise<Map<string, { sha256: string; size: number }>> {
  const files = await describeFolder(join(root, 'dist'))
  return new Map(files.map(({ path, sha256, size }) => [path, { sha256, size }]))
}

async function changesSince(before: Awaited<ReturnType<typeof hashesOf>>, root: string): Promise<string> {
  const after = await hashesOf(root)
  const changed = [...after].filter(([path, file]) => !isDeepStrictEqual(before.get(path), file))
  const bytes = changed.reduce((sum, [, { size }]) => sum + size, 0)
  return `${changed.length} 个，${(bytes / 1e6).toFixed(1)} MB`
}
