import type { PdfFile } from '../documents/documents.ts'

/** Answers with a PDF; only records that have one are given an address. */
export function pdfResponse(file: PdfFile | undefined): Response {
  if (!file) return new Response(undefined, { status: 404 })
  return new Response(file.bytes, { headers: { 'content-type': 'application/pdf' } })
}
