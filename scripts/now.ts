import { chinaTime } from '../src/model/china-time.ts'

/** This moment, as China's clocks show it: `2026-03-02T09:30:00+08:00`. */
export function now(): string {
  return chinaTime(Math.floor(Date.now() / 1000))
}
