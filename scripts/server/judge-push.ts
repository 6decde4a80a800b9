import { isPrivate } from '../../src/check/run-rules.ts'
import { isInvented } from '../../src/content/invented.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import type { Publication } from '../../src/content/record.ts'
import { refuseUnexplainedChanges } from '../../src/corrections/unexplained.ts'
import type { Restore } from '../../src/model/fault.ts'
import type { Origin } from '../../src/model/origin.ts'
import { countByRule } from '../../src/report/text-report.ts'
import { changedForms } from '../../src/review/changed-forms.ts'
import { checkSettled } from '../../src/review/faults.ts'
import type { Checked } from '../../src/review/load.ts'
import type { Memory } from '../../src/review/memory.ts'
import { checkAll, isError, locateErrors, readAll } from '../../src/review/review.ts'
import { readLog } from '../../src/server/publication-log.ts'
import type { ExportedContent, ReceiveEffects } from '../../src/server/receive.ts'
import { isRedacted, readRedactions } from '../../src/server/redactions.ts'
import { circumstancesOf } from '../last-public.ts'
import { now } from '../now.ts'
import { program } from '../roots.ts'
import { today } from '../today.ts'
import type { Say } from './reporter.ts'

/** How this program judges what is pushed. */
export function judgesOf(repository: string, memory: Memory, say: Say): ReceiveEffects<Checked> {
  async function check(root: string, origin: Origin) {
    const report = await checkAll(root, { program, memory, origin, today: today() })
    const { publication, findings } = report
    if (!publication) return { errors: findings.filter(isError) }
    return { ...report, publication }
  }

  function remark({ findings }: Checked) {
    if (findings.length > 0) say(countByRule(findings))
  }

  async function settle(root: string, origin: Origin, restore: Restore) {
    const options = { program, memory, origin, today: today() }
    const { publication, faults } = await checkSettled(root, { restore }, options)
    return { publication, faults }
  }

  async function compare(published: ExportedContent, { root, origin }: ExportedContent, pushed: Publication) {
    const options = { program, memory, origin: published.origin }
    const { templates, content: state } = await readAll(published.root, options)
    if (isInvented(state)) return []
    const { entries } = await readLog(repository)
    const redactions = readRedactions(repository)
    const findings = refuseUnexplainedChanges(state, pushed, {
      ...(await circumstancesOf({ repository, prefix: '', entries }, state, pushed)),
      isPrivate: (text) => isPrivate(text) || isRedacted(text, redactions),
    })
    const relabelled = changedForms({ ...state, templates }, readTemplates(root, program).templates)
    const all = [...findings, ...relabelled]
    return all.length > 0 ? locateErrors(root, all, { origin }) : []
  }

  return { check, settle, compare, remark, now, say }
}
