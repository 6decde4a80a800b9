import { spawnSync } from 'node:child_process'
import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { run } from './command/run.ts'
import { demoCommand } from './command/site-commands.ts'
import { writeDemoCounty } from './demo/county.ts'

/** What a folder with content needs to be built: all of it is this program's. */
const program = [
  'src',
  'scripts',
  'templates',

  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
  'node_modules',
]

/** `npm run demo`: writes an invented county, builds its site, and shows it at http://localhost:4321. */
await run(demoCommand, async ({ values }) => {
  const folder = resolve('.cache/demo')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  console.log(`示例县：${await writeDemoCounty(join(folder, 'content'))} 个项目，都是虚构的。`)
  for (const part of program)
    if (part === 'node_modules') await symlink(resolve(part), join(folder, part))
    else await cp(resolve(part), join(folder, part), { recursive: true })
  const step = (...command: string[]) =>
    spawnSync(process.execPath, command, { cwd: folder, stdio: 'inherit' }).status
  if (step('scripts/build.ts') === 0 && !values.build) step('scripts/preview.ts')
})
