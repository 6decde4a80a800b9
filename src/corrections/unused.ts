import { clip } from '../content/words.ts'
import type { Quiet } from './entries.ts'
import type { Added, Entry } from './entry-changes.ts'
import type { FolderChanges } from './states.ts'

/** Entries that tell of nothing that happened. */
export function uselessEntries(folder: FolderChanges, entries: Added, used: ReadonlySet<unknown>): Quiet[] {
  const { changes, gone, folder: own, movedTo: other } = folder
  const [, unit] = own.split('/')
  const finding = (entry: Entry<unknown>, message: string, fix: string): Quiet => ({
    finding: {
      rule: 'correction-unused',
      severity: 'error',
      file: entry.file,
      field: entry.place,
      message,
      fix,
    },
  })
  const unused = <T>(list: readonly Entry<T>[]) => list.filter((entry) => !used.has(entry))
  return [
    ...unused(entries.corrections).map((entry) => {
      const fields = changes
        .filter(({ of, now }) => [of, now].includes(entry.said.of))
        .map(({ field }) => field)
      const fix =
        fields.length > 0 ? `改动的是：${fields.map((field) => clip(field, 60)).join('；')}` : '删去这一条'
      return finding(entry, `“${entry.said.of}”的“${entry.said.field}”与公开的一样，没有更正`, fix)
    }),
    ...unused(entries.withdrawals)
      .filter(({ said }) => !gone.some(({ of }) => of === said.of))
      .map((entry) =>
        finding(entry, `“${entry.said.of}”没有撤下`, '要撤下的，删去它的文件；不撤下的，删去这一条'),
      ),
    ...unused(entries.renamings)
      .filter(({ said }) => !(said.from === unit && other !== undefined))
      .filter(({ said }) => !folder.renamed.some(({ of, now }) => of === said.from && now === said.to))
      .map((entry) =>
        finding(
          entry,
          `公开的“${entry.said.from}”没有改成“${entry.said.to}”`,
          '核对两个编号和文件名；没有改编号的，删去这一条',
        ),
      ),
  ]
}

/** Entries of a day that is still to come. */
export function lateEntries({ corrections, withdrawals, renamings }: Added, today: string): Quiet[] {
  return [...corrections, ...withdrawals, ...renamings].flatMap((entry) => late(entry, today))
}

function late({ file, place, said }: Entry<{ date: string }>, today: string): Quiet[] {
  if (said.date.slice(0, 10) <= today) return []
  const message = `“${said.date}”还没有到`
  const fix = `写更正的那天，如 ${today}`
  return [
    { finding: { rule: 'correction-date', severity: 'error', file, field: `${place} › 日期`, message, fix } },
  ]
}
