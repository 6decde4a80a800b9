import { partsOf } from '../compare/parts.ts'
import { clip } from '../content/words.ts'
import type { FolderChanges } from './compare-states.ts'
import type { Unexplained } from './entries.ts'
import type { Added, Entry } from './entry-changes.ts'
import { likeness } from './likeness.ts'
import type { LastPublic } from './returns.ts'
import { folderOf, type State } from './states.ts'

/** Entries that tell of nothing that happened. */
export function uselessEntries(
  folder: FolderChanges,
  entries: Added,
  used: ReadonlySet<unknown>,
): Unexplained[] {
  const { changes, gone, folder: own, movedTo: other } = folder
  const [, unit] = own.split('/')
  const unused = <T>(list: readonly Entry<T>[]) => list.filter((entry) => !used.has(entry))
  return [
    ...unused(entries.corrections).map((entry) => {
      const fields = changes
        .filter(({ was, now }) => [was, now].includes(entry.said.stem))
        .map(({ field }) => field)
      const fix =
        fields.length > 0 ? `改动的是：${fields.map((field) => clip(field, 60)).join('；')}` : '删去这一条'
      return useless(entry, `“${entry.said.stem}”的“${entry.said.field}”与公开的一样，没有更正`, fix)
    }),
    ...unused(entries.withdrawals)
      .filter(({ said }) => !gone.some(({ stem }) => stem === said.stem))
      .map((entry) =>
        useless(entry, `“${entry.said.stem}”没有撤下`, '要撤下的，删去它的文件；不撤下的，删去这一条'),
      ),
    ...unused(entries.renamings)
      .filter(({ said }) => !(said.from === unit && other !== undefined))
      .filter(({ said }) => !folder.renamed.some(({ was, now }) => was === said.from && now === said.to))
      .map((entry) =>
        useless(
          entry,
          `公开的“${entry.said.from}”没有改成“${entry.said.to}”`,
          '核对两个编号和文件名；没有改编号的，删去这一条',
        ),
      ),
  ]
}

/** Entries that find a project like one that was withdrawn, which is not so. */
export function uselessResemblances(
  { folder, movedTo = folder, gone }: FolderChanges,
  { resemblances }: Added,
  after: State,
  known: LastPublic = new Map(),
): Unexplained[] {
  if (resemblances.length === 0) return []
  const now = after.departments.filter((one) => folderOf(one) === movedTo).flatMap(partsOf)
  const past = [...gone, ...(known.get(folder)?.values() ?? [])]
  return resemblances
    .filter(({ said }) => {
      const [one, other] = [
        now.find(({ stem }) => stem === said.stem),
        past.find(({ stem }) => stem === said.like),
      ]
      return !one || !other || now.includes(other) || likeness(other, one) === undefined
    })
    .map((entry) => {
      const { stem, like } = entry.said
      return useless(entry, `“${stem}”和撤下的“${like}”并不相近`, '核对两个编号；没有撤下的，删去这一条')
    })
}

function useless({ file, place }: Entry<unknown>, message: string, fix: string): Unexplained {
  return {
    finding: { rule: 'correction-unused', severity: 'error', file, field: place, message, fix },
  }
}

/** Entries of a day that is still to come, or long past. */
export function untimelyEntries(
  { corrections, withdrawals, renamings, resemblances }: Added,
  { today, earliest = '' }: { today: string; earliest?: string },
): Unexplained[] {
  return [...corrections, ...withdrawals, ...renamings, ...resemblances].flatMap(
    ({ file, place, said: { date } }) => {
      const day = date.slice(0, 10)
      if (day >= earliest && day <= today) return []
      return refuse('correction-date', file, `${place} › 日期`, {
        message: day > today ? `“${date}”还没有到` : `“${date}”早已过去，更正是现在才作的`,
        fix: `写更正的那天，如 ${today}`,
      })
    },
  )
}

/** Entries whose reason says nothing: a mark, a letter, the same one again and again. */
export function emptyReasons({ corrections, withdrawals, renamings, resemblances }: Added): Unexplained[] {
  return [...corrections, ...withdrawals, ...renamings, ...resemblances].flatMap(
    ({ file, place, said: { reason } }) => {
      const letters = reason.match(/\p{L}/gu) ?? []
      // One that is only proposed has none yet.
      if (reason === '' || new Set(letters).size >= 2) return []
      return refuse('correction-reason', file, `${place} › 理由`, {
        message: `“${clip(reason)}”没有说出理由`,
        fix: '用一句话写明为什么，如 录入时看错一行',
      })
    },
  )
}

function refuse(
  rule: string,
  file: string,
  field: string,
  said: { message: string; fix: string },
): Unexplained[] {
  return [{ finding: { rule, severity: 'error', file, field, ...said } }]
}
