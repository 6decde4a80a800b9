import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from '../../src/review/load.ts'
import { checkAll } from '../../src/review/review.ts'
import { writeCounty } from './bench-county.ts'
import { median } from './median.ts'

/** A whole county checked, and its files only read, in turn. Every unit's year has a hundred projects. */
export async function benchCheck({ projects, rounds }: { projects: number; rounds: number }) {
  const published = await load(process.cwd())
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await writeCounty(root, published, projects)
    const ratios: number[] = []
    let told = ''
    for (let round = 0; round <= rounds; round++) {
      const reading = await seconds(() => readAll(root))
      let findings = 0
      const checking = await seconds(async () => {
        findings = (await checkAll(root)).findings.length
      })
      told = `${checking.toFixed(1)} s, ${findings} findings; only reading the files: ${reading.toFixed(1)} s`
      if (round > 0) ratios.push(checking / reading)
    }
    console.log(`${projects} projects, ${rounds} rounds after one to warm up; the last: ${told}`)
    console.log(`checking takes ${median(ratios).toFixed(1)}× the time of reading the same files`)
  } finally {
    await rm(root, { recursive: true })
  }
}

async function readAll(root: string) {
  const names = await readdir(join(root, 'content'), { recursive: true })
  for (const name of names) if (/\.(yaml|md)$/.test(name)) await readFile(join(root, 'content', name), 'utf8')
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
