import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { load } from '../../src/review/load.ts'
import { writeCounty } from './county.ts'
import { median } from './median.ts'

/**
 * A whole site built after one project was changed, with what earlier builds kept, and from nothing, in turn. Prints the
 * processor's time too: other work on the machine weighs on it less.
 */
export async function benchBuilds({ projects, rounds }: { projects: number; rounds: number }) {
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await writeCounty(root, await load(process.cwd()), projects)
    await symlink(resolve('node_modules'), join(root, 'node_modules'))
    const [project = ''] = (await load(root)).departments.flatMap((one) =>
      one.projects.map(({ file }) => file),
    )
    const text = await readFile(join(root, project), 'utf8')
    const cache = join(root, '.cache')
    const walls: number[] = []
    const processors: number[] = []
    build(root)
    for (let round = 1; round <= rounds; round++) {
      await writeFile(join(root, project), text.replace(/^项目名称: .*$/m, `项目名称: 第 ${round} 次`))
      const kept = build(root)
      await rm(cache, { recursive: true })
      const whole = build(root)
      walls.push(kept.wall / whole.wall)
      processors.push(kept.processor / whole.processor)
      console.log(`${show(kept)} after a change; ${show(whole)} from nothing`)
    }
    console.log(`${projects} projects, ${rounds} rounds: building again after one change takes`)
    console.log(
      `${median(walls).toFixed(2)}× the time, ${median(processors).toFixed(2)}× the processor’s time`,
    )
  } finally {
    await rm(root, { recursive: true, maxRetries: 10 })
  }
}

interface Taken {
  /** In seconds, as the processor's. */
  wall: number
  processor: number
}

function show({ wall, processor }: Taken): string {
  return `${wall.toFixed(1)} s (processor ${processor.toFixed(1)} s)`
}

function build(root: string): Taken {
  const started = performance.now()
  const script = resolve('scripts/bench/timed-build.ts')
  const { status, stdout } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the build ended with ${status}`)
  const processor = Number(/^processor (\d+)$/m.exec(stdout)?.[1]) / 1e6
  return { wall: (performance.now() - started) / 1000, processor }
}
