import type { FormTemplate } from '../src/content/kinds/template.ts'
import type { Publication } from '../src/content/record.ts'
import { locate } from '../src/content/text/locate.ts'
import { refuseUnexplainedChanges } from '../src/corrections/unexplained.ts'
import type { Finding } from '../src/model/finding.ts'
import { changedForms } from '../src/review/changed-forms.ts'
import { circumstancesOf } from './last-public.ts'
import { publishedAt } from './own-history.ts'

/**
 * What content changes of what is published without saying why.
 * @param root the folder that holds `content/`
 * @param since where it is published, or a commit, as `publishedAt` takes it
 * @throws Refusal where nobody can tell what is published
 */
export async function unexplainedSince(
  root: string,
  since: string,
  publication: Publication,
  templates: ReadonlyMap<string, FormTemplate>,
): Promise<Finding[]> {
  const { state, templates: shown, log } = await publishedAt(root, since)
  const circumstances = await circumstancesOf(log, state, publication)
  const unexplained = refuseUnexplainedChanges(state, publication, circumstances)
  const relabelled = changedForms({ ...state, templates: shown }, [...templates.values()])
  return locate(root, [...unexplained, ...relabelled])
}
