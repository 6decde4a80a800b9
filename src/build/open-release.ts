import type { PublishedFile } from '../proof/manifest.ts'
import type { Amount } from '../proof/receipt.ts'
import { amountOf, sumOf } from '../proof/write-proof.ts'
import { type Finished, placeEntry } from './store.ts'

/** A site's folder while it is filled. */
export interface Release {
  /** The files that the manifest of the site names. */
  files: readonly PublishedFile[]
  /** The paths of all files. */
  paths: readonly string[]
  /** The paths of those that were made for this site alone. */
  own: readonly string[]
  /** How many files there are, and how large they are together. */
  amount(): Amount
  /**
   * Counts files that are in the folder.
   * @param named those that the manifest of the site names; the others are named by the manifest of a unit's year
   */
  add(some: readonly PublishedFile[], named?: readonly PublishedFile[]): void
  /** Brings the files of an entry of the store into the folder, and counts them. */
  place(entry: string, finished: Finished, named?: readonly PublishedFile[]): void
}

export function openRelease(folder: string): Release {
  const files: PublishedFile[] = []
  const paths: string[] = []
  const own: string[] = []
  const amounts: Amount[] = []
  const count = (some: readonly PublishedFile[], named = some) => {
    files.push(...named)
    for (const { path } of some) paths.push(path)
    amounts.push(amountOf(some))
  }
  return {
    files,
    paths,
    own,
    amount: () => sumOf(amounts),
    add(some, named) {
      for (const { path } of some) own.push(path)
      count(some, named)
    },
    place(entry, finished, named) {
      placeEntry(entry, finished, folder)
      count(finished.files, named)
    },
  }
}
