import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { rules } from '../check/rules.ts'
import type { Publication } from '../content/record.ts'
import { type Fault, type Restore, unitYearOf } from '../model/fault.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { type CheckOptions, checkAll, isError, type Report } from './review.ts'

/** How a unit's year with errors is kept from stopping the others. */
export interface FaultOptions {
  /** Puts what is shown of it in its place; without, it is left out, and no file is changed. */
  restore?: Restore
  /** A folder that content and templates are copied into, to be changed; absent where those that are read may be. */
  copy?: string
  /** What else is wrong with content that can be read: changes of what is shown that nobody explains. */
  refuse?: (publication: Publication, templates: Report['templates']) => Promise<readonly Finding[]>
}

/** A check in which every unit's year that has errors is as it is shown, or left out. */
export interface Settled extends Report {
  publication: Publication
  faults: readonly Fault[]
}

/**
 * Checks content, and puts what is shown in the place of every unit's year that has errors. What is shown stays, whatever the
 * rules of review have to say against it since, as long as it can be read and printed; what cannot is left out.
 * @throws ContentError where a file has errors that all units share, or nothing is left to be published
 */
export async function checkSettled(
  root: string,
  { restore, copy = root, refuse }: FaultOptions,
  { reads = () => true, ...options }: CheckOptions,
): Promise<Settled> {
  const faults = new Map<string, Fault>()
  const check = async (from: string): Promise<Report> => {
    const { publication, ...report } = await checkAll(from, {
      ...options,
      reads: (folder) => reads(folder) && !faults.get(folder)?.absent,
      stops: (finding) => stops(finding, faults),
    })
    if (!publication) return report
    const all = (await refuse?.(publication, report.templates)) ?? []
    // What is as it is shown is not changed, and what is left out is not withdrawn.
    const refused = all.filter(({ file }) => !faults.has(unitYearOf(file) ?? ''))
    const findings = [...report.findings, ...refused]
    return refused.some(isError) ? { ...report, findings } : { ...report, findings, publication }
  }
  let report = await check(root)
  if (report.publication) return { ...report, publication: report.publication, faults: [] }
  const errors = report.findings.filter(isError)
  const shared = errors.filter(isShared)
  if (shared.length > 0) throw new ContentError(errors, sharedText(shared))
  if (restore && copy !== root) await copyContent(root, copy)
  while (!report.publication) {
    const stopping = report.findings.filter((finding) => stops(finding, faults))
    const byYear = Map.groupBy(stopping, ({ file }) => unitYearOf(file) ?? '')
    // Too little is left.
    if (byYear.has('')) throw new ContentError(errors)
    for (const [folder, findings] of byYear) {
      const known = faults.get(folder)
      if (restore && !known) {
        await rm(join(copy, folder), { recursive: true, force: true })
        // Its place stays: a unit of which nothing else is there has not been left empty by anybody.
        await mkdir(join(copy, folder), { recursive: true })
      }
      const shows = known ? known.shows : await restore?.(folder, copy)
      const [, unit = '', year] = folder.split('/')
      const absent = known !== undefined || shows === undefined
      const fault = { unit, year: Number(year), findings: known?.findings ?? findings, absent }
      faults.set(folder, { ...fault, ...(shows !== undefined && { shows }) })
    }
    report = await check(restore ? copy : root)
  }
  if (restore && report.publication.departments.length === 0) throw new ContentError(errors)
  return { ...report, publication: report.publication, faults: [...faults.values()] }
}

async function copyContent(from: string, to: string) {
  for (const part of ['content', 'templates'])
    await cp(join(from, part), join(to, part), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      // A county need not have forms of its own.
      if (error.code !== 'ENOENT') throw error
    })
}

const reviewed = new Set(rules.map(({ id }) => id))

/** Whether a finding stops publication, where the units' years with faults are as they are shown. */
function stops(finding: Finding, faults: ReadonlyMap<string, Fault>): boolean {
  if (!isError(finding) || isBeside(finding)) return false
  return !(reviewed.has(finding.rule) && faults.has(unitYearOf(finding.file) ?? ''))
}

/** Whether an error is in what all units share. */
function isShared(finding: Finding): boolean {
  return unitYearOf(finding.file) === undefined && !isBeside(finding)
}

/** What lies in a unit's folder beside its years is not published. */
function isBeside({ file }: Finding): boolean {
  return /^content\/\d{3,9}(\/|$)/.test(file) && unitYearOf(file) === undefined
}

function sharedText(shared: readonly Finding[]): string {
  const files = [...new Set(shared.map(({ file }) => file))].join('、')
  return `${files} 是各单位共用的，里面的错误改好以前，哪个单位都不能公开。`
}
