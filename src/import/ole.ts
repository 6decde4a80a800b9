import { CFB } from '@e965/xlsx'

/** A compound file ([MS-CFB]): streams by name, as Office 97–2003 saves its documents. */
export interface Ole {
  stream(name: string): Uint8Array | undefined
}

/** @throws Error where it is damaged */
export function openOle(bytes: Uint8Array): Ole {
  const container: unknown = CFB.read(bytes, { type: 'array' })
  return {
    stream(name) {
      const entry: unknown = CFB.find(container, `/${name}`)
      if (typeof entry !== 'object' || entry === null || !('content' in entry)) return undefined
      const { content } = entry
      return content instanceof Uint8Array
        ? content
        : Array.isArray(content)
          ? Uint8Array.from(content)
          : undefined
    },
  }
}
