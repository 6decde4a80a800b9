import { hashOf } from '../log/hash.ts'
import { type Manifest, type PublishedFile, parseManifest } from './manifest.ts'
import type { ReadFile } from './standing.ts'

/** What a manifest leads to. */
export interface Followed {
  /** Every file: its own, and those of the manifests among them. */
  files: PublishedFile[]
  /** The folders whose manifests are not what is said of them: `315002/2020/`. */
  broken: string[]
}

/** How many manifests are asked for at the same time. */
const atOnce = 6

/** Whether a file of a site is the manifest of a unit's year, which leads on. */
export function isPart({ path }: PublishedFile): boolean {
  return /^\d+\/\d{4}\/manifest\.json$/.test(path)
}

/**
 * Follows the manifest of a site to those of units' years. Where one is not what the site's says, it is followed all the same as
 * far as it can be read, and told.
 */
export async function followManifest({ files }: Pick<Manifest, 'files'>, read: ReadFile): Promise<Followed> {
  const followed: Followed = { files: [...files], broken: [] }
  const parts = files.filter(isPart).values()
  const worker = async () => {
    for (const part of parts) {
      const text = await read(part.path).catch(() => undefined)
      if (text === undefined || hashOf(text) !== part.sha256) followed.broken.push(folderOf(part))
      followed.files.push(...filesIn(text, part))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  followed.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return followed
}

function folderOf({ path }: PublishedFile): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function filesIn(text: string | undefined, { path }: PublishedFile): readonly PublishedFile[] {
  try {
    return text === undefined ? [] : parseManifest(text, path).files
  } catch {
    return []
  }
}
