import type { Twins } from '../compare/alike.ts'
import type { IndicatorCount, IndicatorFamily } from '../compare/indicator-families.ts'
import type { ProjectChange } from '../compare/project-changes.ts'
import type { Thread } from '../compare/threads.ts'
import type { Correction, Department, DepartmentName, Overall, Project, Site } from '../content/record.ts'
import type { Event } from '../corrections/event.ts'
import type { Superseded } from '../corrections/old-address.ts'
import type { Table } from '../data/table.ts'
import type { Address } from '../model/address.ts'
import type { Disclosure } from '../model/disclosure.ts'
import type { Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import type { Listed } from '../search/initials.ts'
import type { BriefPart } from './brief.ts'
import type { Crumb } from './page-info.ts'

/** What a link to a PDF says of it. */
export interface PdfFacts {
  pages: number
  /** In bytes. */
  size: number
}

/** An official form on a page, with its PDF. */
export interface FormOnPage {
  /** Begins the names of the table's cells, so that several forms fit on a page. */
  id: string
  heading: string
  to: Address
  /** The same as OFD, where the site has it, and what it says as data. */
  ofd?: Address
  data: Address
  grid: Grid
  file: PdfFacts
}

/** A PDF at an old address that says what became of what was there. */
export interface Notice {
  name: string
  to: Address
  file: PdfFacts
}

/** What is known of the past of something published. */
interface Past {
  /** Newest first. */
  corrections: readonly Correction[]
  /** When this website first published it, where the history tells. */
  first?: string
  /** What was there and is not published any longer under its name. */
  superseded: readonly Superseded[]
}

/** A file of the open data, as a page tells of it. */
export interface DataFileFacts {
  address: Address
  title: string
  /** In bytes. */
  size: number
}

/** A page of the open data: what can be taken of everything, or of a year. */
export interface DataOnPage {
  /** Of the page of a year. */
  year?: number
  tables: readonly { title: string; rows: number; files: readonly DataFileFacts[] }[]
  whole: readonly DataFileFacts[]
  /** When what is published was last changed, where content tells. */
  date?: string
  /** For search engines of data. */
  jsonLd?: string
}

/** What each page prints beside what all print, by the name of its route in `src/pages`. */
export interface PageData {
  index: {
    departments: readonly Department[]
    changes: readonly ProjectChange[]
    disclosures: readonly Disclosure<Department>[]
  }
  year: {
    year: number
    departments: readonly Department[]
    /** Those of the year before. */
    before: readonly Department[]
    superseded: readonly Superseded[]
    changes: readonly ProjectChange[]
    disclosures: readonly Disclosure<Department>[]
  }
  unit: {
    departments: readonly Department[]
    superseded: readonly Superseded[]
    /** The years that are being corrected and are not among its departments. */
    correcting: readonly Pick<Disclosure<Department>, 'year' | 'stays'>[]
    /** What changed in each of its years. */
    changes: readonly (readonly ProjectChange[])[]
    threads: readonly Thread[]
  }
  department: Past & {
    department: Department
    booklet: PdfFacts
    ofd?: Address
    changes: readonly ProjectChange[]
    /** The unit's years, newest first. */
    years: readonly number[]
  }
  project: Past & {
    department: Department
    project: Project
    forms: readonly FormOnPage[]
    /** Against its year before, where it had one. */
    change?: ProjectChange
    thread: Thread
  }
  embed: { department: Department; project: Project; change?: ProjectChange }
  'through-years': { thread: Thread; code: string }
  'year-changes': { year: number; years: readonly number[]; changes: readonly ProjectChange[] }
  alike: { year: number; groups: readonly { department: DepartmentName; twins: readonly Twins[] }[] }
  status: { disclosures: readonly Disclosure<Department>[]; listed: boolean }
  indicators: { families: readonly IndicatorCount[] }
  indicator: { family: IndicatorFamily }
  brief: { department: Department; lines: readonly BriefPart[]; file: PdfFacts }
  overall: Omit<Past, 'superseded'> & { department: Department; overall: Overall; form: FormOnPage }
  'old-project': { superseded: Superseded; from: string; above: Crumb[]; notices: readonly Notice[] }
  'old-embed': { superseded: Superseded; from: string }
  'old-year': {
    superseded: Superseded
    from: string
    above: Crumb[]
    below: readonly Superseded[]
    notices: readonly Notice[]
  }
  correcting: { title: string; address: Address; above: Crumb[] }
  'old-place': {
    title: string
    address: Address
    superseded: readonly Superseded[]
    /** Of a unit, for whoever subscribed to it. */
    feed?: Address | undefined
  }
  /** The newest of each kind, and how much there is of each month, newest first. */
  changes: {
    corrections: readonly Event[]
    publications: readonly Event[]
    months: readonly { month: string; published: number; corrected: number }[]
  }
  'month-changes': { month: string; corrections: readonly Event[]; publications: readonly Event[] }
  sitemap: {
    units: readonly (readonly Department[])[]
    places: readonly { title: string; address: Address }[]
  }
  about: { hasResults: boolean }
  /** Of the site, or of a unit's year. The form says the hashes of the other files, so it is filled in when they are built. */
  receipt: { form?: Grid; department?: Department }
  verify: object
  data: DataOnPage
  dictionary: { tables: readonly Table[] }
  projects: {
    year: number
    departments: readonly (DepartmentName & { projects: number })[]
    /** Those of this page, of `all`. */
    entries: { department: DepartmentName; project: Project }[]
    part: number
    parts: number
    all: number
  }
  search: { initials: readonly string[] }
  initial: { initial: string; listed: readonly Listed[] }
  admin: { departments: readonly DepartmentName[] }
  edit: object
  '404': object
}

/** What every page prints. */
export interface SiteData {
  site: Site
  /** The budget years, newest first. */
  years: readonly number[]
  /** The errors of content that a preview cannot show, for its clerk; never of a built site. */
  faults?: readonly Finding[]
}

/** What a page is rendered from: it asks for nothing else. */
export interface PageLocals extends SiteData {
  page: Partial<PageData>
}

declare global {
  namespace App {
    interface Locals extends PageLocals {}
  }
}

/** What a page prints, which whoever has it rendered must give. */
export function dataOf<Kind extends keyof PageData>({ page }: PageLocals, kind: Kind): PageData[Kind] {
  const data: PageData[Kind] | undefined = page[kind]
  if (!data) throw new Error(`the page ${kind} is rendered without its data`)
  return data
}
