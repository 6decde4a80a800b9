import { countyCard } from '../../card/cards.ts'
import { type Department, nameOfDepartment } from '../../content/record.ts'
import type { Event } from '../../corrections/event.ts'
import type { Superseded } from '../../corrections/old-address.ts'
import { atom, type Feed, jsonFeedOf } from '../../data/feed.ts'
import type { EditorSettings } from '../../edit/unit.ts'
import {
  about,
  atomFeed,
  changesPage,
  correctionsFeed,
  countyPicture,
  editor,
  editorHome,
  embedScript,
  home,
  icon,
  jsonFeed,
  logoPicture,
  pageScript,
  receipt,
  sitemap,
  stylesheet,
  themeSheet,
  unitFeed,
  unitPage,
  verify,
  yearPage,
} from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import { yearsOf } from '../../model/totals.ts'
import type { Published } from '../../review/load.ts'
import { themeOf } from '../../site/theme.ts'
import type { Output } from '../output.ts'
import { notFound } from '../page-request.ts'
import { eventOutputs } from './event-pages.ts'
import { type Correcting, correctingOf } from './fault-pages.ts'
import { oldFeeds, placesWithoutContent } from './old-addresses.ts'
import type { Years } from './years.ts'

/** Everything that is about more than one unit's year. */
export function countyOutputs(published: Published, years: Years): Output[] {
  const { site, departments, history } = published
  const newest = { site, departments: newestOf(departments) }
  const settings: EditorSettings = { platform: site.editing }
  const units = [...Map.groupBy(departments, ({ unit }) => unit)]
  const hasResults = departments.some(({ projects }) => projects.some(({ result }) => result))
  const oldYears = history.superseded.filter(({ item: { stem } }) => stem === departmentText)
  const places = placesWithoutContent(published)
  return [
    { address: home, page: () => ({ index: { departments, ...changesOf(published, years) } }) },
    { address: countyPicture, input: () => newest, body: () => countyCard(newest) },
    ...yearsOf(published).map((year) => yearOutput(year, departments, oldYears, years)),
    ...units.map(([unit, own]) => unitOutput(unit, own, correctingOf(published), oldYears, years)),
    ...eventOutputs(history.events),
    ...feedOutputs(published, [...units], oldFeeds(published, places)),
    { address: sitemap, page: () => ({ sitemap: { units: units.map(([, own]) => own), places } }) },
    { address: about, page: () => ({ about: { hasResults } }) },
    { address: verify, page: () => ({ verify: {} }) },
    // Made anew when the hashes of all others are known.
    { address: receipt, page: () => ({ receipt: {} }) },
    { address: notFound, page: () => ({ '404': {} }) },
    { address: stylesheet, route: true },
    ...lookOutputs(published),
    { address: pageScript, route: true },
    { address: embedScript, route: true },
    { address: icon, route: true },
    { address: editorHome, page: () => ({ admin: { departments: departments.map(nameOfDepartment) } }) },
    { address: editor, page: () => ({ edit: {} }) },
    { address: '/admin/files/settings.json', body: () => JSON.stringify(settings) },
  ]
}

/**
 * The newest of what happened: all of it, corrections alone, and of each unit.
 * @param old at the old addresses of units
 */
function feedOutputs(
  { site, history: { events }, departments }: Published,
  units: readonly (readonly [unit: string, departments: readonly Department[]])[],
  old: readonly Feed[],
): Output[] {
  const isCorrection = ({ kind }: Event) => kind !== '公开'
  const year = Math.min(...departments.map((department) => department.year))
  const feeds: Feed[] = [
    { address: atomFeed, page: changesPage, key: 'changes', title: `${site.name}：公开和更正`, events, year },
    {
      address: correctionsFeed,
      page: changesPage,
      key: 'corrections',
      title: `${site.name}：更正`,
      events: events.filter(isCorrection),
      year,
    },
    ...units.map(
      ([unit, own]): Feed => ({
        address: unitFeed(unit),
        page: unitPage(unit),
        key: unit,
        title: `${own[0]?.name ?? unit}：公开和更正`,
        events: events.filter((event) => event.unit === unit),
        year: Math.min(...own.map((department) => department.year)),
      }),
    ),
    ...old,
  ]
  return [
    ...feeds.map((feed): Output => ({ address: feed.address, body: () => atom(site, feed) })),
    { address: jsonFeed, body: () => jsonFeedOf(site, events) },
  ]
}

/** A county's own colour and logo. */
function lookOutputs({ site, logo }: Published): Output[] {
  const { colour, logo: name } = site
  return [
    ...(colour ? [{ address: themeSheet, body: () => themeOf(colour) }] : []),
    ...(name && logo ? [{ address: logoPicture(name), body: () => logo }] : []),
  ]
}

/** What changed in the newest year, and who published it. */
function changesOf(published: Published, years: Years) {
  const [newest = 0] = yearsOf(published)
  const own = newestOf(published.departments)
  return { changes: own.flatMap(years.changes), disclosures: years.disclosures(newest) }
}

/** The units' years of the newest budget year. */
function newestOf(departments: readonly Department[]): Department[] {
  const [newest] = yearsOf({ departments })
  return departments.filter(({ year }) => year === newest)
}

function yearOutput(
  year: number,
  all: readonly Department[],
  oldYears: readonly Superseded[],
  years: Years,
): Output {
  const departments = all.filter((department) => department.year === year)
  const superseded = oldYears.filter(({ item }) => item.year === year)
  return {
    address: yearPage(year),
    page: () => ({
      year: {
        year,
        departments,
        before: all.filter((department) => department.year === year - 1),
        superseded,
        changes: departments.flatMap(years.changes),
        disclosures: years.disclosures(year),
      },
    }),
  }
}

function unitOutput(
  unit: string,
  departments: readonly Department[],
  correcting: readonly Correcting[],
  oldYears: readonly Superseded[],
  years: Years,
): Output {
  const superseded = oldYears.filter(({ item }) => item.unit === unit)
  const absent = correcting.filter((one) => one.unit === unit)
  return {
    address: unitPage(unit),
    page: () => ({
      unit: {
        departments,
        superseded,
        correcting: absent,
        changes: departments.map(years.changes),
        threads: years.threads(unit),
      },
    }),
  }
}
