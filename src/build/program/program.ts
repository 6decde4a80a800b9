import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { access, mkdir, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compileCacheOf } from '../compile-cache.ts'
import type { PageRequest } from '../page-request.ts'
import { assets, entry } from './compiled-parts.ts'

/** The program in the form that builds: its pages as functions, its files for browsers in a folder. */
export interface Program {
  /** The folder of its sources. */
  root: string
  /** The folder of what it was compiled to. */
  compiled: string
  /** Changes with the program, its packages and Node: another one could make something else of the same content. */
  version: string
  /** Files that are published as they are, at their addresses below this folder. */
  assets: string
  renderPage(page: PageRequest): Promise<string>
}

/** The parts of the program that decide what it makes of a content, and what it takes; with its packages, as the lock file has them. */
const parts = ['src', 'scripts', 'compiled', 'astro.config.mjs', 'package.json', 'package-lock.json']

const versions = new Map<string, Promise<string>>()

/**
 * A hash of everything in the folder of a program that decides what it makes. It is read once: a process goes on with what it
 * began with.
 */
export function versionOf(program: string): Promise<string> {
  const version = versions.get(program) ?? hashOf(program)
  versions.set(program, version)
  return version
}

/** Whether the program in a folder is still the one that this process goes on with. */
export async function isUnchanged(program: string): Promise<boolean> {
  return (await hashOf(program)) === (await versionOf(program))
}

/** File after file and at once: waiting for each of a thousand small ones takes twice as long. */
async function hashOf(program: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  // An installed program that is a copy without a lock file is known by its own files alone.
  for (const part of parts)
    for (const file of await filesOf(join(program, part)))
      hash.update(`\0${file.slice(program.length)}\0`).update(bytesOf(file))
  return hash.digest('hex').slice(0, 32)
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return new Uint8Array()
  }
}

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => undefined)
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/**
 * The compiled program: as the package has it; or made at the first use and after each change of the program, and found again
 * afterwards.
 * @param root the folder of this program
 * @param cache where compiled programs are; those of other versions are removed
 * @param onCompile is called before something is compiled, which takes some seconds
 */
export async function openProgram(root: string, cache: string, onCompile: () => void): Promise<Program> {
  const packed = await packedProgram(root)
  if (packed) return packed
  const version = await versionOf(root)
  const folder = join(cache, version)
  if (!(await exists(join(folder, entry)))) {
    onCompile()
    await mkdir(cache, { recursive: true })
    await compileApart(root, folder)
    await removeOthers(folder)
  }
  return loadProgram(root, folder)
}

/**
 * Compiles in a process of its own: the third of a gigabyte that this takes is there again when the site is built.
 * @throws Error with what the compiler says
 */
async function compileApart(root: string, folder: string) {
  const script = fileURLToPath(new URL('./compile-process.ts', import.meta.url))
  const child = spawn(process.execPath, [script, root, folder], {
    env: { ...process.env, NODE_COMPILE_CACHE: compileCacheOf(root) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = Promise.all([text(child.stdout), text(child.stderr)])
  const [status]: (number | null)[] = await once(child, 'close')
  if (status === 0) return
  const all = (await said).join('').trim()
  const [reason = all] = /^\w*Error: .*$/m.exec(all) ?? []
  throw new Error(`程序没有编译成：${reason}`, { cause: all })
}

/** The program as a package has it, compiled before it was packed; undefined in a clone. */
export async function packedProgram(root: string): Promise<Program | undefined> {
  const packed = join(root, 'compiled')
  if (await exists(join(packed, entry))) return loadProgram(root, packed, await versionOf(root))
  return undefined
}

/** A compiled program that was opened before, perhaps by another thread. */
export async function loadProgram(
  root: string,
  folder: string,
  version = basename(folder),
): Promise<Program> {
  const { renderPage }: Pick<Program, 'renderPage'> = await import(pathToFileURL(join(folder, entry)).href)
  return { root, compiled: folder, version, assets: join(folder, assets), renderPage }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function removeOthers(folder: string) {
  for (const name of await readdir(dirname(folder)))
    if (!name.startsWith(basename(folder)))
      await rm(join(dirname(folder), name), { recursive: true, force: true })
}
