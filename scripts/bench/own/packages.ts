import { execFileSync } from 'node:child_process'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isRecord, parseJson } from '../../../src/model/parse-json.ts'
import type { Tarball } from './registry.ts'

/** What the newer program prints otherwise: a link at the foot of every page. */
export const word = { older: '核验文件', newer: '核对下载的文件' } as const
/** The version of the newer program. */
export const newer = '9.9.9'

/** Packs this program, one that is newer by a version and a word, and what `npm create` runs. */
export async function packAll(folder: string): Promise<Tarball[]> {
  const own = await pack(resolve('.'), folder)
  const unpacked = join(folder, 'newer')
  await mkdir(unpacked)
  execFileSync('tar', ['-xzf', own.file, '-C', unpacked, '--strip-components=1'])
  const version = `"version": "${own.manifest.version}"`
  for (const file of ['package.json', 'package/package.json'])
    await replace(join(unpacked, file), version, `"version": "${newer}"`)
  let changed = false
  for await (const file of glob('package/compiled/**/*.{js,mjs}', { cwd: unpacked }))
    changed = (await replace(join(unpacked, file), word.older, word.newer)) || changed
  if (!changed) throw new Error(`no compiled page prints ${word.older}`)
  return [
    own,
    await pack(unpacked, folder, '--ignore-scripts'),
    await pack(resolve('create-mingbiao'), folder),
  ]
}

async function pack(from: string, to: string, ...options: string[]): Promise<Tarball> {
  const manifest = parseJson(await readFile(join(from, 'package.json'), 'utf8'))
  if (!isRecord(manifest)) throw new Error(`${from} is no package`)
  execFileSync('npm', ['pack', '--pack-destination', to, ...options], { cwd: from, stdio: 'ignore' })
  return { file: join(to, `${manifest.name}-${manifest.version}.tgz`), manifest }
}

/** Replaces a text wherever it stands in a file. @returns whether it did */
async function replace(file: string, from: string, to: string): Promise<boolean> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) return false
  await writeFile(file, text.replaceAll(from, to))
  return true
}
