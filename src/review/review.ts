import { basename } from 'node:path'
import { rules } from '../check/rules.ts'
import { runCountyRules, runRules } from '../check/run-rules.ts'
import { readSettings } from '../check/settings.ts'
import { applyWaivers } from '../check/waive.ts'
import { splitStem } from '../content/kinds/kinds.ts'
import { type FormTemplate, readTemplates } from '../content/kinds/template.ts'
import { contentOf, type ReadContent, readShared } from '../content/read.ts'
import type { Publication, Site } from '../content/record.ts'
import { locate } from '../content/text/locate.ts'
import { allTexts } from '../content/texts.ts'
import { checkCorrections } from '../corrections/check-corrections.ts'
import { checkTemplate } from '../form/check-template.ts'
import { unitYearOf } from '../model/fault.ts'
import type { Finding } from '../model/finding.ts'
import type { Origin } from '../model/origin.ts'
import { checkSiteCharacters } from './characters.ts'
import { checkOrRemember } from './check-years.ts'
import { forgetOthers, type Memory } from './memory.ts'
import { standardOf } from './year.ts'

/** What was read of content and templates, and everything that was found. */
export interface Report {
  /** Absent where an error stops publication. */
  publication?: Publication
  templates: ReadonlyMap<string, FormTemplate>
  findings: readonly Finding[]
}

/** What a check depends on beside the content. */
export interface CheckOptions {
  /** The day of the check, by which waivers of what is not published yet expire; a build gives none. */
  today?: string
  /** Where what was found last time is; without, everything is read and checked anew. */
  memory?: Memory | undefined
  /** The folder of this program, whose forms are used where the content brings none of that name. */
  program?: string
  /** Which units' years are read, by folder: `content/315002/2020`; without, all. */
  reads?: (folder: string) => boolean
  /** Which findings stop publication; without, all errors that are not waived. */
  stops?: (finding: Finding) => boolean
  /** Where the files of units' years come from that are not on disk yet. */
  origin?: Origin | undefined
}

/**
 * Reads and checks content and templates below `root`: how they are written, what the forms demand, every rule of
 * review, and whether all characters and numbers can be printed. Each unit's year is checked by itself, or was before.
 */
export async function checkAll(
  root: string,
  { today, stops = isError, ...options }: CheckOptions = {},
): Promise<Report> {
  const { templates, problems, settings, years, content } = await readAll(root, options)
  const { site, units, departments, corrections } = content
  const reading = [...content.findings, ...problems, ...templates.flatMap(checkTemplate)]
  const columns = new Map()
  const review = [
    ...runRules({ departments: [], texts: allTexts({ site }), columns, settings }),
    ...years.flatMap(({ reviewed }) => reviewed),
    ...runCountyRules({ departments, settings, ...(units && { units }) }),
  ]
  const readable = site !== undefined && !reading.some(stops)
  const corrected = readable ? checkCorrections(departments, corrections) : []
  // What corrections quote was or is content, where a slip is told once; waivers are not published.
  const told = [...settings.findings, ...review].filter(
    ({ file, severity }) => severity === 'error' || !/\/(corrections|waivers)\.yaml$/.test(file),
  )
  const reviewed = applyWaivers({ findings: told, departments, today, complete: readable })
  const unprintable = [
    ...(site ? await checkSiteCharacters(root, site) : []),
    ...years.flatMap((year) => year.unprintable),
  ]
  const located = await locateErrors(root, [...reading, ...reviewed, ...corrected, ...unprintable], options)
  const findings = located
    .map(inWordsOfItsFile)
    .map((finding) => (isPrivate(finding) ? { ...finding, quote: undefined } : finding))
  const stopped = !readable || findings.some(stops)
  return {
    ...(!stopped && { publication: publicationOf(content, site) }),
    templates: new Map(templates.map((template) => [template.id, template])),
    findings,
  }
}

/**
 * Reads content and templates below `root`, and checks each unit's year by itself, where it is not remembered. What is
 * published is read so, whatever a newer program finds wrong in it.
 */
export async function readAll(
  root: string,
  {
    program,
    memory,
    reads = () => true,
    origin,
  }: Pick<CheckOptions, 'program' | 'memory' | 'reads' | 'origin'>,
) {
  const { templates, findings: problems } = readTemplates(root, program)
  const { shared, folders, findings } = readShared(root)
  const settings = readSettings(shared.site?.review)
  const sound = shared.site !== undefined && !problems.some(isError)
  const standard = standardOf(templates, settings, sound)
  const years = await checkOrRemember(root, folders.filter(reads), standard, { memory, origin })
  if (memory) forgetOthers(memory, folders)
  const content = contentOf(shared, years, findings, years.length === folders.length)
  return { templates, problems, settings, years, content }
}

function publicationOf({ findings: _, ...content }: ReadContent, site: Site): Publication {
  return { ...content, site }
}

/** What was approved is a project's targets; whoever mends its self-evaluation looks into that. */
function inWordsOfItsFile(finding: Finding): Finding {
  const { about } = splitStem(basename(finding.file, '.yaml'))
  const fix = about && finding.fix?.replaceAll('批复的文件', `${about.name}文件`)
  return fix === undefined ? finding : { ...finding, fix }
}

function isPlaceless({ line, field }: Finding): boolean {
  return line === undefined && field !== undefined
}

/** Adds line and column to findings; those that stop nothing go without, where their files are not on disk. */
export async function locateErrors(
  root: string,
  findings: readonly Finding[],
  { origin }: Pick<CheckOptions, 'origin'>,
): Promise<Finding[]> {
  const placeless = findings.filter((finding) => isError(finding) && isPlaceless(finding))
  await origin?.write([...new Set(placeless.flatMap(({ file }) => unitYearOf(file) ?? []))])
  return locate(root, findings)
}

/** Whether a finding stops publication. */
export function isError({ severity, waived }: Finding): boolean {
  return severity === 'error' && !waived
}

/** Reports are passed around: what tells of a person is found by its place, and not said again. */
function isPrivate({ rule }: Finding): boolean {
  return rules.some((one) => one.id === rule && one.private)
}
