import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The parts of the program that decide what it makes of a content; with its packages, as the lock file has them. */
const parts = ['src', 'scripts']

/**
 * The folder below `cache` for what this very program keeps: another version of it, of its packages or of Node could make
 * something else of the same content.
 */
export async function keepFolder(cache: string, program: string): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  const files = await Promise.all(
    parts.map(async (part) => {
      const entries = await readdir(join(program, part), { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    }),
  )
  // An installed program that is a copy without a lock file is known by its own files alone.
  for (const file of [...files.flat().sort(), join(program, 'package-lock.json')])
    hash.update(`\0${file.slice(program.length)}\0`).update(await readFile(file).catch(() => ''))
  return join(cache, hash.digest('hex').slice(0, 32))
}

/** Removes what other versions of the program have kept. */
export async function forgetOthers(folder: string) {
  for (const name of await readdir(dirname(folder)).catch(() => []))
    if (name !== basename(folder)) await rm(join(dirname(folder), name), { recursive: true, force: true })
}
