import { type FormTemplate, readTemplate } from '../content/kinds/template.ts'
import { checkTemplate } from '../form/check-template.ts'
import type { Finding } from '../model/finding.ts'
import { type ExampleFile, exampleFiles } from './example-files.ts'
import type { LearntForm } from './learn.ts'
import { printBack, type RoundTrip } from './round-trip.ts'
import { writeForm } from './write-form.ts'

/** A learnt form as its folder holds it, tried out. */
export interface WrittenForm {
  form: string
  examples: ExampleFile[]
  template: FormTemplate
  trip: RoundTrip
  /** What the check has against the form itself, but for its questions. */
  findings: Finding[]
}

/** Writes a learnt form down, prints the source's values in it, and asks where that reads differently. */
export function writeLearnt(learnt: LearntForm, id: string): WrittenForm {
  const file = `templates/${id}/form.yaml`
  const findings: Finding[] = []
  const first = writeForm(learnt)
  const template = readTemplate(first, id, file, findings)
  if (!template)
    throw new Error(
      `a form that does not read: ${findings.map(({ message }) => message).join('; ')}\n${first}`,
    )
  const examples = exampleFiles(learnt, id)
  const trip = printBack(learnt, template, examples)
  findings.push(...checkTemplate(template).filter(({ rule }) => rule !== 'template-question'))
  return { form: writeForm(learnt, trip.differences), examples, template, trip, findings }
}
