import { constants, crc32, deflateRawSync } from 'node:zlib'
import { Zip, type ZipInputFile } from 'fflate'
import { zipEntryTime } from '../model/zip-entry-time.ts'
import { joinCrc32 } from './crc32.ts'

/** Bytes, deflated up to a whole byte and without an end, so that more can follow. */
export interface Deflated {
  bytes: Uint8Array<ArrayBuffer>
  /** How many bytes they were before, and their checksum. */
  size: number
  crc: number
}

/** Of what is for people to take; from 1, the fastest, to 9, the smallest. */
export const zipLevel = 6

/** An empty last block (RFC 1951, 3.2.3). */
const end = new Uint8Array([3, 0])

/**
 * Deflates by Node's own zlib, which takes a quarter of the time of the library of the archive over a county's tables.
 * @param level from 1, the fastest, to 9, the smallest
 */
export function deflate(bytes: Uint8Array, level: number): Deflated {
  const deflated = deflateRawSync(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH })
  return { bytes: deflated, size: bytes.length, crc: crc32(bytes) }
}

/**
 * Files as a ZIP archive (APPNOTE.TXT 6.3), piece by piece, the same bytes for the same files. The library writes the archive.
 * @param files by name, each of parts that follow one another
 */
export function zipOf(files: ReadonlyMap<string, readonly Deflated[]>): Uint8Array[] {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  for (const [filename, parts] of files) {
    const size = parts.reduce((sum, part) => sum + part.size, 0)
    const crc = parts.reduce((sum, part) => joinCrc32(sum, part.crc, part.size), 0)
    const entry: ZipInputFile = { filename, size, crc, compression: 8, mtime: zipEntryTime }
    zip.add(entry)
    for (const { bytes } of parts) entry.ondata?.(null, bytes, false)
    entry.ondata?.(null, end, true)
  }
  zip.end()
  return chunks
}
