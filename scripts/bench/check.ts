import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectSchema } from '../../src/content/schema.ts'
import { toYaml, writeRecord } from '../../src/content/write.ts'
import { checkAll } from '../../src/publish/check.ts'
import { load, type Published } from '../../src/publish/load.ts'
import { corpus } from './corpus.ts'
import { median } from './median.ts'

const perUnit = 100

/** A whole county checked, and its files only read, in turn. Every unit's year has a hundred projects. */
export async function benchCheck({ projects, rounds }: { projects: number; rounds: number }) {
  const published = await load(process.cwd())
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await writeContent(root, published, Math.ceil(projects / perUnit))
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

async function writeContent(root: string, published: Published, units: number) {
  for (const folder of ['templates', 'content/site.yaml'])
    await cp(join(process.cwd(), folder), join(root, folder), { recursive: true })
  for (let unit = 100001; unit < 100001 + units; unit++) {
    const department = corpus(published, perUnit, unit)
    const folder = join(root, `content/${unit}/${department.year}`)
    await mkdir(folder, { recursive: true })
    const text = await readFile(join(process.cwd(), department.file), 'utf8')
    await writeFile(join(folder, 'department.md'), text.replace(/^单位编码: .*$/m, `单位编码: ${unit}`))
    for (const project of department.projects) {
      const content = writeRecord(projectSchema(department.moneyUnit), project)
      if (typeof content === 'string' || Array.isArray(content)) throw new Error('a project is a mapping')
      await writeFile(join(folder, `${project.id}.yaml`), toYaml(content))
    }
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
