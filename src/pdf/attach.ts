import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'
import { oncePer } from '../model/once.ts'

/** A file to be attached. */
export interface AttachedFile {
  name: string
  bytes: Uint8Array
  /** What it is, where it is not a record. */
  kind?: { type: string; description: string }
}

const recordKind = { type: 'application/json', description: '本表的数据' }

/**
 * Attaches a file as the source of what is printed (ISO 19005-3, 6.8: named, dated, its relationship said). pdfkit would compress
 * it, and add its digits up in JavaScript, for each document anew: a record is in its sheet and in the booklet.
 * @param date of the document's edition
 */
export function attach(document: PDFDocument, { name, bytes, kind = recordKind }: AttachedFile, date?: Date) {
  const { stream, checksum } = pack(bytes)
  const file = document.ref({
    Type: 'EmbeddedFile',
    Params: {
      ...(date && { CreationDate: date, ModDate: date }),
      CheckSum: new String(checksum),
      Size: bytes.length,
    },
    // A slash begins a name.
    Subtype: kind.type.replace('/', '#2F'),
    Length: stream.length,
    Filter: 'FlateDecode',
  })
  file.end(stream)
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: 'Source',
    F: new String(name),
    EF: { F: file },
    UF: new String(name),
    Desc: new String(kind.description),
  })
  specification.end()
  document.addNamedEmbeddedFile(name, specification)
  const { data } = document._root
  data.AF = [...(Array.isArray(data.AF) ? data.AF : []), specification]
}

/** A file's bytes, compressed, and their MD5, which PDF asks for. */
const pack = oncePer((bytes: Uint8Array) => ({
  stream: deflateSync(bytes),
  checksum: createHash('md5').update(bytes).digest('hex'),
}))
