import { ContentError } from '../../model/finding.ts'
import type { ReadDocument, SourcePart } from '../document-parts.ts'
import type { SourceBlock } from '../source.ts'
import { unreadable } from './unreadable.ts'
import { unzip } from './unzip.ts'

/** Reads one document of an archive. */
type Read = (file: string, bytes: Uint8Array) => Promise<ReadDocument>

/** What systems, and Word while a file is open, put into archives beside the documents. */
const clutter = /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/**
 * Reads the documents in a zip archive as one, in the order of their names; places begin with the name. One that cannot be
 * read is a part that was not.
 * @throws ContentError where there is none that can
 */
export async function readArchive(file: string, bytes: Uint8Array, read: Read): Promise<ReadDocument> {
  const files = [...unzip(file, bytes, (name) => !clutter.test(name))]
    .map(([name, data]) => ({ name: readableName(name), data }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const documents: ReadDocument[] = []
  const unread: SourcePart[] = []
  for (const { name, data } of files) {
    const document = await read(name, data).catch((error: unknown) => {
      if (!(error instanceof ContentError)) throw error
      const says = error.findings.map(({ message }) => message).join('；')
      unread.push({ kind: 'file', place: name, fate: 'unread', says })
    })
    if (document) documents.push(within(name, document))
  }
  if (documents.length === 0)
    throw unreadable(
      file,
      unread.length === 0
        ? '压缩包是空的'
        : `压缩包里没有能读的文件：${unread.map(({ place, says }) => `${place}：${says}`).join('；')}`,
      '先解压，看看里面的文件',
    )
  return {
    file,
    blocks: documents.flatMap(({ blocks }) => blocks),
    parts: [...documents.flatMap(({ parts }) => parts), ...unread],
  }
}

/** The same document, its places with its name before them. */
function within(name: string, { file, blocks, parts }: ReadDocument): ReadDocument {
  const inName = <P extends { place: string }>(part: P): P => ({ ...part, place: `${name} ${part.place}` })
  return {
    file,
    blocks: blocks.map(
      (block): SourceBlock =>
        block.kind === 'table'
          ? inName({ ...block, rows: block.rows.map((row) => row.map(inName)) })
          : inName(block),
    ),
    parts: parts.map(inName),
  }
}

/** Chinese Windows writes names in its own code page and does not say so; they were read byte by byte. */
function readableName(name: string): string {
  if (!/[\u0080-\u00ff]/.test(name) || /[^\0-\u00ff]/.test(name)) return name
  return new TextDecoder('gb18030').decode(Buffer.from(name, 'latin1'))
}
