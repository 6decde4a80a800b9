import { createHash } from 'node:crypto'
import type { Department } from '../content/record.ts'
import { briefPage } from '../model/address.ts'
import { dateInChina } from '../pdf/date.ts'
import { waysBack } from '../pdf/foot.ts'
import { layOutBrief } from '../pdf/notice.ts'
import type { Published } from '../review/load.ts'
import { type PdfFile, write } from './documents.ts'

/** A unit's budget year on one sheet (简报), as its page has it. */
export function briefPdf(
  { site }: Published,
  { unit, year, name, published }: Department,
  parts: readonly { heading: string; lines: readonly string[] }[],
): PdfFile {
  const title = `${name} ${year} 年简报`
  const texts = parts.flatMap(({ heading, lines }) => [heading, ...lines])
  const digest = createHash('sha256')
    .update([title, ...texts].join('\n'))
    .digest('hex')
  const date = dateInChina(published ?? `${year}-01-01`)
  return write(
    layOutBrief(
      { title, subject: `${name} ${year} 年`, about: '预算绩效简报', parts, author: site.sponsor, date },
      { records: [], digest, ...waysBack(site.url, briefPage(unit, year), digest) },
    ),
  )
}
