import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'
import { once } from '../model/once.ts'

const sRgb = 'sRGB IEC61966-2.1'

/** pdfkit's own profile, which it would compress for each document anew. */
const profile = once(() => {
  const file = new URL('data/sRGB_IEC61966_2_1.icc', import.meta.resolve('pdfkit'))
  return deflateSync(readFileSync(file))
})

/** Says that colours are those of sRGB, which PDF/A wants to know (ISO 19005-3, 6.2.3). */
export function writeColourProfile(document: PDFDocument) {
  const stream = profile()
  const reference = document.ref({ Length: stream.length, N: 3, Filter: 'FlateDecode' })
  reference.end(stream)
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: new String(sRgb),
    OutputConditionIdentifier: new String(sRgb),
    DestOutputProfile: reference,
  })
  intent.end()
  document._root.data.OutputIntents = [intent]
}
