import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Edition,
  nextEditions,
  parseEditions,
  printEditions,
  type ShownDocument,
  typedCode,
} from '../../src/proof/editions.ts'
import { standingOf } from '../../src/proof/standing.ts'

const at = (day: string) => `2026-${day}T09:30:00+08:00`
const [first, second, third] = [at('03-02'), at('04-10'), at('05-01')]
const sheet = (text: string, path = '101001/2025/A-1.pdf', carriesData = true): ShownDocument => ({
  path,
  sha256: text.repeat(64).slice(0, 64),
  code: text.repeat(32).slice(0, 32),
  carriesData,
})
const standings = (editions: readonly Edition[]) => editions.map((one) => standingOf(one).standing)

test('what is shown is current; what another replaced was corrected, printed anew or withdrawn, on the day of the log', () => {
  const before = nextEditions([], [sheet('a')], first)
  expect(standings(before)).toEqual(['现行'])
  expect(nextEditions(before, [sheet('a')], second)).toEqual(before)
  expect(standings(nextEditions(before, [sheet('b')], second))).toEqual([
    '曾经公开，已于 2026年4月10日 更正',
    '现行',
  ])
  const printed = { ...sheet('b'), code: sheet('a').code }
  expect(standings(nextEditions(before, [printed], second))[0]).toBe(
    '曾经公开，已于 2026年4月10日 换成重新印的',
  )
  for (const now of [[], [sheet('b', undefined, false)]])
    expect(standings(nextEditions(before, now, second))[0]).toBe('曾经公开，已于 2026年4月10日 撤下或改编号')
})

test('what was rolled back and comes again has two periods', () => {
  const corrected = nextEditions(nextEditions([], [sheet('a')], first), [sheet('b')], second)
  const [again] = nextEditions(corrected, [sheet('a')], third)
  expect(again).toMatchObject({ shown: [[first, second], [third]] })
  expect(again).not.toHaveProperty('ended')
  expect(again && standingOf(again)).toEqual({
    standing: '现行',
    periods: '2026年3月2日 09:30 到 2026年4月10日 09:30；2026年5月1日 09:30 起公开',
  })
})

test('of a unit’s year in which something was redacted, no edition is left that is not shown', () => {
  const other = sheet('c', '102001/2025/B-1.pdf')
  const editions = nextEditions(nextEditions([], [sheet('a'), other], first), [sheet('b')], second, [
    '101001/2025',
  ])
  expect(editions.map(({ path, ended }) => [path, ended])).toEqual([
    ['102001/2025/B-1.pdf', 'withdrawn'],
    ['101001/2025/A-1.pdf', undefined],
  ])
})

const documents = fc
  .array(
    fc.record({
      path: fc.constantFrom('a.pdf', 'b.pdf', 'c.ofd'),
      sha256: fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(64)),
      code: fc.constantFrom('1', '2').map((digit) => digit.repeat(32)),
      carriesData: fc.boolean(),
    }),
    { maxLength: 3 },
  )
  .map((all) => [...new Map(all.map((one) => [one.path, one])).values()])

test('whatever is published: all that is shown is current, nothing else is, nothing is forgotten, and files say the same', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 6 }), (publications) => {
      const editions = publications.reduce<Edition[]>(
        (known, shown, index) => nextEditions(known, shown, `2026-03-0${index + 1}T09:30:00+08:00`),
        [],
      )
      const name = ({ path, sha256 }: ShownDocument) => `${sha256} ${path}`
      const current = editions.filter(({ ended }) => ended === undefined)
      expect(current.map(name).toSorted()).toEqual((publications.at(-1) ?? []).map(name).toSorted())
      expect(new Set(editions.map(name))).toEqual(new Set(publications.flat().map(name)))
      const read = [...printEditions(editions).values()].flatMap((text) => parseEditions(text) ?? [])
      expect(read).toHaveLength(editions.length)
      expect(printEditions(read)).toEqual(printEditions(editions.toReversed()))
    }),
  )
})

test('a 校验码 is read as people type it', () => {
  expect(typedCode(' ６Ｂ34 1138 d6a41b01 826fc85b043e0b0F\n')).toBe('6b341138d6a41b01826fc85b043e0b0f')
})

test('what is no list of editions is not taken for one', () => {
  const [text = ''] = printEditions(nextEditions([], [sheet('a')], first)).values()
  expect(parseEditions(text)).toHaveLength(1)
  for (const other of ['x', '{}', text.replace('"code":"a', '"code":"x'), text.replace('09:30', '9:30')])
    expect(parseEditions(other)).toBeUndefined()
})
