import type { Part } from '../compare/parts.ts'
import { clip, clipApart } from '../content/words.ts'
import { departmentText, noLongerPublic } from '../model/correction.ts'
import type { Finding } from '../model/finding.ts'
import { compareStates, type FolderChanges, type PartChange } from './compare-states.ts'
import { adding, entryLines, missingCorrection, missingWithdrawal, type Unexplained } from './entries.ts'
import { type Added, addedEntries, type Entry, lostEntries } from './entry-changes.ts'
import { correctionsOf, explains } from './explain.ts'
import { baseOf, isYearsRecord } from './item-addresses.ts'
import { assumeRenamings, type Past } from './renamed.ts'
import { differing, type State } from './states.ts'
import { sameAddresses, takeovers } from './takeover.ts'
import { emptyReasons, untimelyEntries, uselessEntries, uselessResemblances } from './unused.ts'

/** What a comparison needs to know besides the two states. */
export interface Circumstances extends Past {
  /** The day that proposed corrections bear; later ones are refused. */
  today: string
  /** The first day that they may bear, where they are made now: a correction is of the day on which it is made. */
  earliest?: string
  /** Whether a text must not be repeated, since it tells of a person or was redacted. */
  isPrivate?: (text: string) => boolean
}

/**
 * What keeps content from being published in the place of what is: each change and each removal needs a correction that
 * says so truly, and each new correction a change. What is new needs none.
 * @param published what is published
 */
export function unexplainedChanges(
  published: State,
  pushed: State,
  circumstances: Circumstances,
): Unexplained[] {
  const { today, known } = circumstances
  const { before, after } = differing(published, pushed)
  const { unexplained, state } = assumeRenamings(before, after, today, circumstances)
  return [
    ...lostEntries(before, after),
    ...unexplained,
    ...takeovers(published, { ...pushed, corrections: state.corrections }, today).map((finding) => ({
      finding,
    })),
    ...sameAddresses(before, after).map((finding) => ({ finding })),
    ...compareStates(before, state, known).flatMap((folder) =>
      unexplainedIn(folder, before, state, circumstances),
    ),
  ]
}

/** The findings about unexplained changes, for the person who pushes. */
export function refuseUnexplainedChanges(
  before: State,
  after: State,
  circumstances: Circumstances,
): Finding[] {
  return unexplainedChanges(before, after, circumstances).map(({ finding }) => finding)
}

function unexplainedIn(
  folder: FolderChanges,
  before: State,
  after: State,
  circumstances: Circumstances,
): Unexplained[] {
  const added = [folder.folder, ...(folder.movedTo ? [folder.movedTo] : [])].map((each) =>
    addedEntries(each, before, after),
  )
  const entries: Added = {
    corrections: added.flatMap(({ corrections }) => corrections),
    withdrawals: added.flatMap(({ withdrawals }) => withdrawals),
    renamings: added.flatMap(({ renamings }) => renamings),
    resemblances: added.flatMap(({ resemblances }) => resemblances),
  }
  const used = new Set<Entry<unknown>>()
  return [
    ...folder.changes.flatMap((change) => judgeChange(folder, change, entries, used, circumstances)),
    ...removals(folder).flatMap((part) => judgeRemoval(folder, part, entries, used, circumstances.today)),
    ...uselessEntries(folder, entries, used),
    ...uselessResemblances(folder, entries, after, circumstances.known),
    ...untimelyEntries(entries, circumstances),
    ...emptyReasons(entries),
  ]
}

/** The corrections.yaml that entries about a folder belong to. */
function home({ folder, movedTo }: FolderChanges): string {
  return movedTo ?? folder
}

function judgeChange(
  folder: FolderChanges,
  change: PartChange,
  { corrections }: Added,
  used: Set<Entry<unknown>>,
  { today, isPrivate = () => false }: Circumstances,
): Unexplained[] {
  const about = correctionsOf(change, corrections)
  for (const entry of about) used.add(entry)
  if (explains(about, change, isPrivate)) return []
  const mayRepeat = change.before === undefined || !isPrivate(change.before)
  const told = mayRepeat ? change : { ...change, before: noLongerPublic }
  const missing = missingCorrection(home(folder), told, today)
  const lines = entryLines(missing).join('\n')
  const [first] = about
  const [was, is] = clipApart(told.before ?? '', told.after ?? '')
  const what = `公开的${quoteBefore(told.before, was)}${told.after === undefined ? '删去了' : `改成了“${is}”`}`
  if (first)
    return [
      {
        finding: {
          rule: 'correction-wrong',
          severity: 'error',
          file: first.file,
          field: first.place,
          message: `“${change.field}”${what}，更正说明与此对不上`,
          fix: `改成这一条（日期、理由照您写的；中间没有公开过的不写）：\n${lines}`,
        },
      },
    ]
  return [
    {
      missing,
      finding: {
        rule: 'unexplained-change',
        severity: 'error',
        file: change.file,
        field: change.place,
        message: `${what}，没有更正说明`,
        expected: '已经公开的内容，改一处，写一条更正说明，随同公开',
        fix: adding(missing),
      },
    },
  ]
}

function judgeRemoval(
  folder: FolderChanges,
  part: Part,
  { withdrawals }: Added,
  used: Set<Entry<unknown>>,
  today: string,
): Unexplained[] {
  const about = withdrawals.filter(({ said }) => said.stem === part.stem)
  for (const entry of about) used.add(entry)
  if (about.length > 0) return []
  const missing = missingWithdrawal(home(folder), part.stem, part.title, today)
  return [
    {
      missing,
      finding: {
        rule: 'unexplained-removal',
        severity: 'error',
        file: part.file,
        message: `公开的“${clip(part.title)}”没有了，没有说明`,
        expected: '已经公开的，撤下要写说明，原来的网址留一页说明',
        fix: `删错了的，把文件放回去；${adding(missing)}`,
      },
    },
  ]
}

/** What is gone and must be told of: a project takes its self-evaluation with it, a whole year its overall targets. */
function removals({ gone }: FolderChanges): Part[] {
  const names = new Set(gone.map(({ stem }) => stem))
  return gone.filter(
    ({ stem }) =>
      !(isYearsRecord(stem) && names.has(departmentText)) && !(stem.includes('.') && names.has(baseOf(stem))),
  )
}

function quoteBefore(before: string | undefined, clipped: string): string {
  if (before === noLongerPublic) return '内容'
  return before === undefined ? '空白' : `“${clipped}”`
}
