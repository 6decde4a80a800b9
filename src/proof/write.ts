import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checksums } from '../model/address.ts'
import {
  checksumList,
  describe,
  describeFolder,
  manifestName,
  type PublishedFile,
  printManifest,
} from './manifest.ts'
import type { Revision } from './revision.ts'

/**
 * Writes the proof of a built site beside what it proves: checksums and manifest. The same site and commit give the same
 * bytes.
 */
export async function writeProof(folder: string, revision: Partial<Revision>) {
  const built = await describeFolder(folder)
  const list = Buffer.from(checksumList(built))
  const made: [string, Uint8Array][] = [[checksums, list]]
  const added: PublishedFile[] = []
  for (const [address, bytes] of made) {
    await writeFile(join(folder, address), bytes)
    added.push(describe(address.slice(1), bytes))
  }
  const names = new Set(added.map(({ path }) => path))
  const files = [...built.filter(({ path }) => !names.has(path)), ...added].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
  await writeFile(join(folder, manifestName), printManifest({ version: 1, ...revision, files }))
}
