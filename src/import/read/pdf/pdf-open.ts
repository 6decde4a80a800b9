import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { damaged, unreadable, withPassword } from '../unreadable.ts'
import { type PdfPage, readPage } from './pdf-page.ts'

/** More than any department's text; a law book by mistake is not read through. */
const mostPages = 2000

/** What a PDF shows, as far as text and tables go. */
export interface PdfFile {
  pages: PdfPage[]
  /** Our own writer breaks lines in cells evenly, before they are full. */
  isOurs: boolean
  /** What people have noted on its pages. */
  comments: string[]
  /** The names of files that it carries, other than what our own writer attaches. */
  attachments: string[]
}

/**
 * The pages of a PDF with their characters and rules.
 * @throws ContentError where it is damaged, has a password or too many pages
 */
export async function openPdf(file: string, bytes: Uint8Array): Promise<PdfFile> {
  const library = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), '/')
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    // Codes of fonts that are not embedded, as older Chinese programs leave them.
    cMapUrl: join(library, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(library, 'standard_fonts/'),
    // Pictures are not looked at; `pdf-page.ts` knows by what they leave that there were some.
    maxImageSize: 1,
  })
  try {
    const document = await task.promise
    if (document.numPages > mostPages)
      throw unreadable(file, `PDF 有 ${document.numPages} 页，不像是绩效目标表`, '检查是不是选错了文件')
    const pages: PdfPage[] = []
    const comments: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(await readPage(page, number))
      comments.push(...(await page.getAnnotations()).flatMap(commentOf))
      page.cleanup()
    }
    const { info }: { info: object } = await document.getMetadata()
    const isOurs = 'Producer' in info && info.Producer === 'mingbiao'
    const attached: object | null = isOurs ? null : await document.getAttachments()
    return { pages, isOurs, comments, attachments: Object.keys(attached ?? {}) }
  } catch (error) {
    if (error instanceof PasswordException) throw withPassword(file)
    if (error instanceof Error && error.name === 'ContentError') throw error
    throw damaged(file, 'PDF')
  } finally {
    await task.destroy()
  }
}

/** What an annotation says that a person has put on the page (ISO 32000-1, 12.5.6). */
function commentOf(annotation: unknown): string[] {
  if (typeof annotation !== 'object' || annotation === null || !('subtype' in annotation)) return []
  if (!['Text', 'FreeText', 'StrikeOut', 'Stamp', 'FileAttachment'].includes(String(annotation.subtype)))
    return []
  const contents = 'contentsObj' in annotation ? annotation.contentsObj : undefined
  const says =
    typeof contents === 'object' && contents !== null && 'str' in contents ? String(contents.str) : ''
  return [says || `${annotation.subtype}`]
}
