import { checkCorrections } from '../change/check.ts'
import { rules } from '../check/rules.ts'
import { runRules } from '../check/run.ts'
import { applyWaivers } from '../check/waive.ts'
import { correctionsName } from '../content/corrections.ts'
import { locate } from '../content/locate.ts'
import { collectContent } from '../content/read.ts'
import { readTemplates } from '../content/template.ts'
import { allTexts, type FieldText } from '../content/texts.ts'
import { checkTemplate } from '../form/check.ts'
import { fieldsOf } from '../form/check-fields.ts'
import { checkForms, fillForm } from '../form/choose.ts'
import type { Finding } from '../model/finding.ts'
import type { FormTemplate } from '../model/form.ts'
import type { Publication } from '../model/record.ts'
import { checkCharacters, isDoubtful } from './characters.ts'

/** What was read of content and templates, and everything that was found. */
export interface Report {
  /** Absent where an error stops publication. */
  publication?: Publication
  templates: ReadonlyMap<string, FormTemplate>
  findings: readonly Finding[]
}

/**
 * Reads and checks content and templates below `root`: how they are written, what the forms demand, every rule of
 * review, and whether all characters can be printed. Nothing is published while there is an error that is not waived.
 * @param today the day of the check, by which waivers of what is not published yet expire; a build gives none
 */
export async function checkAll(root: string, { today }: { today?: string } = {}): Promise<Report> {
  const { site, departments, corrections, findings: slips } = await collectContent(root)
  const { templates, findings: problems } = await readTemplates(root)
  const byId = new Map(templates.map((template) => [template.id, template]))
  const columns = new Map(templates.map((template) => [template.id, printedFields(template)]))
  const reading: Finding[] = [
    ...slips,
    ...problems,
    ...templates.flatMap(checkTemplate),
    ...checkForms(departments, templates),
  ]
  const characters = new Set(JSON.stringify(templates))
  const texts = watch(allTexts({ site, departments, corrections }), characters)
  const review = runRules({ departments, texts, columns })
  const readable = site !== undefined && !reading.some(isError)
  // To say where a character stands, all forms are filled in: worth its time only where there is one.
  const unprintable =
    readable && isDoubtful([...characters].join(''))
      ? await checkCharacters(root, { site, departments, corrections }, (record) => fillForm(record, byId))
      : []
  const corrected = readable ? checkCorrections(departments, corrections) : []
  // What corrections quote was or is content, where a slip is told once.
  const told = review.filter(({ file, severity }) => severity === 'error' || !file.endsWith(correctionsName))
  const reviewed = applyWaivers({ findings: told, departments, today, complete: readable })
  const located = await locate(root, [...reading, ...reviewed, ...corrected, ...unprintable])
  const findings = located.map((finding) => (isPrivate(finding) ? { ...finding, quote: undefined } : finding))
  const stopped = !readable || findings.some(isError)
  return { ...(!stopped && { publication: { site, departments, corrections } }), templates: byId, findings }
}

/** The same texts, whose characters are noted as they pass. */
function* watch(texts: Iterable<FieldText>, characters: Set<string>): Generator<FieldText> {
  for (const text of texts) {
    for (const character of text.text) characters.add(character)
    yield text
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
