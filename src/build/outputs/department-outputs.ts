import { findTwins } from '../../compare/alike.ts'
import { threadOf } from '../../compare/threads.ts'
import { namesOfProject } from '../../content/kinds/kinds.ts'
import { overallKind } from '../../content/kinds/overall.ts'
import { type Department, type FormRecord, type Project, recordsOf } from '../../content/record.ts'
import type { Item } from '../../corrections/follow.ts'
import { pageOf } from '../../corrections/item-addresses.ts'
import { supersededIn } from '../../corrections/old-address.ts'
import { briefPdf } from '../../documents/brief-pdf.ts'
import { sheetAddress } from '../../documents/documents.ts'
import {
  booklet,
  bookletOfd as bookletOfdAddress,
  briefPage,
  briefSheet,
  departmentPage,
  embedPage,
  projectPage,
  proofIn,
  yearsPage,
} from '../../model/address.ts'
import { departmentText } from '../../model/correction.ts'
import { once } from '../../model/once.ts'
import type { Published } from '../../review/load.ts'
import { briefOf } from '../../site/brief.ts'
import type { FormOnPage, PageData } from '../../site/page-data.ts'
import type { Output } from '../output.ts'
import { documentOutputs, type FactsAt, factsOf, factsOfOutputs } from './document-outputs.ts'
import { throughOutputs, type Years } from './years.ts'

/** Everything that is about one unit's year. */
export function departmentOutputs(published: Published, department: Department, years: Years): Output[] {
  const documents = documentOutputs(published, department)
  return [...documents, ...pageOutputs(published, department, years, factsOfOutputs(documents))]
}

/**
 * What is made of a unit's year beside its other years: its pages, and the brief.
 * @param factsAt what is told of its documents
 */
export function pageOutputs(
  published: Published,
  department: Department,
  years: Years,
  factsAt: FactsAt,
): Output[] {
  const { unit, year, projects } = department
  return [
    {
      address: departmentPage(unit, year),
      page: async () => ({ department: await departmentData(published, department, years, factsAt) }),
    },
    ...briefOutputs(published, department, years),
    ...overallOutput(published, department, factsAt),
    ...projects.map(
      (project): Output => ({
        address: projectPage(unit, year, project.id),
        page: async () => ({ project: await projectData(published, department, project, years, factsAt) }),
      }),
    ),
    ...projects.map(
      (project): Output => ({
        address: embedPage(unit, year, project.id),
        page: () => ({ embed: { department, project, ...changeOf(project, department, years) } }),
      }),
    ),
    // The newest of the unit's years has the pages that are about all of them.
    ...(years.departments(unit)[0] === department ? throughOutputs(unit, years) : []),
    // Made anew when the hashes of all others are known.
    { address: proofIn(departmentPage(unit, year)).page, page: () => ({ receipt: { department } }) },
  ]
}

async function departmentData(
  { site, history }: Published,
  department: Department,
  years: Years,
  factsAt: FactsAt,
): Promise<PageData['department']> {
  const { unit, year } = department
  const item = { unit, year, stem: departmentText }
  return {
    department,
    corrections: history.correctionsOf(item),
    first: history.firstPublished(item),
    superseded: supersededIn(history.superseded, department),
    booklet: await factsAt(booklet(unit, year)),
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
  years: Years,
  factsAt: FactsAt,
): Promise<PageData['project']> {
  const { unit, year } = department
  const { history } = published
  const item = (stem: string): Item => ({ unit, year, stem })
  const address = projectPage(unit, year, project.id)
  const own = recordsOf(department).filter((record) => record.project === project)
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
    forms: await Promise.all(own.map((record) => formOnPage(published, record, factsAt))),
  }
}

/** How a project differs from its year before, where it had one. */
function changeOf(project: Project, department: Department, years: Years) {
  const change = years.changes(department).find((one) => one.project === project)
  return change && { change }
}

function overallOutput(published: Published, department: Department, factsAt: FactsAt): Output[] {
  const { unit, year, overall } = department
  const record = recordsOf(department).find(({ kind }) => kind === overallKind)
  if (!overall || !record) return []
  const item = { unit, year, stem: overallKind.id }
  const { history } = published
  const page = async () => ({
    overall: {
      department,
      overall,
      corrections: history.correctionsOf(item),
      first: history.firstPublished(item),
      form: await formOnPage(published, record, factsAt),
    },
  })
  return [{ address: yearsPage(unit, year, overallKind.id), page }]
}

async function formOnPage(published: Published, record: FormRecord, factsAt: FactsAt): Promise<FormOnPage> {
  const { kind } = record
  return {
    id: kind.owner === 'project' ? `${kind.id}-form` : 'form',
    heading: kind.print.heading,
    to: sheetAddress(record),
    data: sheetAddress(record, 'json'),
    ...(published.site.ofd && { ofd: sheetAddress(record, 'ofd') }),
    grid: published.fill(record),
    file: await factsAt(sheetAddress(record)),
  }
}
