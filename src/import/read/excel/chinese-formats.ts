import { SSF, type WorkBook } from '@e965/xlsx'

/*
 * Number formats that Excel keeps no code of in a file, as the language of Windows decides what they show (ECMA-376-1, 18.8.30,
 * zh-cn). Whoever types 12月31日 into a cell gets 58. The library shows them as Americans write dates.
 */

const [month, day, date] = ['yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"']
const [time, seconds] = ['h"时"mm"分"', 'h"时"mm"分"ss"秒"']
const [half, halfSeconds] = [`上午/下午${time}`, `上午/下午${seconds}`]
const codes = new Map([
  ...[27, 36, 50, 52, 57].map((id) => [id, month] as const),
  ...[28, 29, 51, 53, 54, 58].map((id) => [id, day] as const),
  ...([
    [30, 'm-d-yy'],
    [31, date],
    [32, time],
    [33, seconds],
  ] as const),
  ...[34, 55].map((id) => [id, half] as const),
  ...[35, 56].map((id) => [id, halfSeconds] as const),
])

/** Has the library know them where a file of the nineties (`.xls`) is read next. */
export function knowChineseFormats(): void {
  for (const [id, code] of codes) SSF.load(code, id)
}

/** The styles of an `.xlsx` with these formats before its own. */
export function withChineseFormats(styles: string): string {
  const added = [...codes].map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const own = /<(?:\w+:)?numFmts\b[^>]*[^/>]>/
  return own.test(styles)
    ? styles.replace(own, (start) => start + added.join(''))
    : styles.replace(
        /<(?:\w+:)?styleSheet\b[^>]*>/,
        (start) => `${start}<numFmts>${added.join('')}</numFmts>`,
      )
}

/** Shows those cells again whose format the library takes for another one than Chinese Excel does. */
export function showInChinese(book: WorkBook): void {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  for (const sheet of Object.values(book.Sheets))
    for (const cells of sheet['!data'] ?? [])
      for (const cell of cells ?? []) {
        if (typeof cell?.v !== 'number' || typeof cell.z !== 'string') continue
        const { code, divisor } = understood(cell.z)
        if (code !== cell.z) cell.w = String(SSF.format(code, cell.v / divisor, { date1904 }))
      }
}

/** What stands in quotation marks, behind an escape or in brackets, and the words of a day's halves. */
const whole = /"[^"]*"|\\.|\[[^\]]*\]|上午\/下午/
/** A point that is only drawn between the digits: Chinese Excel shows 万元 so, which no comma divides by. */
const drawnPoint = /([0#?])(?:\\\.|"\.")([0#?]+)(,*)/g

/** A format's code as the library understands it, and what the value is to be divided by before. */
function understood(own: string): { code: string; divisor: number } {
  if (/\[\$-(F800|x-sysdate)\]/i.test(own)) return { code: date, divisor: 1 }
  const plain = own
    .replace(/\[\$-[^\]]*\]/g, '')
    .replace(new RegExp(`${whole.source}|!(.)`, 'g'), (text, escaped) => (escaped ? `\\${escaped}` : text))
    .replace(new RegExp(`(${whole.source})|[^\\x00-\\x7f]+`, 'g'), (text, known) =>
      known ? text : `"${text}"`,
    )
  const [, , digits = '', commas = ''] = new RegExp(drawnPoint).exec(plain) ?? []
  // Which section of a format with conditions is meant depends on the value as it is.
  if (digits === '' || /\[[<>=]/.test(plain)) return { code: plain, divisor: 1 }
  return { code: plain.replace(drawnPoint, '$1.$2'), divisor: 10 ** digits.length * 1000 ** commas.length }
}
