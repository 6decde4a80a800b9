import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from '../content/text/write-files.ts'
import { describePieces } from '../proof/describe.ts'
import type { PublishedFile } from '../proof/manifest.ts'

/**
 * Writes a file below a folder, and tells its hash. One piece after the other and at once: each in the event loop would take twice the
 * processor's time.
 */
export function writePieces(folder: string, path: string, pieces: Iterable<Uint8Array>): PublishedFile {
  const file = create(join(folder, path))
  try {
    return describePieces(path, pieces, (piece) => writeFileSync(file, piece))
  } finally {
    closeSync(file)
  }
}

/** Most files are in a folder that is there already. */
function create(path: string): number {
  try {
    return openSync(path, 'w')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    return openSync(path, 'w')
  }
}
