import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Publication } from '../content/record.ts'
import { checksums, receipt, receiptPdf } from '../model/address.ts'
import type { Grid } from '../model/form.ts'
import { documentDate } from '../pdf/date.ts'
import { waysBack } from '../pdf/foot.ts'
import { layOutReceipt } from '../pdf/receipt.ts'
import { writePdf } from '../pdf/write.ts'
import { describe } from './describe.ts'
import {
  checksumList,
  type Held,
  isDerived,
  manifestName,
  type PublishedFile,
  printManifest,
  type Revision,
} from './manifest.ts'
import { type Proved, receiptGrid } from './receipt.ts'

/**
 * Writes the proof of a built site beside what it proves: checksums, receipt and manifest. The same site and commit give the
 * same bytes.
 * @param described all other files
 * @param page renders the page of the receipt
 */
export async function writeProof(
  folder: string,
  described: readonly PublishedFile[],
  publication: Proved,
  revision: Partial<Revision> & { held?: Held },
  page: (receipt: Grid) => Promise<string>,
) {
  const files = described.filter((file) => !isDerived(file)).sort(byPath)
  const list = Buffer.from(checksumList(files))
  const grid = receiptGrid({ publication, revision, files, checksums: list })
  const attachment = {
    name: checksums.slice(1),
    bytes: list,
    kind: { type: 'text/plain', description: '各文件的校验值' },
  }
  const digest = describe('', list).sha256
  const source = { records: [attachment], digest, ...waysBack(publication.site.url, receipt, digest) }
  const about = { author: publication.site.sponsor, ...dateOf(publication, revision) }
  const made: [string, Uint8Array][] = [
    [checksums.slice(1), list],
    [`${receipt.slice(1)}index.html`, Buffer.from(await page(grid))],
    [receiptPdf.slice(1), writePdf(layOutReceipt(grid, source, about))],
  ]
  for (const [path, bytes] of made) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const all = [...files, ...made.map(([path, bytes]): PublishedFile => describe(path, bytes))]
  all.sort(byPath)
  await writeFile(join(folder, manifestName), printManifest({ version: 1, ...revision, files: all }))
}

function byPath(a: PublishedFile, b: PublishedFile): number {
  return a.path < b.path ? -1 : 1
}

/** The day of the commit; where there is none, the latest that content tells. */
function dateOf({ departments }: Publication, { committed }: Partial<Revision>): { date?: Date } {
  const dates = committed
    ? [new Date(committed)]
    : departments.flatMap((department) => documentDate(department) ?? [])
  const latest = dates.sort((a, b) => a.getTime() - b.getTime()).at(-1)
  return latest ? { date: latest } : {}
}
