import { expect, test } from 'vitest'
import { flow } from '../../src/pdf/flow.ts'

/** The runs of a paragraph, in its lines. */
function runsOf(text: string) {
  const [page] = flow([{ spans: [{ text, face: 'song', element: { type: 'P', children: [] } }], indent: 2 }])
  return page?.marks.flatMap(({ runs }) => runs) ?? []
}

test.each([
  `现在的网页：https://www.example.gov.cn/jxmb/${'315002/2020/315-0404-JBN-9C18/'}`,
  `详见《${'a'.repeat(60)}》`,
  `见 ${'1'.repeat(50)} 号文件`,
])('a line before a long word is left short: %s', (text) => {
  const runs = runsOf(text)
  expect(runs.length).toBeGreaterThan(1)
  for (const { spacing = 0, size } of runs) expect(spacing).toBeLessThanOrEqual(size * 0.15)
})

test('lines of running text fill the width', () => {
  const text = '按月发放补助，全年12批，每批于当月25日前到位；'.repeat(6)
  const runs = runsOf(text)
  const filled = runs.slice(0, -1).filter(({ spacing = 0 }) => spacing > 0)
  expect(filled.length).toBeGreaterThan(2)
})
