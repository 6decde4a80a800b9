import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { manifestName, type PublishedFile } from './manifest.ts'

/** Every file below a folder but the manifest, by path. */
export async function describeFolder(folder: string): Promise<PublishedFile[]> {
  const files: PublishedFile[] = []
  for (const path of await pathsBelow(folder))
    if (path !== manifestName) files.push(describe(path, await readFile(join(folder, path))))
  return files
}

/** Every path below a folder that is not a folder, sorted in the same way everywhere. */
export async function pathsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
  return paths.map((path) => path.split(sep).join('/')).sort()
}

export function describe(path: string, bytes: Uint8Array): PublishedFile {
  return describePieces(path, [bytes], () => {})
}

/** The same of a file in pieces, each of which is handed on. */
export function describePieces(
  path: string,
  pieces: Iterable<Uint8Array>,
  onPiece: (piece: Uint8Array) => void,
): PublishedFile {
  const hash = createHash('sha256')
  let size = 0
  for (const piece of pieces) {
    hash.update(piece)
    size += piece.length
    onPiece(piece)
  }
  return { path, size, sha256: hash.digest('hex') }
}
