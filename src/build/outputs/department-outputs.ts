import { departmentCard } from '../../card/cards.ts'
import { findTwins } from '../../compare/alike.ts'
import { threadOf } from '../../compare/threads.ts'
import { namesOfProject } from '../../content/kinds/kinds.ts'
import { overallKind } from '../../content/kinds/overall.ts'
import { type Department, type FormRecord, type Project, recordsOf } from '../../content/record.ts'
import type { Item } from '../../corrections/follow.ts'
import { pageOf } from '../../corrections/item-addresses.ts'
import { attachedRecord } from '../../documents/attached-record.ts'
import { briefPdf } from '../../documents/brief-pdf.ts'
import {
  bookletOfd,
  bookletPdf,
  type PdfFile,
  sheetAddress,
  sheetOfd,
  sheetPdf,
} from '../../documents/documents.ts'
import { editedUnit } from '../../edit/unit.ts'
import {
  booklet,
  bookletOfd as bookletOfdAddress,
  briefPage,
  briefSheet,
  departmentPage,
  departmentPicture,
  embedPage,
  projectPage,
  proofIn,
  yearsPage,
} from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import { once } from '../../model/once.ts'
import type { Published } from '../../review/load.ts'
import { briefOf } from '../../site/brief.ts'
import type { FormOnPage, PageData, PdfFacts } from '../../site/page-data.ts'
import type { Output } from '../output.ts'
import { unitDataOutputs } from './data.ts'
import { throughOutputs, type Years } from './years.ts'

/** A record with its sheet, which its own address and the page that tells its size both ask for. */
interface Sheet {
  record: FormRecord
  pdf: () => Promise<PdfFile>
}

/** Everything that is about one unit's year. */
export function departmentOutputs(published: Published, department: Department, years: Years): Output[] {
  const { unit, year, projects } = department
  const sheets = recordsOf(department).map(
    (record): Sheet => ({ record, pdf: once(() => sheetPdf(published, record)) }),
  )
  const text = once(() => bookletPdf(published, department))
  return [
    {
      address: departmentPage(unit, year),
      page: async () => ({ department: await departmentData(published, department, text, years) }),
    },
    { address: booklet(unit, year), body: async () => (await text()).bytes },
    ...briefOutputs(published, department, years),
    { address: departmentPicture(unit, year), body: () => departmentCard(published.site, department) },
    ...overallOutput(published, department, sheets),
    ...projects.map(
      (project): Output => ({
        address: projectPage(unit, year, project.id),
        page: async () => ({ project: await projectData(published, department, project, sheets, years) }),
      }),
    ),
    ...projects.map(
      (project): Output => ({
        address: embedPage(unit, year, project.id),
        page: () => ({ embed: { department, project, ...changeOf(project, department, years) } }),
      }),
    ),
    ...sheets.flatMap(({ record, pdf }): Output[] => [
      { address: sheetAddress(record), body: async () => (await pdf()).bytes },
      { address: sheetAddress(record, 'json'), body: () => new Uint8Array(attachedRecord(record).bytes) },
    ]),
    ...(published.site.ofd ? ofdOutputs(published, department) : []),
    ...unitDataOutputs(published, department),
    // The newest of the unit's years has the pages that are about all of them.
    ...(years.departments(unit)[0] === department ? throughOutputs(unit, years) : []),
    // Made anew when the hashes of all others are known.
    { address: proofIn(departmentPage(unit, year)).page, page: () => ({ receipt: { department } }) },
    { address: `/admin/files/${unit}-${year}.json`, body: () => JSON.stringify(editedUnit(department)) },
  ]
}

/** The same documents as OFD. */
function ofdOutputs(published: Published, department: Department): Output[] {
  const { unit, year } = department
  return [
    { address: bookletOfdAddress(unit, year), body: () => bookletOfd(published, department) },
    ...recordsOf(department).map(
      (record): Output => ({
        address: sheetAddress(record, 'ofd'),
        body: () => sheetOfd(published, record),
      }),
    ),
  ]
}

async function departmentData(
  { site, history }: Published,
  department: Department,
  text: () => Promise<PdfFile>,
  years: Years,
): Promise<PageData['department']> {
  const { unit, year } = department
  const item = { unit, year, stem: departmentText }
  const superseded = history.superseded.filter(
    (one) =>
      one.item.unit === unit &&
      one.item.year === year &&
      one.item.stem !== departmentText &&
      !one.item.stem.includes('.'),
  )
  return {
    department,
    corrections: history.correctionsOf(item),
    first: history.firstPublished(item),
    superseded,
    booklet: factsOf(await text()),
    ...(site.ofd && { ofd: bookletOfdAddress(unit, year) }),
    changes: years.changes(department),
    years: years.departments(unit).map((other) => other.year),
  }
}

/** The brief, as a page and as a sheet. */
function briefOutputs(published: Published, department: Department, years: Years): Output[] {
  const { unit, year } = department
  const lastYear = years.departments(unit).find((other) => other.year < year)
  const lines = once(() => briefOf(department, years.changes(department), findTwins(department), lastYear))
  const pdf = once(() => briefPdf(published, department, lines()))
  return [
    {
      address: briefPage(unit, year),
      page: () => ({ brief: { department, lines: lines(), file: factsOf(pdf()) } }),
    },
    { address: briefSheet(unit, year), body: () => pdf().bytes },
  ]
}

/** The project's page shows its self-evaluation and monitoring table too. */
async function projectData(
  published: Published,
  department: Department,
  project: Project,
  sheets: readonly Sheet[],
  years: Years,
): Promise<PageData['project']> {
  const { unit, year } = department
  const { history } = published
  const item = (stem: string): Item => ({ unit, year, stem })
  const address = projectPage(unit, year, project.id)
  const own = sheets.filter(({ record }) => record.project === project)
  return {
    department,
    project,
    ...changeOf(project, department, years),
    thread: threadOf(years.threads(unit), project),
    corrections: namesOfProject(project.id)
      .flatMap((name) => history.correctionsOf(item(name)))
      .toSorted((a, b) => (a.date < b.date ? 1 : -1)),
    first: history.firstPublished(item(project.id)),
    superseded: history.superseded.filter((one) => pageOf(one.item) === address),
    forms: await Promise.all(own.map((sheet) => formOnPage(published, sheet))),
  }
}

/** How a project differs from its year before, where it had one. */
function changeOf(project: Project, department: Department, years: Years) {
  const change = years.changes(department).find((one) => one.project === project)
  return change && { change }
}

function overallOutput(published: Published, department: Department, sheets: readonly Sheet[]): Output[] {
  const { unit, year, overall } = department
  const sheet = sheets.find(({ record }) => record.kind === overallKind)
  if (!overall || !sheet) return []
  const item = { unit, year, stem: overallKind.id }
  const { history } = published
  const page = async () => ({
    overall: {
      department,
      overall,
      corrections: history.correctionsOf(item),
      first: history.firstPublished(item),
      form: await formOnPage(published, sheet),
    },
  })
  return [{ address: yearsPage(unit, year, overallKind.id), page }]
}

async function formOnPage(published: Published, { record, pdf }: Sheet): Promise<FormOnPage> {
  const { kind } = record
  return {
    id: kind.owner === 'project' ? `${kind.id}-form` : 'form',
    heading: kind.print.heading,
    to: sheetAddress(record),
    data: sheetAddress(record, 'json'),
    ...(published.site.ofd && { ofd: sheetAddress(record, 'ofd') }),
    grid: published.fill(record),
    file: factsOf(await pdf()),
  }
}

export function factsOf({ bytes, pages }: PdfFile): PdfFacts {
  return { pages, size: bytes.length }
}
