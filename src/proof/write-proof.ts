import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Department, Publication, Site } from '../content/record.ts'
import { type Address, departmentPage, fileAt, home, proofIn } from '../model/address.ts'
import type { Grid } from '../model/grid.ts'
import { documentDate } from '../pdf/date.ts'
import { waysBack } from '../pdf/foot.ts'
import { layOutReceipt } from '../pdf/lay-out-receipt.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { describe } from './describe.ts'
import {
  checksumList,
  type Held,
  isDerived,
  type PublishedFile,
  printManifest,
  type Revision,
} from './manifest.ts'
import { type Amount, type Listed, type Proved, receiptGrid, yearReceiptGrid } from './receipt.ts'

/** Renders the page of a receipt. */
export type ReceiptPage = (receipt: Grid) => Promise<string>

/** What there is to prove, and how it is said. */
interface Proof {
  site: Site
  /** What the files stand below, and their proof in. */
  at: Address
  /** All other files. */
  files: readonly PublishedFile[]
  receipt(listed: Listed): Grid
  page: ReceiptPage
  date: Date | undefined
  revision: Partial<Revision> & { held?: Held }
}

/**
 * Writes the proof of a built site beside what it proves: checksums, receipt and manifest. The same site and commit give the
 * same bytes.
 * @param described all other files, but those that the manifests of units' years name which are among them
 * @param amount of all files, those included
 * @returns the files of the proof
 */
export async function writeProof(
  folder: string,
  described: readonly PublishedFile[],
  publication: Proved,
  revision: Partial<Revision> & { held?: Held },
  page: ReceiptPage,
  amount: Amount = amountOf(described),
): Promise<PublishedFile[]> {
  const receipt = (listed: Listed) => receiptGrid(publication, revision, listed, amount)
  const date = dateOf(publication, revision)
  const { made } = await write(folder, {
    site: publication.site,
    at: home,
    files: described,
    receipt,
    page,
    date,
    revision,
  })
  return made
}

/**
 * Writes the proof of a unit's year beside its files.
 * @returns all files, the proof's among them
 */
export async function writeYearProof(
  folder: string,
  described: readonly PublishedFile[],
  site: Site,
  department: Department,
  page: ReceiptPage,
): Promise<PublishedFile[]> {
  const receipt = (listed: Listed) => yearReceiptGrid(department, site, listed)
  const at = departmentPage(department.unit, department.year)
  const { files, made } = await write(folder, {
    site,
    at,
    files: described,
    receipt,
    page,
    date: documentDate(department),
    revision: {},
  })
  return [...files, ...made]
}

/** How much files are. */
export function amountOf(files: readonly PublishedFile[]): Amount {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
}

export function sumOf(amounts: readonly Amount[]): Amount {
  const sum = (count: (one: Amount) => number) => amounts.reduce((all, one) => all + count(one), 0)
  return { files: sum((one) => one.files), bytes: sum((one) => one.bytes) }
}

async function write(
  folder: string,
  { site, at, files: described, receipt, page, date, revision }: Proof,
): Promise<{ files: PublishedFile[]; made: PublishedFile[] }> {
  const below = at.slice(1)
  const files = described.filter((file) => !isDerived(file, below)).sort(byPath)
  const proof = proofIn(at)
  const list = Buffer.from(checksumList(files, below))
  const grid = receipt({ files, checksums: list })
  const attachment = {
    name: 'checksums.txt',
    bytes: list,
    kind: { type: 'text/plain', description: '各文件的校验值' },
  }
  const digest = describe('', list).sha256
  const source = { records: [attachment], digest, ...waysBack(site.url, proof.page, digest) }
  const pdf = writePdf(layOutReceipt(grid, source, { author: site.sponsor, ...(date && { date }) }))
  const made: PublishedFile[] = []
  const put = async (address: Address, bytes: Uint8Array) => {
    const path = fileAt(address)
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
    made.push(describe(path, bytes))
  }
  await put(proof.checksums, list)
  await put(proof.page, Buffer.from(await page(grid)))
  await put(proof.pdf, pdf)
  const all = [...files, ...made].sort(byPath)
  await put(proof.manifest, Buffer.from(printManifest({ version: 2, ...revision, files: all })))
  return { files, made }
}

function byPath(a: PublishedFile, b: PublishedFile): number {
  return a.path < b.path ? -1 : 1
}

/** The day of the commit; where there is none, the latest that content tells. */
function dateOf({ departments }: Publication, { committed }: Partial<Revision>): Date | undefined {
  const dates = committed
    ? [new Date(committed)]
    : departments.flatMap((department) => documentDate(department) ?? [])
  return dates.sort((a, b) => a.getTime() - b.getTime()).at(-1)
}
