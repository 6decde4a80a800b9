import type { Department, Project } from '../model/record.ts'
import { layOutBooklet } from '../pdf/booklet.ts'
import { layOutSheet } from '../pdf/sheet.ts'
import { type Layout, writePdf } from '../pdf/write.ts'
import type { Published } from './load.ts'

/** A finished PDF. */
export interface PdfFile {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
}

/** Each document is made once, though its own address and the pages that tell its size all ask for it. */
const made = new WeakMap<Project | Department, Promise<PdfFile>>()

function once(record: Project | Department, layOut: () => Layout): Promise<PdfFile> {
  let file = made.get(record)
  if (!file) {
    file = write(layOut())
    made.set(record, file)
  }
  return file
}

async function write(layout: Layout): Promise<PdfFile> {
  return { bytes: await writePdf(layout), pages: layout.pages.length }
}

/** A project's sheet: its official form. */
export function sheetPdf(published: Published, department: Department, project: Project): Promise<PdfFile> {
  return once(project, () => layOutSheet(department, project, published.grid(department, project)))
}

/** A department's booklet for its budget year. */
export function bookletPdf(published: Published, department: Department): Promise<PdfFile> {
  return once(department, () => layOutBooklet(department, (project) => published.grid(department, project)))
}
