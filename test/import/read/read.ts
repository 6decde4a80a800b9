import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../../../src/import/read/read-document.ts'
import type { SourceDocument } from '../../../src/import/source.ts'
import { ContentError } from '../../../src/model/finding.ts'

export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, '../../fixtures/import/readers', name))
}

/** A document as one sees it: a line for each paragraph and row; in cells `→2` and `↓2` are spans, `/` ends a line. */
export function show({ blocks }: SourceDocument): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.layout ? `${block.layout}：${block.text}` : block.text]
      : block.rows.map((cells) =>
          cells
            .map(({ text, column, colSpan, rowSpan }) => {
              const spans = (colSpan > 1 ? `→${colSpan}` : '') + (rowSpan > 1 ? `↓${rowSpan}` : '')
              return `${column}:${text.replaceAll('\n', '/')}${spans}`
            })
            .join(' | '),
        ),
  )
}

export async function read(bytes: Uint8Array | string, file = 'document'): Promise<string[]> {
  return show(await readDocument(file, typeof bytes === 'string' ? Buffer.from(bytes) : bytes))
}

/** What a clerk is told about a file that can't be read. */
export async function refusalOf(bytes: Uint8Array | string, file = 'document'): Promise<string> {
  try {
    return `read: ${(await read(bytes, file)).join('\n')}`
  } catch (error) {
    if (error instanceof ContentError) return error.findings.map(({ message }) => message).join('\n')
    throw error
  }
}

/** What of a document was not read: `picture 第 3 段：图片 1`. */
export async function unreadIn(bytes: Uint8Array | string, file = 'document'): Promise<string[]> {
  const { parts } = await readDocument(file, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return parts
    .filter(({ fate }) => fate === 'unread')
    .map(({ kind, place, says }) => `${kind} ${place}${says ? `：${says}` : ''}`)
}
