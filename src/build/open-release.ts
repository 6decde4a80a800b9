import { hasEditions } from '../proof/editions.ts'
import type { PublishedFile } from '../proof/manifest.ts'
import type { Amount } from '../proof/receipt.ts'
import { isPart } from '../proof/tree.ts'
import { amountOf, sumOf } from '../proof/write-proof.ts'

/** What a site has of some files. */
export interface Counted {
  paths: readonly string[]
  /** Those that the manifest of the site names; the others are named by the manifest of a unit's year. */
  named: readonly PublishedFile[]
  /** Those of which editions are known. */
  documents: readonly PublishedFile[]
  amount: Amount
}

export function countFiles(files: readonly PublishedFile[], named = files): Counted {
  return {
    paths: files.map(({ path }) => path),
    named,
    documents: files.filter(hasEditions),
    amount: amountOf(files),
  }
}

/** The same of files of units' years, which their own manifests name. */
export function countYear(files: readonly PublishedFile[]): Counted {
  return countFiles(files, files.filter(isPart))
}

/** The files that a site's folder is filled with. */
export interface Release {
  /** The files that the manifest of the site names. */
  files: readonly PublishedFile[]
  /** Those of all files of which editions are known. */
  documents: readonly PublishedFile[]
  /** The paths of all files. */
  paths: readonly string[]
  /** The paths of those that were made for this site alone. */
  own: readonly string[]
  /** How many files there are, and how large they are together. */
  amount(): Amount
  /** Counts files that the store has another name for. */
  count(some: Counted): void
  /** Counts files that were made for this site alone. */
  add(some: readonly PublishedFile[], named?: readonly PublishedFile[]): void
}

export function openRelease(): Release {
  const files: PublishedFile[] = []
  const documents: PublishedFile[] = []
  const paths: string[] = []
  const own: string[] = []
  const amounts: Amount[] = []
  const count = (some: Counted) => {
    for (const file of some.named) files.push(file)
    for (const file of some.documents) documents.push(file)
    for (const path of some.paths) paths.push(path)
    amounts.push(some.amount)
  }
  return {
    files,
    documents,
    paths,
    own,
    amount: () => sumOf(amounts),
    count,
    add(some, named) {
      for (const { path } of some) own.push(path)
      count(countFiles(some, named))
    },
  }
}
