import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contradicted, headsOf } from '../../src/log/heads.ts'
import { append, type Logged, parseLog } from '../../src/log/log.ts'

const publish: Logged = {
  act: 'publish',
  received: '2026-03-02T09:30:00+08:00',
  by: '101001',
  commit: 'a'.repeat(40),
  root: 'b'.repeat(64),
  units: [],
  first: {},
}
const logOf = (users: readonly string[]) => users.reduce((text, by) => append(text, { ...publish, by }), '')
const users = fc.array(fc.string(), { minLength: 1, maxLength: 8 })

test('the head is the number and the hash of the last line', () => {
  const text = logOf(['101001', '102001'])
  const [, line = ''] = text.split('\n')
  expect(headsOf(text).at(-1)).toEqual({ number: 2, hash: createHash('sha256').update(line).digest('hex') })
  expect(headsOf('')).toEqual([])
})

test('a log that only grew contradicts no head that it ever had', () => {
  fc.assert(
    fc.property(users, users, (before, after) => {
      expect(contradicted(logOf([...before, ...after]), headsOf(logOf(before)))).toEqual([])
    }),
  )
})

test('a log written anew, its chain whole, contradicts the heads from the first changed entry on', () => {
  fc.assert(
    fc.property(users, fc.nat(7), users, (before, place, after) => {
      const at = place % before.length
      const anew = [...before.with(at, `${before[at]}。`), ...after]
      const text = logOf(anew)
      expect(parseLog(text, 'log')).toHaveLength(anew.length)
      const seen = headsOf(logOf(before))
      expect(contradicted(text, seen)).toEqual(seen.slice(at))
    }),
  )
})

test('a log that was cut off contradicts the heads of what is missing', () => {
  fc.assert(
    fc.property(users, fc.nat(7), (before, place) => {
      const left = place % before.length
      const seen = headsOf(logOf(before))
      expect(contradicted(logOf(before.slice(0, left)), seen)).toEqual(seen.slice(left))
    }),
  )
})
