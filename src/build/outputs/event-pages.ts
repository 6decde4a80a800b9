import type { Event } from '../../corrections/event.ts'
import { changesIn, changesPage } from '../../model/address.ts'
import type { Output } from '../output.ts'

/** So many events of a kind stand on the first page; the others, and they again, on the pages of their months. */
const most = 50

/** The pages of what was published, corrected and withdrawn: the newest, and all of each month. A month that is over stays as it is. */
export function eventOutputs(events: readonly Event[]): Output[] {
  const { corrections, publications } = byKind(events)
  const months = [...Map.groupBy(events, ({ date }) => date.slice(0, 7))]
    .map(([month, own]) => ({ month, ...byKind(own) }))
    .sort((a, b) => (a.month < b.month ? 1 : -1))
  return [
    {
      address: changesPage,
      page: () => ({
        changes: {
          corrections: corrections.slice(0, most),
          publications: publications.slice(0, most),
          months: months.map(({ month, ...own }) => ({
            month,
            published: own.publications.length,
            corrected: own.corrections.length,
          })),
        },
      }),
    },
    ...months.map(
      (month): Output => ({ address: changesIn(month.month), page: () => ({ 'month-changes': month }) }),
    ),
  ]
}

function byKind(events: readonly Event[]) {
  const isPublication = ({ kind }: Event) => kind === '公开'
  return {
    corrections: events.filter((event) => !isPublication(event)),
    publications: events.filter(isPublication),
  }
}
