import type { ReadDocument } from '../document-parts.ts'
import { readWorkbook } from './excel/read-workbook.ts'
import { refuseForeign, saveAsDocx, slides } from './foreign-formats.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { readArchive } from './read-archive.ts'
import { decodeText } from './text/decode-text.ts'
import { csvRows, readCsv } from './text/read-csv.ts'
import { readText } from './text/read-text.ts'
import { Damage, damaged, unreadable, withPassword } from './unreadable.ts'
import { namesInZip, unzip } from './unzip.ts'
import { readHtml } from './web/read-html.ts'
import { readMhtml } from './web/read-mhtml.ts'
import { readDocx } from './word/read-docx.ts'
import { openOle } from './word97/ole.ts'
import { readDoc } from './word97/read-doc.ts'

/**
 * Reads a document in the format that its bytes show, whatever its name ends in: pages and texts are often named `.doc` or `.xls`.
 * @throws ContentError where nothing can be read, with what the file is and how to mend it
 */
export async function readDocument(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  let document: ReadDocument
  let format: Format = { name: '文档', read: readWorkbook }
  try {
    format = formatOf(file, bytes)
    document = await format.read(file, bytes)
  } catch (error) {
    // A RangeError: the file nests deeper than any stack, or asks for more than any array holds.
    if (error instanceof Damage || error instanceof RangeError) throw damaged(file, format.name)
    throw error
  }
  if (document.blocks.some(({ kind, ...block }) => kind === 'table' || !('layout' in block))) return document
  throw unreadable(file, '文件里没有文字', '看看是不是拿错了文件；内容是图片的，要有能复制文字的文件')
}

interface Format {
  name: string
  read: (file: string, bytes: Uint8Array) => ReadDocument | Promise<ReadDocument>
}

function formatOf(file: string, bytes: Uint8Array): Format {
  if (bytes.length === 0) throw unreadable(file, '文件是空的', '重新保存或重新下载这个文件')
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('PK\x03\x04')) return zipFormatOf(file, bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleFormatOf(file, bytes)
  if (/^(\xef\xbb\xbf)?\s*%PDF-/.test(head)) return { name: 'PDF', read: readPdf }
  refuseForeign(file, head)
  if (/^(mime-version:|from: <saved by)/i.test(head)) return { name: '单个文件的网页', read: readMhtml }
  return textFormatOf(file, bytes)
}

function zipFormatOf(file: string, bytes: Uint8Array): Format {
  const names = namesInZip(file, bytes)
  if (names.some((name) => name.startsWith('word/'))) return { name: 'Word 文档', read: readDocx }
  if (names.some((name) => name.startsWith('xl/'))) return workbook
  if (names.some((name) => name.startsWith('ppt/'))) throw slides(file)
  if (names.includes('OFD.xml'))
    throw unreadable(file, '这是 OFD 版式文件', '用阅读器另存为 PDF，或找原来的 Word 文件')
  if (names.includes('content.xml')) return openDocumentFormatOf(file, bytes)
  return { name: '压缩包', read: (name, archive) => readArchive(name, archive, readInside) }
}

/** A spreadsheet of OpenDocument (ISO/IEC 26300) is a workbook. */
function openDocumentFormatOf(file: string, bytes: Uint8Array): Format {
  const type = decodeText(
    unzip(file, bytes, (name) => name === 'mimetype').get('mimetype') ?? new Uint8Array(),
  )
  if (type.includes('spreadsheet')) return workbook
  throw unreadable(file, '这是 OpenDocument 文件', saveAsDocx)
}

/** Archives in archives are not opened. */
async function readInside(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  if (formatOf(file, bytes).name === '压缩包')
    throw unreadable(file, '压缩包里又有压缩包', '先解压，再导入里面的文件')
  return readDocument(file, bytes)
}

const workbook = { name: 'Excel 工作簿', read: readWorkbook }

function oleFormatOf(file: string, bytes: Uint8Array): Format {
  const ole = openOle(bytes)
  if (ole.stream('EncryptedPackage')) throw withPassword(file)
  if (ole.stream('Workbook') ?? ole.stream('Book')) return workbook
  if (ole.stream('PowerPoint Document')) throw slides(file)
  if (ole.stream('WordDocument')) return { name: 'Word 文档', read: readDoc }
  throw unreadable(file, '认不出这是什么文件', saveAsDocx)
}

const page = /<(!doctype\s+html|html|head|body|table|meta|div|p|title)[\s>/]/i

function textFormatOf(file: string, bytes: Uint8Array): Format {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const declared = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
  const text = decodeText(bytes, declared)
  if (isBinary(text))
    throw unreadable(
      file,
      '认不出这是什么文件',
      '能导入的是 Word、Excel、PDF、网页和文本文件；别的先另存为其中一种',
    )
  // The XML in which Excel 2003 saved workbooks.
  if (text.slice(0, 4096).includes('urn:schemas-microsoft-com:office:spreadsheet')) return workbook
  if (page.test(text.slice(0, 4096))) return { name: '网页', read: () => readHtml(file, text) }
  const rows = csvRows(text.replace(/\r\n?/g, '\n'))
  if (rows) return { name: 'CSV', read: () => readCsv(file, rows) }
  return { name: '文本', read: () => readText(file, text) }
}

/** Whether a text holds what no text has: control characters, or many that could not be decoded. */
function isBinary(text: string): boolean {
  const strange = [...text].filter((character) => character === '\ufffd' || isControl(character)).length
  return text.includes('\0') || strange > Math.max(1, text.length / 100)
}

/** Tabs, line and page breaks are none, nor is the vertical tab that Word has for a line break. */
function isControl(character: string): boolean {
  return character < ' ' && !/\s/.test(character)
}
