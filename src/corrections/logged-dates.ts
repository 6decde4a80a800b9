import type { Corrections } from '../content/record.ts'

/*
 * A correction happened when readers saw it, whatever its writer says: the log has the day. There it is named by its file,
 * its list, the date that it says and what it is about; never by a value, which may have to vanish some day.
 */

interface Said {
  date: string
}

/** The names that the log has for what corrections say. */
export function namesInLog(corrections: readonly Corrections[]): string[] {
  const names: string[] = []
  for (const one of corrections)
    withDates(one, (name, said) => {
      names.push(name)
      return said
    })
  return names
}

/** Corrections with the days on which they were first shown, as far as the log knows them. */
export function datedByLog(
  corrections: readonly Corrections[],
  dates: ReadonlyMap<string, string>,
): Corrections[] {
  return corrections.map((one) =>
    withDates(one, (name, said) => {
      const day = dates.get(name)?.slice(0, 10)
      return day === undefined || said.startsWith(day) ? said : day
    }),
  )
}

function withDates(one: Corrections, dateOf: (name: string, said: string) => string): Corrections {
  const counts = new Map<string, number>()
  const dated = <T extends Said>(list: string, items: readonly T[], about: (item: T) => string): T[] =>
    items.map((item) => {
      const same = `${one.file}#${list}/${item.date.slice(0, 10)}/${about(item)}`
      const count = (counts.get(same) ?? 0) + 1
      counts.set(same, count)
      return { ...item, date: dateOf(`${same}/${count}`, item.date) }
    })
  return {
    ...one,
    corrections: dated('更正', one.corrections, ({ stem }) => stem),
    withdrawals: dated('撤下', one.withdrawals, ({ stem }) => stem),
    renamings: dated('改编号', one.renamings, ({ from }) => from),
    resemblances: dated('相近', one.resemblances, ({ stem }) => stem),
  }
}
