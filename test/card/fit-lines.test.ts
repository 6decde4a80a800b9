import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../src/card/fit-lines.ts'

const steps = [
  { size: 84, maxLines: 1 },
  { size: 52, maxLines: 2 },
]

describe('fit', () => {
  test.each([
    ['临西县司法局', 84, ['临西县司法局']],
    [
      '临西县文化广电体育和旅游局机关及所属事业单位会计核算中心',
      52,
      ['临西县文化广电体育和旅游局机', '关及所属事业单位会计核算中心'],
    ],
    [
      '关于提前下达2020年省级政法转移支付资金（法律援助）项目',
      52,
      ['关于提前下达2020年省级政法', '转移支付资金（法律援助）项目'],
    ],
  ])('sets %s', (text, size, lines) => {
    expect(fit(text, 1040, steps)).toEqual({ size, lines })
  })

  test('cuts what is too long even for the smallest size', () => {
    const { lines } = fit('一'.repeat(60), 1040, steps)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/一…$/)
  })

  test('a run that brackets open before is broken where all of it is wider than a line', () => {
    const { lines } = fit('临西县““20202020≥802020≥80县预算绩效', 1040, [{ size: 84, maxLines: 9 }])
    for (const line of lines) expect(emWidth(line)).toBeLessThanOrEqual(1040 / 84)
  })

  test('a last character that no narrower lines would keep company is given some', () => {
    const { lines } = fit('临西县≥80县（≥802020，县≥802020县县县预算绩效', 1040, [{ size: 84, maxLines: 9 }])
    expect(lines.at(-1)).toBe('绩效')
  })

  /** Digits and signs are a little wider than half a character. */
  const emWidth = (line: string) => [...line].reduce((sum, sign) => sum + (/[\d≥]/.test(sign) ? 0.58 : 1), 0)
  const pieces = constantFrom('县', '局', '（', '）', '，', '2020', '≥80', '“', '”', '、')
  test('keeps every character, leaves none alone, and no bracket or comma in the wrong place', () => {
    assert(
      property(array(pieces, { minLength: 4, maxLength: 24 }), (parts) => {
        const text = `临西县${parts.join('')}预算绩效`
        const { lines } = fit(text, 1040, [{ size: 84, maxLines: 9 }])
        expect(lines.join('')).toBe(text)
        // A lone character may stand between two runs of digits that fill a line each.
        if (!/[\d≥]{10}/.test(text)) for (const line of lines) expect([...line].length).toBeGreaterThan(1)
        // A closing bracket or comma may hang over.
        for (const line of lines)
          expect(emWidth(line.replace(/[），”、]+$/, ''))).toBeLessThanOrEqual(1040 / 84)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[），”、]/)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“]$/)
      }),
      { numRuns: 1000 },
    )
  })
})
