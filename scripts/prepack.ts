import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compile } from '../src/build/program/compile.ts'
import { prepackCommand } from './command/program-commands.ts'
import { run } from './command/run.ts'
import { sharedFiles } from './create/repository.ts'
import { fontsOf, modulesFrom, packed } from './package/modules.ts'
import { readPackage, versionAt } from './package-file.ts'
import { program } from './roots.ts'

/** What is started by itself, hooks too; the rest is found from these. */
const started = await readdir(join(program, 'scripts/server'))
const entries = [
  'scripts/mingbiao.ts',
  ...started.filter((name) => name.endsWith('.ts')).map((name) => `scripts/server/${name}`),
]
const configurations = started.filter((name) => !name.endsWith('.ts')).map((name) => `scripts/server/${name}`)

/**
 * `npm run prepack`: writes the program as npm packs it. Node strips no types below node_modules, so it is JavaScript there;
 * pages are compiled already, so nothing that installs it needs Astro; of the fonts there are the weights that are used; docs and what a
 * county's repository begins with come along.
 */
await run(prepackCommand, async () => {
  const folder = join(program, 'package')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  const modules = await modulesFrom(program, entries)
  for (const [file, text] of modules) {
    const path = join(folder, file.replace(/\.ts$/, '.js'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, file.endsWith('.ts') ? packed(text) : text)
  }
  for (const font of fontsOf([...modules.values()]))
    await cp(join(program, 'node_modules/@expo-google-fonts', font), join(folder, 'fonts', font))
  for (const name of [
    ...sharedFiles,
    ...configurations,
    'templates',
    '.vscode/schemas',
    'src/site/style',
    'CHANGELOG.md',
  ])
    await cp(join(program, name), join(folder, name), { recursive: true })
  await cp(join(program, 'docs'), join(folder, 'docs'), {
    recursive: true,
    filter: (path) => !path.endsWith('pictures'),
  })
  await compile(program, join(folder, 'compiled'))
  const { dependencies } = await readPackage(program)
  const version = await versionAt(program)
  const own = { version, type: 'module', imports: { '#fonts/*': './fonts/*' }, dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(own, undefined, 2))
  console.log(`写好了 ${modules.size} 个模块，在 ${folder}`)
})
