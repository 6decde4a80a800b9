import { expect, test } from 'vitest'
import { layOutBrief, layOutNotice } from '../../src/pdf/notice.ts'
import { paper } from '../../src/pdf/page-layout.ts'
import type { Layout } from '../../src/pdf/write-pdf.ts'

const about = {
  title: '示例县图书馆 2026 年简报',
  subject: '示例县图书馆 2026 年',
  about: '预算绩效简报',
  author: '示例县财政局',
  date: new Date('2026-03-01T00:00:00Z'),
}
const source = { records: [], digest: 'a'.repeat(64) }

/** All lines of a document, but those of its foot. */
function linesOf({ pages }: Layout) {
  return pages.flatMap(({ marks }) => marks.flatMap(({ runs }) => runs)).filter(({ size }) => size > 8)
}

test('a notice has its title in the middle, larger than what it says', () => {
  const [title, ...lines] = linesOf(
    layOutNotice({ ...about, lines: ['2026-03-01 撤下。', '理由：重复公开。'] }, source),
  )
  if (!title) throw new Error('no title')
  expect(title.text).toBe(about.title)
  expect(title.size).toBe(22)
  expect(title.x).toBeGreaterThan(paper.width / 4)
  expect(lines.map(({ text }) => text)).toEqual(['2026-03-01 撤下。', '理由：重复公开。'])
  for (const { size, y } of lines) {
    expect(size).toBeLessThan(title.size)
    expect(y).toBeGreaterThan(title.y)
  }
})

test.each([1, 3, 5])(
  'a brief of %i times seven parts is on one sheet, each fact on a line of its own',
  (facts) => {
    const parts = Array.from({ length: 7 }, (_, part) => ({
      heading: `第${part}部分`,
      lines: Array.from({ length: facts }, (_, fact) => `农村公路养护${part}-${fact}，钱没有变`),
    }))
    const layout = layOutBrief({ ...about, parts }, source)
    expect(layout.pages).toHaveLength(1)
    const expected = parts.flatMap(({ heading, lines }) => [heading, ...lines])
    expect(linesOf(layout).map(({ text }) => text)).toEqual([about.title, ...expected])
  },
)
