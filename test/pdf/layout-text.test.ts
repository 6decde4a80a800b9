import { expect, test } from 'vitest'
import { layoutText } from '../../src/pdf/layout-text.ts'
import { addElement, type Element, newPage } from '../../src/pdf/page.ts'
import type { Layout } from '../../src/pdf/write.ts'

/** A page with one run in the first of two paragraphs that read alike. */
function layout(): { layout: Layout; first: Element; second: Element } {
  const root: Element = { type: 'Document', children: [] }
  const [first, second] = [addElement(root, 'P'), addElement(root, 'P')]
  const page = newPage()
  const run = { face: 'song', size: 10, x: 1, y: 2, text: '法律援助' } as const
  page.marks.push({ element: first, runs: [run] }, { runs: [run] })
  const attachments = [{ name: 'a.json', bytes: new TextEncoder().encode('{}') }]
  const said = { title: '甲', author: '乙', subject: '丙', digest: '0' }
  const date = new Date('2020-01-01T00:00:00Z')
  return { layout: { ...said, date, pages: [page], root, outline: [], attachments }, first, second }
}

test('two layouts that say the same read the same, however they share their parts', () => {
  const { layout: one } = layout()
  const { layout: other } = layout()
  const [mark] = other.pages[0]?.marks ?? []
  if (mark) mark.runs = mark.runs.map((run) => ({ ...run }))
  expect(layoutText({ ...other, attachments: [{ name: 'a.json', bytes: Buffer.from('{}') }] })).toBe(
    layoutText(one),
  )
})

test.each<[string, (made: ReturnType<typeof layout>) => void]>([
  ['text', ({ layout: { pages } }) => void pages[0]?.marks[0]?.runs.splice(0)],
  [
    'the element of a text',
    ({ layout: { pages }, second }) => void Object.assign(pages[0]?.marks[0] ?? {}, { element: second }),
  ],
  [
    'text that now belongs to an element',
    ({ layout: { pages }, first }) => void Object.assign(pages[0]?.marks[1] ?? {}, { element: first }),
  ],
  ['the structure', ({ first }) => void addElement(first, 'P')],
  ['a cell', ({ first }) => void Object.assign(first, { cell: { rowSpan: 2, colSpan: 1 } })],
  ['an attachment', ({ layout: { attachments } }) => void attachments[0]?.bytes.fill(32)],
  ['the date', ({ layout }) => void Object.assign(layout, { date: new Date(1) })],
])('another layout reads otherwise: %s', (_, change) => {
  const made = layout()
  const before = layoutText(made.layout)
  change(made)
  expect(layoutText(made.layout)).not.toBe(before)
})
