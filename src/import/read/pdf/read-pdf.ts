import type { ReadDocument } from '../../document-parts.ts'
import { unreadable } from '../unreadable.ts'
import { flowOf } from './pdf-flow.ts'
import { partsOf } from './pdf-parts.ts'

/**
 * Reads a PDF by its text layer and the rules that draw its tables: a table that goes on over pages is one, with its head once;
 * lines are joined to paragraphs; running heads and page numbers are layout. Of scans there is nothing to read.
 * @throws ContentError where it is damaged, has a password or no text
 */
export async function readPdf(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  // The library is large, and most documents are no PDFs.
  const { openPdf } = await import('./pdf-open.ts')
  const pdf = await openPdf(file, bytes)
  if (pdf.pages.every(({ glyphs }) => glyphs.every(({ text }) => text.trim() === '')))
    throw unreadable(
      file,
      'PDF 里没有文字，多半是扫描件或图片',
      '找原来的 Word、Excel 文件；只有纸质件的，先做文字识别并校对，存成 Word 再导入',
    )
  return { file, blocks: flowOf(pdf), parts: partsOf(pdf) }
}
