import { countyCard } from '../../card/cards.ts'
import type { Department } from '../../content/record.ts'
import type { Former } from '../../corrections/old-address.ts'
import { atom, jsonFeedOf } from '../../data/feed.ts'
import type { EditorSettings } from '../../edit/unit.ts'
import {
  about,
  atomFeed,
  changesPage,
  countyPicture,
  editor,
  editorHome,
  home,
  icon,
  jsonFeed,
  pageScript,
  receipt,
  sitemap,
  stylesheet,
  unitPage,
  verify,
  yearPage,
} from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import type { Output } from '../output.ts'
import { notFound } from '../page.ts'
import { placesWithoutContent } from './old-addresses.ts'
import type { Years } from './years.ts'

/** Everything that is about more than one unit's year. */
export function countyOutputs(published: Published, years: Years): Output[] {
  const { site, departments, history } = published
  const settings: EditorSettings = { platform: site.editing }
  const units = [...Map.groupBy(departments, ({ unit }) => unit)]
  const hasResults = departments.some(({ projects }) => projects.some(({ result }) => result))
  const oldYears = history.former.filter(({ item: { of } }) => of === departmentText)
  const places = placesWithoutContent(published)
  return [
    { address: home, page: () => ({ index: { departments, ...newestOf(published, years) } }) },
    { address: countyPicture, body: () => countyCard(published) },
    ...yearsOf(published).map((year) => yearOutput(year, departments, oldYears, years)),
    ...units.map(([unit, own]) => unitOutput(unit, own, oldYears, years)),
    { address: changesPage, page: () => ({ changes: { events: history.events } }) },
    { address: atomFeed, body: () => atom(site, history.events, departments) },
    { address: jsonFeed, body: () => jsonFeedOf(site, history.events) },
    { address: sitemap, page: () => ({ sitemap: { units: units.map(([, own]) => own), places } }) },
    { address: about, page: () => ({ about: { hasResults } }) },
    { address: verify, page: () => ({ verify: {} }) },
    // Made anew when the hashes of all others are known.
    { address: receipt, page: () => ({ receipt: {} }) },
    { address: notFound, page: () => ({ '404': {} }) },
    { address: stylesheet, route: true },
    { address: pageScript, route: true },
    { address: icon, route: true },
    { address: editorHome, page: () => ({ admin: { departments } }) },
    { address: editor, page: () => ({ edit: {} }) },
    { address: '/admin/files/settings.json', body: () => JSON.stringify(settings) },
  ]
}

/** What changed in the newest year, and who published it. */
function newestOf(published: Published, years: Years) {
  const [newest = 0] = yearsOf(published)
  const own = published.departments.filter(({ year }) => year === newest)
  return { changes: own.flatMap(years.changes), disclosures: years.disclosures(newest) }
}

function yearOutput(
  year: number,
  all: readonly Department[],
  oldYears: readonly Former[],
  years: Years,
): Output {
  const departments = all.filter((department) => department.year === year)
  const former = oldYears.filter(({ item }) => item.year === year)
  return {
    address: yearPage(year),
    page: () => ({
      year: {
        year,
        departments,
        before: all.filter((department) => department.year === year - 1),
        former,
        changes: departments.flatMap(years.changes),
        disclosures: years.disclosures(year),
      },
    }),
  }
}

function unitOutput(
  unit: string,
  departments: readonly Department[],
  oldYears: readonly Former[],
  years: Years,
): Output {
  const former = oldYears.filter(({ item }) => item.unit === unit)
  return {
    address: unitPage(unit),
    page: () => ({
      unit: { departments, former, changes: departments.map(years.changes), threads: years.threads(unit) },
    }),
  }
}
