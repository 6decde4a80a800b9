import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { manifest, receiptPdf } from '../model/address.ts'
import type { Release } from './releases.ts'
import { ownFolder } from './server-settings.ts'

/**
 * Keeps what proves a release for as long as the repository is kept, though the release itself will be removed: its receipt
 * and its manifest. They are not part of later releases, each of which is what a build of its commit makes. They are on disk with the
 * entry of the log, which comes next.
 */
export async function archiveReceipt(repository: string, site: string, { name }: Release) {
  const folder = join(ownFolder(repository), 'receipts', name)
  await mkdir(folder, { recursive: true })
  for (const address of [manifest, receiptPdf])
    await cp(join(site, 'releases', name, address), join(folder, address))
}
