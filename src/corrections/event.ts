import type { Address } from '../model/address.ts'

/** Something that happened to what is published, for lists and feeds. */
export interface Event {
  kind: '公开' | '更正' | '撤下' | '改编号' | '相近' | '遮盖' | '网站'
  /** A day, or a moment, as content or git tells it. */
  date: string
  title: string
  /** What else there is to say, a line each. */
  lines: string[]
  /** The unit of it, by its code now; empty where it is about more than one. */
  unit: string
  /** The budget year that it is about; 0 where it is about more than one. */
  year: number
  /** The page that shows it. */
  to: Address
  /** Whose it is, where that unit still publishes. */
  author?: string
  /** The same as long as it says the same, and of no other event. */
  key: string
}

/** A date of content or git as RFC 3339 has it. Content speaks of the time in China. */
export function moment(date: string): string {
  const [, day = '', time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(date) ?? []
  return day === '' ? date : `${day}T${time}:00+08:00`
}
