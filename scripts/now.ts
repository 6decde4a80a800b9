import { chinaTime } from '../src/model/china-time.ts'
import { Refusal } from '../src/server/refusal.ts'

/** This moment, as China's clocks show it: `2026-03-02T09:30:00+08:00`. */
export function now(): string {
  return chinaTime(Math.floor(Date.now() / 1000))
}

/**
 * A moment that was typed, `2026-03-02T09:30:00+08:00` or in Greenwich's time with a Z, as `now` says it: several machines that
 * work at one publication take one moment.
 * @throws Refusal where it is no such moment, or none yet
 */
export function momentTyped(text: string): string {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw new Refusal(`--at 要写成 ${now()} 这样；写的是“${text}”。`)
  if (time > Date.now()) throw new Refusal(`--at 写的“${text}”还没有到。`)
  return chinaTime(Math.floor(time / 1000))
}
