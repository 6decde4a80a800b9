import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AstroIntegration, build } from 'astro'
import { editorAssets } from '../../edit/assets.ts'
import { assets, entry } from './compiled-parts.ts'

/** Pages are compiled into functions that a build calls: nothing is rendered while Astro builds. */
const adapter: AstroIntegration = {
  name: 'pages-on-demand',
  hooks: {
    'astro:config:done': ({ setAdapter, config }) =>
      setAdapter({
        name: 'pages-on-demand',
        entrypointResolution: 'auto',
        serverEntrypoint: new URL('src/build/program/render.ts', config.root),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
      }),
  },
}

/**
 * Compiles the pages and the scripts of browsers into a folder, whole or not at all.
 * @param program the folder of this program
 */
export async function compile(program: string, folder: string) {
  const unfinished = `${folder}.${process.pid}`
  // The program may be another's, to be read only.
  const cacheDir = `${unfinished}.cache`
  const mode = process.env.NODE_ENV
  // Vite asks this variable, not its mode, whether pages are for development.
  process.env.NODE_ENV = 'production'
  await rm(unfinished, { recursive: true, force: true })
  try {
    await build({
      root: program,
      outDir: unfinished,
      cacheDir,
      logLevel: 'error',
      output: 'server',
      adapter,
      vite: { cacheDir, ssr: { noExternal: true }, environments: { ssr: { resolve: { noExternal: true } } } },
    })
    for (const [name, body] of await editorAssets(program)) {
      const file = join(unfinished, assets, 'admin/files', name)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, body)
    }
    await rename(unfinished, folder).catch(async (error) => {
      // Another process compiled the same meanwhile.
      await access(join(folder, entry)).catch(() => Promise.reject(error))
    })
  } finally {
    if (mode === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = mode
    for (const left of [unfinished, cacheDir])
      await rm(left, { recursive: true, force: true, maxRetries: 10 })
  }
}
