import type { Grid } from '../model/grid.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import type { Element } from './page-layout.ts'
import { setForm } from './set-form.ts'
import type { Layout } from './write-pdf.ts'

/** Lays out the receipt of a publication: its form, with the way to its page at the foot. */
export function layOutReceipt(
  grid: Grid,
  source: DocumentSource,
  about: { author: string; date?: Date },
): Layout {
  const root: Element = { type: 'Document', children: [] }
  const title = `${about.author}预算绩效目标${grid.title}`
  const pages = setForm(grid, root, 'H1', [title])
  setFoot(pages, root, source)
  return {
    ...about,
    title,
    subject: '公开了哪些文件、它们的校验值和内容的提交',
    pages,
    root,
    attachments: source.records,
    digest: source.digest,
    outline: [{ title: grid.title, page: 0, y: 0, children: [] }],
  }
}
