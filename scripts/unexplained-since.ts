import type { FormTemplate } from '../src/content/kinds/template.ts'
import type { Publication } from '../src/content/record.ts'
import { locate } from '../src/content/text/locate.ts'
import { refuseUnexplainedChanges } from '../src/corrections/unexplained.ts'
import type { Finding } from '../src/model/finding.ts'
import { changedForms } from '../src/review/changed-forms.ts'
import { circumstancesOf } from './last-public.ts'
import type { PublishedState } from './own-history.ts'

/**
 * What content changes of what is published without saying why.
 * @param root the folder that holds `content/`
 */
export async function unexplainedSince(
  root: string,
  published: PublishedState,
  publication: Publication,
  templates: ReadonlyMap<string, FormTemplate>,
): Promise<Finding[]> {
  const { state, templates: shown, log } = published
  const circumstances = await circumstancesOf(log, state, publication)
  const unexplained = refuseUnexplainedChanges(state, publication, circumstances)
  const relabelled = changedForms({ ...state, templates: shown }, [...templates.values()])
  return locate(root, [...unexplained, ...relabelled])
}
