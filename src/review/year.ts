import { createHash } from 'node:crypto'
import { runRules } from '../check/run-rules.ts'
import type { Settings } from '../check/settings.ts'
import type { FormTemplate } from '../content/kinds/template.ts'
import { type ReadYear, readYear } from '../content/read.ts'
import type { FormRecord } from '../content/record.ts'
import { locate } from '../content/text/locate.ts'
import { allTexts } from '../content/texts.ts'
import { fieldsOf } from '../form/check-fields.ts'
import { checkForms, fillForm } from '../form/choose.ts'
import type { Finding } from '../model/finding.ts'
import { once } from '../model/once.ts'
import { checkCharacters, isDoubtful } from './characters.ts'
import { checkFit, mayNotFit } from './fit.ts'

/** What a unit's year is checked by, beside its own files. */
export interface Standard {
  templates: readonly FormTemplate[]
  byId: ReadonlyMap<string, FormTemplate>
  /** The names of the fields that each form prints. */
  columns: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether a form itself has a character that might not be printed. */
  isDoubtful: () => boolean
  settings: Settings
  /** Whether forms can be filled in at all: not where one of them has errors. */
  sound: boolean
  /** A hash of all that it is. */
  digest: () => string
}

/** What all units' years of a county are checked by. */
export function standardOf(templates: readonly FormTemplate[], settings: Settings, sound: boolean): Standard {
  return {
    templates,
    byId: new Map(templates.map((one) => [one.id, one])),
    columns: new Map(templates.map((one) => [one.id, printedFields(one)])),
    isDoubtful: once(() => isDoubtful(JSON.stringify(templates))),
    settings,
    sound,
    digest: once(() => {
      const { weightTotal, levels } = settings
      const text = JSON.stringify([templates, weightTotal, [...levels], sound])
      return createHash('sha256').update(text).digest('hex')
    }),
  }
}

function printedFields({ rows }: FormTemplate): ReadonlySet<string> {
  return new Set(rows.flatMap(({ cells }) => cells.flatMap(fieldsOf)))
}

/** A unit's year as it was read, with everything that was found in its own files. */
export interface CheckedYear extends ReadYear {
  /** What the rules of review say, before waivers. */
  reviewed: Finding[]
  /** What cannot be printed. */
  unprintable: Finding[]
}

/** Reads and checks a unit's year, `content/315002/2020`, by itself: how it is written, what its forms demand, and the rules of review. */
export async function checkYear(root: string, folder: string, standard: Standard): Promise<CheckedYear> {
  const { templates, byId, columns, settings, sound } = standard
  const { findings: slips, ...read } = readYear(root, folder, templates)
  const departments = read.department ? [read.department] : []
  const corrections = read.corrections ? [read.corrections] : []
  const findings = [...slips, ...checkForms(departments, templates)]
  const texts = [...allTexts({ departments, corrections })]
  const reviewed = runRules({ departments, texts, columns, settings })
  const readable = sound && !findings.some(({ severity }) => severity === 'error')
  const fill = (record: FormRecord) => fillForm(record, byId)
  // To say where a character stands, all forms are filled in: worth its time only where there is one.
  const isSuspect = texts.some(({ text }) => isDoubtful(text)) || standard.isDoubtful()
  const unprintable = [
    ...(readable && isSuspect ? await checkCharacters(root, { departments, corrections }, fill) : []),
    ...(readable && texts.some(({ text }) => mayNotFit(text)) ? checkFit(departments, fill) : []),
  ]
  return {
    ...read,
    findings: locate(root, findings),
    reviewed: locate(root, reviewed),
    unprintable: locate(root, unprintable),
  }
}
