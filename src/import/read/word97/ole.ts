import { CFB } from '@e965/xlsx'
import { Damage } from '../unreadable.ts'

/** A compound file ([MS-CFB]): streams by name, as Office 97–2003 saves its documents. */
export interface Ole {
  stream(name: string): Uint8Array | undefined
}

/** @throws Damage where it is no whole compound file */
export function openOle(bytes: Uint8Array): Ole {
  const container = open(bytes)
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

function open(bytes: Uint8Array): unknown {
  try {
    return CFB.read(bytes, { type: 'array' })
  } catch (error) {
    throw new Damage('not a compound file', { cause: error })
  }
}
