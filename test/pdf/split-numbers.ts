import type { Layout } from '../../src/pdf/write-pdf.ts'

const number = /[≥≤＞＜><=＝±]?\d(?:[\d.,:：]*\d)?(?:[-~—–]\d(?:[\d.,]*\d)?)?/g
/** What belongs to the number before it. */
const unit = /^ ?(?:万?元|百分比|百分点|%|％|吨|人次|册|件|人|年|月|日|号|时|分钟|小时|公里|平方米|亩)/
const word = /[A-Za-z_@]/

/** The numbers of a layout, with their units, that are drawn on more than one line, on one page or on two. */
export function splitNumbers(layout: Layout): string[] {
  const marks = layout.pages.flatMap((page) => page.marks)
  // What goes on on the next page is of the same element.
  const texts = Map.groupBy(marks, (mark) => mark.element ?? mark)
  return [...texts.values()].flatMap((parts) =>
    splitIn(parts.flatMap(({ runs }) => runs.map(({ text }) => text))),
  )
}

function splitIn(lines: readonly string[]): string[] {
  const text = lines.join('')
  const ends = new Set<number>()
  lines.reduce((length, line) => {
    ends.add(length + line.length)
    return length + line.length
  }, 0)
  return [...text.matchAll(number)].flatMap(([found], index, all) => {
    const start = all[index]?.index ?? 0
    const whole = found + (unit.exec(text.slice(start + found.length))?.[0] ?? '')
    const end = start + whole.length
    const isSplit = [...ends].some((at) => at > start && at < end)
    return isSplit && !isInCode(text, start, start + found.length) ? [whole] : []
  })
}

/** Whether digits are part of a code or an address, which may be broken. */
function isInCode(text: string, start: number, end: number): boolean {
  const before = /[\w./:-]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const after = /^[\w./:-]*/.exec(text.slice(end))?.[0] ?? ''
  return word.test(before) || word.test(after)
}
