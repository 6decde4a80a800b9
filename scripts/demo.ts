import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './command/run.ts'
import { demoCommand } from './command/site-commands.ts'
import { writeDemoCounty } from './demo/demo-county.ts'
import { program } from './roots.ts'

/** `npm run demo`: writes an invented county, builds its site, and shows it at http://localhost:4321. */
await run(demoCommand, async ({ values }) => {
  const folder = join(program, '.cache/demo')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  console.log(`示例县：${await writeDemoCounty(join(folder, 'content'))} 个项目，都是虚构的。`)
  const step = (script: string) =>
    spawnSync(process.execPath, [join(program, 'scripts', script)], { cwd: folder, stdio: 'inherit' }).status
  if (step('build.ts') === 0 && !values.build) step('preview.ts')
})
