import { countyCard, departmentCard } from '../../card/cards.ts'
import { codeOf, pageOf, pdfOf } from '../../corrections/item-addresses.ts'
import { type Superseded, supersededFrom, supersededIn } from '../../corrections/old-address.ts'
import type { Feed } from '../../data/feed.ts'
import type { PdfFile } from '../../documents/documents.ts'
import { noticePdf } from '../../documents/notice-pdf.ts'
import { type Address, departmentPicture, embedPage, unitFeed } from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import { once } from '../../model/once.ts'
import type { Published } from '../../review/load.ts'
import { wayBelowYear } from '../../site/department-column.ts'
import type { Notice } from '../../site/page-data.ts'
import type { Output } from '../output.ts'
import { factsOf } from './document-outputs.ts'

/** A superseded address of a PDF, with the notice that stands there now. */
interface OldSheet {
  superseded: Superseded
  pdf: () => Promise<PdfFile>
}

/** What stands where something was published that has another address now, or none. */
export function oldOutputs(published: Published): Output[] {
  const sheets = published.history.superseded.map(
    (superseded): OldSheet => ({ superseded, pdf: once(() => noticePdf(published, superseded)) }),
  )
  const pages = published.history.superseded.filter(({ item: { stem } }) => !stem.includes('.'))
  const [years, projects] = [pages.filter(isYear), pages.filter((superseded) => !isYear(superseded))]
  return [
    ...placesWithoutContent(published).map(
      (place): Output => ({ address: place.address, page: () => ({ 'old-place': place }) }),
    ),
    ...years.flatMap((superseded) => oldYearOutputs(published, superseded, sheets)),
    ...projects.map((superseded) => oldProjectOutput(published, superseded, sheets)),
    ...projects
      .filter(({ item }) => codeOf(item) !== undefined)
      .map((superseded) => oldEmbedOutput(published, superseded)),
    ...sheets.map(
      ({ superseded, pdf }): Output => ({
        address: pdfOf(superseded.item),
        body: async () => (await pdf()).bytes,
      }),
    ),
  ]
}

function isYear({ item }: Superseded): boolean {
  return item.stem === departmentText
}

function oldYearOutputs(published: Published, superseded: Superseded, sheets: readonly OldSheet[]): Output[] {
  const { item, now } = superseded
  const below = supersededIn(published.history.superseded, item)
  const above = wayBelowYear(published, item).slice(0, -1)
  const from = supersededFrom(superseded, published.departments)
  const address = pageOf(item)
  return [
    {
      address,
      page: async () => ({
        'old-year': { superseded, from, above, below, notices: await noticesAt(address, sheets) },
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

function oldProjectOutput(published: Published, superseded: Superseded, sheets: readonly OldSheet[]): Output {
  const address = pageOf(superseded.item)
  const above = wayBelowYear(published, superseded.item)
  const from = supersededFrom(superseded, published.departments)
  return {
    address,
    page: async () => ({
      'old-project': { superseded, from, above, notices: await noticesAt(address, sheets) },
    }),
  }
}

/** What pages of others embed goes on standing in them. */
function oldEmbedOutput({ departments }: Published, superseded: Superseded): Output {
  const { unit, year, stem } = superseded.item
  return {
    address: embedPage(unit, year, stem),
    page: () => ({ 'old-embed': { superseded, from: supersededFrom(superseded, departments) } }),
  }
}

/** Whoever subscribed to a unit that has another code now is told on what happens to it; of one that is gone, how it ended. */
export function oldFeeds({ history }: Published, places: ReturnType<typeof placesWithoutContent>): Feed[] {
  return places.flatMap(({ name, title, address, superseded, feed }): Feed[] => {
    if (!feed) return []
    const units = new Set(superseded.map(({ item, now }) => now?.unit ?? item.unit))
    return [
      {
        address: feed,
        page: address,
        key: name,
        title: `${title}：公开和更正`,
        events: history.events.filter(({ unit }) => units.has(unit)),
        year: Math.min(...superseded.map(({ item }) => item.year)),
      },
    ]
  })
}

/** The notices that the page at an old address offers: of a project, and of its self-evaluation and monitoring table. */
function noticesAt(page: Address, sheets: readonly OldSheet[]): Promise<Notice[]> {
  const own = sheets.filter(({ superseded }) => pageOf(superseded.item) === page)
  return Promise.all(
    own.map(async ({ superseded, pdf }) => ({
      name: superseded.name,
      to: pdfOf(superseded.item),
      file: factsOf(await pdf()),
    })),
  )
}

/** Units and budget years of which nothing is published any longer, with what they had. */
export function placesWithoutContent({ departments, history }: Published) {
  const left = new Set(departments.flatMap(({ unit, year }) => [unit, String(year)]))
  const years = history.superseded.filter(isYear)
  const place = (name: string, title: string, superseded: readonly Superseded[], feed?: Address) => ({
    name,
    title,
    address: `/${name}/` as const,
    superseded,
    feed,
  })
  return [
    ...[...Map.groupBy(years, ({ item }) => item.unit)].map(([unit, superseded]) =>
      place(unit, `单位 ${unit}`, superseded, unitFeed(unit)),
    ),
    ...[...Map.groupBy(years, ({ item }) => String(item.year))].map(([year, superseded]) =>
      place(year, `${year} 年预算绩效目标`, superseded),
    ),
  ].filter(({ name }) => !left.has(name))
}
