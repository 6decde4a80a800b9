import { ContentError } from '../model/finding.ts'
import { readText } from './read-text.ts'
import type { SourceDocument } from './source.ts'

/**
 * Reads a document of any known kind, told by its first bytes.
 * @throws ContentError where nobody knows how to read it
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<SourceDocument> {
  const text = decodeText(bytes)
  if (text !== undefined) return readText(file, text)
  throw new ContentError([
    {
      rule: 'import-format',
      severity: 'error',
      file,
      message: '这种文件读不了',
      expected: '纯文本（.txt）',
      fix: '在 Word 或 WPS 里另存为纯文本，再导入',
    },
  ])
}

/** UTF-8, UTF-16 with its mark, or GB 18030; undefined for what is no text. */
function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const named =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  for (const encoding of named ? [named] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!/[^\P{Cc}\t\n\r\f\v]/u.test(text)) return text
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  return undefined
}
