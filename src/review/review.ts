import { rules } from '../check/rules.ts'
import { runRules } from '../check/run.ts'
import { readSettings } from '../check/settings.ts'
import { applyWaivers } from '../check/waive.ts'
import { type FormTemplate, readTemplates } from '../content/kinds/template.ts'
import { collectContent } from '../content/read.ts'
import type { Publication } from '../content/record.ts'
import { locate } from '../content/text/locate.ts'
import { allTexts, type FieldText } from '../content/texts.ts'
import { checkCorrections } from '../corrections/check.ts'
import { checkTemplate } from '../form/check.ts'
import { fieldsOf } from '../form/check-fields.ts'
import { checkForms, fillForm } from '../form/choose.ts'
import type { Finding } from '../model/finding.ts'
import { checkCharacters, isDoubtful } from './characters.ts'
import { checkFit, mayNotFit } from './fit.ts'

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
  /** The folder of this program, whose forms are used where the content brings none of that name. */
  program?: string
  /** Which units' years are read, by folder: `content/315002/2020`; without, all. */
  reads?: (folder: string) => boolean
  /** Which findings stop publication; without, all errors that are not waived. */
  stops?: (finding: Finding) => boolean
}

/**
 * Reads and checks content and templates below `root`: how they are written, what the forms demand, every rule of
 * review, and whether all characters and numbers can be printed.
 */
export async function checkAll(
  root: string,
  { today, program, reads, stops = isError }: CheckOptions = {},
): Promise<Report> {
  const { templates, findings: problems } = readTemplates(root, program)
  const {
    site,
    departments,
    corrections,
    units,
    logo,
    findings: slips,
  } = collectContent(root, templates, reads)
  const byId = new Map(templates.map((template) => [template.id, template]))
  const columns = new Map(templates.map((template) => [template.id, printedFields(template)]))
  const reading: Finding[] = [
    ...slips,
    ...problems,
    ...templates.flatMap(checkTemplate),
    ...checkForms(departments, templates),
  ]
  const characters = characterMarks()
  characters.add(JSON.stringify(templates))
  let hasLongNumber = false
  const texts = watch(allTexts({ site, departments, corrections }), ({ text }) => {
    characters.add(text)
    hasLongNumber ||= mayNotFit(text)
  })
  const settings = readSettings(site?.review)
  const review = runRules({ departments, texts, columns, settings, ...(units && { units }) })
  const readable = site !== undefined && !reading.some(stops)
  // To say where a character stands, all forms are filled in: worth its time only where there is one.
  const unprintable =
    readable && isDoubtful(characters.all())
      ? await checkCharacters(root, { site, departments, corrections }, (record) => fillForm(record, byId))
      : []
  const unfit = readable && hasLongNumber ? checkFit(departments, (record) => fillForm(record, byId)) : []
  const corrected = readable ? checkCorrections(departments, corrections) : []
  // What corrections quote was or is content, where a slip is told once; waivers are not published.
  const told = [...settings.findings, ...review].filter(
    ({ file, severity }) => severity === 'error' || !/\/(corrections|waivers)\.yaml$/.test(file),
  )
  const reviewed = applyWaivers({ findings: told, departments, today, complete: readable })
  const located = locate(root, [...reading, ...reviewed, ...corrected, ...unprintable, ...unfit])
  const findings = located.map((finding) => (isPrivate(finding) ? { ...finding, quote: undefined } : finding))
  const stopped = !readable || findings.some(stops)
  return {
    ...(!stopped && {
      publication: { site, departments, corrections, ...(units && { units }), ...(logo && { logo }) },
    }),
    templates: byId,
    findings,
  }
}

/** The same texts, noted as they pass. */
function* watch(texts: Iterable<FieldText>, note: (text: FieldText) => void): Generator<FieldText> {
  for (const text of texts) {
    note(text)
    yield text
  }
}

/** Which characters texts hold. For the millions of a county, marks in a table take a tenth of the time of a set. */
function characterMarks() {
  const marks = new Uint8Array(0x110000)
  return {
    add(text: string) {
      for (let at = 0; at < text.length; at++) {
        const code = text.codePointAt(at) ?? 0
        marks[code] = 1
        if (code > 0xffff) at++
      }
    },
    /** Each character once. */
    all(): string {
      let text = ''
      for (const [code, marked] of marks.entries()) if (marked) text += String.fromCodePoint(code)
      return text
    },
  }
}

/** Whether a finding stops publication. */
export function isError({ severity, waived }: Finding): boolean {
  return severity === 'error' && !waived
}

/** Reports are passed around: what tells of a person is found by its place, and not said again. */
function isPrivate({ rule }: Finding): boolean {
  return rules.some((one) => one.id === rule && one.private)
}

/** The names of the fields that a form prints. */
function printedFields({ rows }: FormTemplate): ReadonlySet<string> {
  return new Set(rows.flatMap(({ cells }) => cells.flatMap(fieldsOf)))
}
