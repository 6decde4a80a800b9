import { describe, expect, test } from 'vitest'
import { measure, totalOf } from '../../scripts/bench/import/measure-import.ts'
import { inOneLine, withBars, withLines, withSpaces, withTabs } from './as-text.ts'
import { asWord, asWorkbook } from './other-formats.ts'

/* Forms of eight provinces as they were published: what is placed is right, and most is placed. */

describe('published forms', () => {
  test.each([
    ['pages', undefined],
    ['.docx', { format: 'docx', make: asWord }],
    ['.xlsx', { format: 'xlsx', make: asWorkbook }],
  ])('from tables, as %s', async (_, as) => {
    const measured = await measure('table.html', as)
    expect(measured.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(totalOf(measured).share).toBeGreaterThanOrEqual(0.9)
  })

  test('from text as it is copied', async () => {
    const measured = await measure('text.txt')
    expect(measured.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(totalOf(measured).share).toBeGreaterThanOrEqual(0.6)
  })

  test.each(Object.entries({ withTabs, withBars, withLines, withSpaces, inOneLine }))(
    'from their tables as text, %s',
    async (_, make) => {
      const measured = await measure('table.html', { format: 'txt', make })
      expect(measured.flatMap(({ wrong }) => wrong)).toEqual([])
      expect(totalOf(measured).share).toBeGreaterThanOrEqual(0.6)
    },
  )
})
