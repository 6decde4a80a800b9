const marks: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Decodes text by its byte order mark, else as UTF-8, else as the encoding it declares itself, else as GB18030, which Windows
 * programs in China write. UTF-8 is tried before the declaration: pages that were saved again often keep a stale one.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return new TextDecoder(marked[0]).decode(bytes)
  return (
    decodeStrictly(bytes, 'utf-8') ??
    decodeStrictly(bytes, declared ?? 'gb18030') ??
    new TextDecoder('gb18030').decode(bytes)
  )
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
