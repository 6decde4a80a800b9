/** How long after approval a department may take to disclose, in calendar days (预算法 第十四条第二款: 批复后二十日内). */
const disclosureDays = 20

/**
 * The last day for disclosing what was approved: `2020-03-09` for `2020-02-18`. The day of approval does not count.
 * @param approved 批复日期, year-month-day, with or without a time
 */
export function disclosureDeadline(approved: string): string {
  return new Date(dayOf(approved) + disclosureDays * day).toISOString().slice(0, 10)
}

/** Whether something was disclosed in time: calendar days after the deadline, or before it; which date is not given. */
export type Punctuality =
  | { kind: 'in-time'; deadline: string }
  | { kind: 'late'; deadline: string; days: number }
  | { kind: 'unknown'; deadline?: string }

/** Judges 公开日期 by 批复日期. Where one of them is not given, nothing is said. */
export function punctuality({ approved, published }: { approved?: string; published?: string }): Punctuality {
  if (approved === undefined) return { kind: 'unknown' }
  const deadline = disclosureDeadline(approved)
  if (published === undefined) return { kind: 'unknown', deadline }
  const days = daysBetween(deadline, published)
  return days > 0 ? { kind: 'late', deadline, days } : { kind: 'in-time', deadline }
}

/** Calendar days from one date to another; negative where `to` is the earlier. Times of day do not count. */
export function daysBetween(from: string, to: string): number {
  return (dayOf(to) - dayOf(from)) / day
}

const day = 24 * 60 * 60 * 1000

/** A date's midnight, in milliseconds; both ends of a span are taken in UTC, so that no day is longer than another. */
function dayOf(date: string): number {
  const [year = 0, month = 1, dayOfMonth = 1] = date.slice(0, 10).split('-').map(Number)
  return Date.UTC(year, month - 1, dayOfMonth)
}
