import { clipApart } from '../content/words.ts'
import { noLongerPublic } from '../model/correction.ts'
import { compareStates, type FolderChanges } from './compare-states.ts'
import type { Unexplained } from './entries.ts'
import type { State } from './states.ts'

/** What is changed of what is published, for a person at a terminal: each change, and what is still to do about it. */
export function changesReport(before: State, after: State, unexplained: readonly Unexplained[]): string {
  const known = new Set(before.departments.map(({ file }) => file))
  const units = after.departments.filter(({ file }) => !known.has(file))
  const lines = [
    ...units.map(({ name, year }) => `新公开：${name} ${year} 年`),
    ...compareStates(before, after).flatMap(linesOf),
  ]
  if (lines.length === 0) return '与公开的一样，没有改动。'
  if (unexplained.length === 0) return [...lines, '', '改动都有说明。'].join('\n')
  const problems = unexplained.map(({ finding: { file, field, message } }) =>
    field ? `${file}：${field}：${message}` : `${file}：${message}`,
  )
  return [...lines, '', ...problems, '', `还有 ${unexplained.length} 处要说明。`].join('\n')
}

/**
 * The same for another program: units that are new, changes (a blank field is null), what is new, renamed and gone, and what is
 * still to be explained, as findings.
 */
export function changesAsJson(before: State, after: State, unexplained: readonly Unexplained[]): string {
  const known = new Set(before.departments.map(({ file }) => file))
  const folders = compareStates(before, after)
  const report = {
    units: after.departments
      .filter(({ file }) => !known.has(file))
      .map(({ unit, name, year }) => ({ unit, name, year })),
    changes: folders.flatMap(({ changes }) =>
      changes.map(({ file, field, before = null, after = null }) => ({ file, field, before, after })),
    ),
    added: folders.flatMap(({ added }) => added.map(({ file, title }) => ({ file, title }))),
    renamed: folders.flatMap(({ folder, renamed }) =>
      renamed.map(({ was, now }) => ({ folder, of: was, now })),
    ),
    gone: folders.flatMap(({ gone }) => gone.map(({ file, title }) => ({ file, title }))),
    findings: unexplained.map(({ finding }) => finding),
  }
  return JSON.stringify(report, null, 2)
}

function linesOf({ changes, gone, added, renamed, folder }: FolderChanges): string[] {
  return [
    ...changes.map(({ file, field, before, after }) => `${file}：${field}：${showChange(before, after)}`),
    ...added.map(({ file, title }) => `${file}：新公开“${title}”`),
    ...renamed.map(({ was, now }) => `${folder}：“${was}”改成了“${now}”`),
    ...gone.map(({ file, title }) => `${file}：没有了“${title}”`),
  ]
}

function showChange(before: string | undefined, after: string | undefined): string {
  const [was, is] = clipApart(before ?? '（空白）', after ?? '（空白）')
  return `${before === noLongerPublic ? `（${noLongerPublic}）` : was} → ${is}`
}
