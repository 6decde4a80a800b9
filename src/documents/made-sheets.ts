import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Address } from '../model/address.ts'
import type { PdfFile } from './documents.ts'

/**
 * Where a build has its sheets made beforehand, by all cores (`make-sheets.ts`); set for that build only. Unset, as in
 * the dev server, each sheet is made when it is asked for.
 */
export const madeSheetsVariable = 'MINGBIAO_SHEETS'

/** Number of pages by address, beside the files. */
export const indexName = 'pages.json'

let index: Promise<ReadonlyMap<string, number>> | undefined

/** A sheet that was made beforehand. */
export async function madeSheet(address: Address): Promise<PdfFile | undefined> {
  const folder = process.env[madeSheetsVariable]
  if (folder === undefined) return undefined
  index ??= readIndex(folder)
  const pages = (await index).get(address)
  return pages === undefined
    ? undefined
    : { bytes: new Uint8Array(await readFile(join(folder, address))), pages }
}

async function readIndex(folder: string): Promise<ReadonlyMap<string, number>> {
  const entries: Record<string, number> = JSON.parse(await readFile(join(folder, indexName), 'utf8'))
  return new Map(Object.entries(entries))
}
