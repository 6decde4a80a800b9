import type { Event } from '../../corrections/event.ts'
import { changesIn, changesPage } from '../../model/address.ts'
import type { Output } from '../output.ts'

/** So many events of a kind stand on the first page; the others, and they again, on the pages of their months. */
const most = 50

/** The pages of what was published, corrected and withdrawn: the newest, and all of each month. A month that is over stays as it is. */
export function eventOutputs(events: readonly Event[]): Output[] {
  const corrections = events.filter((event) => !isPublication(event))
  const publications = events.filter(isPublication)
  const months = [...Map.groupBy(events, ({ date }) => date.slice(0, 7))].sort(([a], [b]) => (a < b ? 1 : -1))
  const counts = months.map(([month, own]) => {
    const published = own.filter(isPublication).length
    return { month, published, corrected: own.length - published }
  })
  return [
    {
      address: changesPage,
      page: () => ({
        changes: {
          corrections: corrections.slice(0, most),
          publications: publications.slice(0, most),
          months: counts,
        },
      }),
    },
    ...months.map(
      ([month, own]): Output => ({
        address: changesIn(month),
        page: () => ({
          'month-changes': {
            month,
            corrections: own.filter((event) => !isPublication(event)),
            publications: own.filter(isPublication),
          },
        }),
      }),
    ),
  ]
}

function isPublication({ kind }: Event): boolean {
  return kind === '公开'
}
