import type { DocFile } from './doc-file.ts'

/** The names of a document's fonts, by their indexes (SttbfFfn and FFN, [MS-DOC]). */
export function readFonts({ structure }: DocFile): string[] {
  const table = structure(15)
  const names: string[] = []
  for (let at = 4; at < table.length; ) {
    const size = table.u8(at)
    const name = size >= 41 ? table.part(at + 40, size - 39).bytes() : new Uint8Array()
    names.push(new TextDecoder('utf-16le').decode(name).split('\0')[0] ?? '')
    at += 1 + size
  }
  return names
}
