import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compile } from '../src/build/program/compile.ts'
import { prepackCommand } from './command/program-commands.ts'
import { run } from './command/run.ts'
import { fontsOf, modulesFrom, packed } from './package/modules.ts'
import { program } from './roots.ts'

/**
 * `npm run prepack`: writes the program as npm packs it. Node strips no types below node_modules, so it is JavaScript there;
 * pages are compiled already, so nothing that installs it needs Astro; of the fonts there are the weights that are used.
 */
await run(prepackCommand, async () => {
  const folder = join(program, 'package')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  const modules = await modulesFrom(program, 'scripts/mingbiao.ts')
  for (const [file, text] of modules) {
    const path = join(folder, file.replace(/\.ts$/, '.js'))
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, packed(text))
  }
  for (const font of fontsOf([...modules.values()]))
    await cp(join(program, 'node_modules/@expo-google-fonts', font), join(folder, 'fonts', font))
  await cp(join(program, 'templates'), join(folder, 'templates'), { recursive: true })
  await compile(program, join(folder, 'compiled'))
  const { version, dependencies } = JSON.parse(await readFile(join(program, 'package.json'), 'utf8'))
  const own = { version, type: 'module', imports: { '#fonts/*': './fonts/*' }, dependencies }
  await writeFile(join(folder, 'package.json'), JSON.stringify(own, undefined, 2))
  console.log(`写好了 ${modules.size} 个模块，在 ${folder}`)
})
