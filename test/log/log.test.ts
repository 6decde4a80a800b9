import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datesOf, firstShown, unitYearsOf } from '../../src/log/dates.ts'
import { append, type Logged, parseLog } from '../../src/log/log.ts'

const publish: Logged = {
  act: 'publish',
  received: '2026-03-02T09:30:00+08:00',
  by: '101001',
  commit: 'a'.repeat(40),
  root: 'b'.repeat(64),
  units: ['101001/2025'],
  first: { 'content/101001/2025/department.md': '2026-03-02T09:30:00+08:00' },
}
const rollback: Logged = { ...publish, act: 'rollback', first: {}, reason: '表头印错' }
const text = append(append(append('', publish), rollback), { ...publish, migrated: true })

test('entries are read as they were written, each with the hash of the line before', () => {
  const entries = parseLog(text, 'log')
  expect(entries.map(({ number, act }) => [number, act])).toEqual([
    [1, 'publish'],
    [2, 'rollback'],
    [3, 'publish'],
  ])
  const [first = ''] = text.split('\n')
  expect(entries[0]).toEqual({ ...publish, number: 1, before: '0'.repeat(64) })
  expect(entries[1]?.before).toBe(createHash('sha256').update(first).digest('hex'))
  expect(parseLog('', 'log')).toEqual([])
})

test('no line can be changed, dropped or moved without the log telling', () => {
  const lines = text.trimEnd().split('\n')
  const others = [
    lines.with(0, lines[0]?.replace('09:30', '08:30') ?? ''),
    lines.slice(1),
    lines.toSpliced(1, 1),
    [lines[1], lines[0], lines[2]],
    [...lines, '{}'],
    [...lines, 'x'],
  ]
  for (const other of others) expect(() => parseLog(`${other.join('\n')}\n`, 'log')).toThrow(/第|公开日志/)
  expect(() => parseLog(text.slice(0, -1), 'log')).toThrow('公开日志不完整')
})

test('whatever a log is damaged to, it is refused or says the same', () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 3 }), (at, put) => {
      const damaged = text.slice(0, at) + put + text.slice(at + 1)
      try {
        // The last line has none after it that would tell; a signature over the whole does (docs/verify.md).
        expect(parseLog(damaged, 'log').slice(0, -1)).toEqual(parseLog(text, 'log').slice(0, -1))
      } catch (error) {
        expect(String(error)).toContain('公开日志')
      }
    }),
  )
})

test('a file has the date of the entry that showed it first, whatever becomes of it', () => {
  const paths = ['content/315/2025/department.md', 'content/315/2025/A-1.yaml']
  const first = firstShown([], paths.slice(0, 1), '2026-01-01T00:00:00+08:00')
  const entries = parseLog(append('', { ...publish, first }), 'log')
  const later = firstShown(entries, paths, '2026-02-01T00:00:00+08:00')
  expect(later).toEqual({ 'content/315/2025/A-1.yaml': '2026-02-01T00:00:00+08:00' })
  expect([...datesOf([...entries, { first: later }]).values()]).toEqual([
    '2026-01-01T00:00:00+08:00',
    '2026-02-01T00:00:00+08:00',
  ])
})

test('changed paths belong to units and years', () => {
  const paths = ['content/site.yaml', 'content/315/2025/a.yaml', 'content/315/2025/b.yaml', 'templates/x/y']
  expect(unitYearsOf(paths)).toEqual(['315/2025'])
})

test('a correction has the day on which it was shown, whatever it says; before the log knew any, the one that it says', () => {
  const name = 'content/315/2025/corrections.yaml#更正/2026-02-25/A-1/1'
  const received = '2026-03-02T09:30:00+08:00'
  const old = parseLog(append('', publish), 'log')
  const now = parseLog(append('', { ...publish, editions: 'c'.repeat(64) }), 'log')
  for (const before of [[], old])
    expect(firstShown(before, [name], received)).toEqual({ [name]: '2026-02-25T00:00:00+08:00' })
  expect(firstShown(now, [name], received)).toEqual({ [name]: received })
})
