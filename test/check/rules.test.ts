import { describe, expect, test } from 'vitest'
import { outcomes } from '../../src/check/result/outcomes-example.ts'
import { rules } from '../../src/check/rules.ts'
import { findingsOf } from './example.ts'

const ids = rules.map(({ id }) => id)

test('every rule has an id of its own', () => {
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

test.each(['无', '/', '—', '不适用', '无偏差。'])('“%s” is no reason of what was not reached', (reason) => {
  const found = findingsOf('result', outcomes.replace('改进措施: 场地维修', `改进措施: ${reason}`))
  expect(found.filter(({ severity }) => severity !== 'note')).toMatchObject([
    { rule: 'result-reason', message: expect.stringContaining(`“${reason}”`) },
  ])
})

describe.each(rules)('$id', ({ id, level, example: { subject, passes, fails } }) => {
  test('passes what is right, and no other rule objects to it', () => {
    const found = findingsOf(subject, passes).filter(
      ({ rule, severity }) => rule === id || severity !== 'note',
    )
    // Several projects made of one sound record are alike but for what the example changes.
    expect(found.filter(({ rule }) => subject !== 'projects' || rule === id)).toEqual([])
  })

  test('finds what is wrong, and says what and how to mend it', () => {
    const found = findingsOf(subject, fails).filter(({ rule }) => rule === id)
    expect(found).not.toEqual([])
    for (const { severity, field, message, source, fix } of found) {
      expect(severity).toBe(level)
      expect([field, message, source, fix].join('')).toMatch(/\p{Script=Han}/u)
      expect(field && source && fix).toBeTruthy()
    }
  })
})
