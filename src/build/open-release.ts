import type { PublishedFile } from '../proof/manifest.ts'
import type { Amount } from '../proof/receipt.ts'
import { amountOf, sumOf } from '../proof/write-proof.ts'
import { linkEntry } from './store.ts'

/** A site's folder while it is filled. */
export interface Release {
  /** The files that the manifest of the site names. */
  files: readonly PublishedFile[]
  /** How many files there are, and how large they are together. */
  amount(): Amount
  /**
   * Counts files that are in the folder.
   * @param named those that the manifest of the site names; the others are named by the manifest of a unit's year
   */
  add(own: readonly PublishedFile[], named?: readonly PublishedFile[]): void
  /** Links the files of an entry of the store into the folder, and counts them. */
  link(entry: string, own: readonly PublishedFile[], named?: readonly PublishedFile[]): void
}

export function openRelease(folder: string): Release {
  const files: PublishedFile[] = []
  const amounts: Amount[] = []
  const add: Release['add'] = (own, named = own) => {
    files.push(...named)
    amounts.push(amountOf(own))
  }
  return {
    files,
    amount: () => sumOf(amounts),
    add,
    link(entry, own, named) {
      linkEntry(entry, own, folder)
      add(own, named)
    },
  }
}
