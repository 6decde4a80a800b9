import { createHash } from 'node:crypto'
import { moment } from '../change/events.ts'
import type { Former } from '../change/former.ts'
import { goneFrom, goneText } from '../change/gone.ts'
import { pageOf, pdfOf } from '../change/page.ts'
import { type Address, canonical } from '../model/address.ts'
import { layOutNotice } from '../pdf/notice.ts'
import type { Layout } from '../pdf/write.ts'
import { once, type PdfFile, write } from './documents.ts'
import type { Published } from './load.ts'

/** What stands at the old address of a PDF: what became of it, and the way to its page. */
export function noticePdf(published: Published, former: Former): Promise<PdfFile> {
  return once(former, () => write(noticeLayout(published, former)))
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
  const url = canonical(site.url, pageOf(item))
  const digest = createHash('sha256')
    .update([name, ...lines].join('\n'))
    .digest('hex')
  return layOutNotice(
    { title: name, lines, author: site.sponsor, date: new Date(moment(date)) },
    { records: [], digest, ...(url && { url }) },
  )
}

/** The notices that the page at an old address offers: of a project, and of its self-evaluation and monitoring table. */
export function noticesAt(published: Published, page: Address) {
  const former = published.history.former.filter(({ item }) => pageOf(item) === page)
  return Promise.all(
    former.map(async (one) => ({
      name: one.name,
      to: pdfOf(one.item),
      file: await noticePdf(published, one),
    })),
  )
}
