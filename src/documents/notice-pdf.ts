import { createHash } from 'node:crypto'
import { moment } from '../corrections/event.ts'
import { pageOf } from '../corrections/item-addresses.ts'
import {
  type Superseded,
  supersededFrom,
  supersededText,
  supersededTitle,
} from '../corrections/old-address.ts'
import { canonical } from '../model/address.ts'
import { waysBack } from '../pdf/foot.ts'
import { layOutNotice } from '../pdf/notice.ts'
import type { Layout } from '../pdf/write-pdf.ts'
import type { Published } from '../review/load.ts'
import { type PdfFile, write } from './documents.ts'

/** What stands at the old address of a PDF: what became of it, and the way to its page. */
export async function noticePdf(published: Published, superseded: Superseded): Promise<PdfFile> {
  return write(noticeLayout(published, superseded))
}

function noticeLayout({ site, departments }: Published, superseded: Superseded): Layout {
  const { item, name, date, now } = superseded
  const { headline, detail, reason } = supersededText(superseded)
  const place = now?.part && canonical(site.url, pageOf(now))
  const from = supersededFrom(superseded, departments)
  const lines = [
    `${from}。`,
    `${headline}。`,
    `${detail}。`,
    `理由：${reason.replace(/(?<![。！？])$/, '。')}`,
    ...(place ? [`现在的网页：${place}`] : []),
  ]
  const digest = createHash('sha256')
    .update([name, ...lines].join('\n'))
    .digest('hex')
  return layOutNotice(
    {
      title: supersededTitle(superseded),
      subject: from,
      about: '公开内容的撤下或改编号',
      lines,
      author: site.sponsor,
      date: new Date(moment(date)),
    },
    { records: [], digest, ...waysBack(site.url, pageOf(item), digest) },
  )
}
