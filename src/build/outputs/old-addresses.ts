import { countyCard, departmentCard } from '../../card/cards.ts'
import { pageOf, pdfOf } from '../../corrections/addresses.ts'
import type { Former } from '../../corrections/old-address.ts'
import type { PdfFile } from '../../documents/documents.ts'
import { noticePdf } from '../../documents/notice.ts'
import { type Address, departmentPicture } from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import type { Published } from '../../review/load.ts'
import { wayBelowYear } from '../../site/department-column.ts'
import type { Notice } from '../../site/page-data.ts'
import type { Output } from '../output.ts'
import { factsOf, once } from './department.ts'

/** A former address of a PDF, with the notice that stands there now. */
interface OldSheet {
  former: Former
  pdf: () => Promise<PdfFile>
}

/** What stands where something was published that has another address now, or none. */
export function oldOutputs(published: Published): Output[] {
  const sheets = published.history.former.map(
    (former): OldSheet => ({ former, pdf: once(() => noticePdf(published, former)) }),
  )
  const pages = published.history.former.filter(({ item: { of } }) => !of.includes('.'))
  const [years, projects] = [pages.filter(isYear), pages.filter((former) => !isYear(former))]
  return [
    ...placesWithoutContent(published).map(
      (place): Output => ({ address: place.address, page: () => ({ 'old-place': place }) }),
    ),
    ...years.flatMap((former) => oldYearOutputs(published, former, pages, sheets)),
    ...projects.map((former) => oldProjectOutput(published, former, sheets)),
    ...sheets.map(
      ({ former, pdf }): Output => ({
        address: pdfOf(former.item),
        body: async () => (await pdf()).bytes,
      }),
    ),
  ]
}

function isYear({ item }: Former): boolean {
  return item.of === departmentText
}

function oldYearOutputs(
  published: Published,
  former: Former,
  pages: readonly Former[],
  sheets: readonly OldSheet[],
): Output[] {
  const { item, now } = former
  const below = pages.filter(
    (one) => one.item.unit === item.unit && one.item.year === item.year && one !== former,
  )
  const above = wayBelowYear(published, item).slice(0, -1)
  const address = pageOf(item)
  return [
    {
      address,
      page: async () => ({
        'old-year': { former, above, below, notices: await noticesAt(address, sheets) },
      }),
    },
    {
      address: departmentPicture(item.unit, item.year),
      // Where a page was shared, a picture still stands: of what is there now, or the county's.
      body: () =>
        now?.part && now.department ? departmentCard(published.site, now.department) : countyCard(published),
    },
  ]
}

function oldProjectOutput(published: Published, former: Former, sheets: readonly OldSheet[]): Output {
  const address = pageOf(former.item)
  const above = wayBelowYear(published, former.item)
  return {
    address,
    page: async () => ({ 'old-project': { former, above, notices: await noticesAt(address, sheets) } }),
  }
}

/** The notices that the page at an old address offers: of a project, and of its self-evaluation and monitoring table. */
function noticesAt(page: Address, sheets: readonly OldSheet[]): Promise<Notice[]> {
  const own = sheets.filter(({ former }) => pageOf(former.item) === page)
  return Promise.all(
    own.map(async ({ former, pdf }) => ({
      name: former.name,
      to: pdfOf(former.item),
      file: factsOf(await pdf()),
    })),
  )
}

/** Units and budget years of which nothing is published any longer, with what they had. */
export function placesWithoutContent({ departments, history }: Published) {
  const left = new Set(departments.flatMap(({ unit, year }) => [unit, String(year)]))
  const years = history.former.filter(isYear)
  const place = (name: string, title: string, former: readonly Former[]) => ({
    name,
    title,
    address: `/${name}/` as const,
    former,
  })
  return [
    ...[...Map.groupBy(years, ({ item }) => item.unit)].map(([unit, former]) =>
      place(unit, `单位 ${unit}`, former),
    ),
    ...[...Map.groupBy(years, ({ item }) => String(item.year))].map(([year, former]) =>
      place(year, `${year} 年预算绩效目标`, former),
    ),
  ].filter(({ name }) => !left.has(name))
}
