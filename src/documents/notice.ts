import { createHash } from 'node:crypto'
import { pageOf } from '../corrections/addresses.ts'
import { moment } from '../corrections/events.ts'
import { type Former, goneFrom, goneText, goneTitle } from '../corrections/old-address.ts'
import { canonical } from '../model/address.ts'
import { waysBack } from '../pdf/foot.ts'
import { layOutNotice } from '../pdf/notice.ts'
import type { Layout } from '../pdf/write.ts'
import type { Published } from '../review/load.ts'
import { type PdfFile, write } from './documents.ts'

/** What stands at the old address of a PDF: what became of it, and the way to its page. */
export async function noticePdf(published: Published, former: Former): Promise<PdfFile> {
  return write(noticeLayout(published, former))
}

function noticeLayout({ site }: Published, former: Former): Layout {
  const { item, name, date, now } = former
  const { headline, detail, reason } = goneText(former)
  const place = now?.part && canonical(site.url, pageOf(now))
  const lines = [
    `${goneFrom(former)}。`,
    `${headline}。`,
    `${detail}。`,
    `理由：${reason}`,
    ...(place ? [`现在的网页：${place}`] : []),
  ]
  const digest = createHash('sha256')
    .update([name, ...lines].join('\n'))
    .digest('hex')
  return layOutNotice(
    {
      title: goneTitle(former),
      subject: goneFrom(former),
      about: '公开内容的撤下或改编号',
      lines,
      author: site.sponsor,
      date: new Date(moment(date)),
    },
    { records: [], digest, ...waysBack(site.url, pageOf(item), digest) },
  )
}
