import { type Department, type FormRecord, recordsOf } from '../content/record.ts'
import { placeOf } from '../form/record-texts.ts'
import type { Finding } from '../model/finding.ts'
import type { Grid } from '../model/grid.ts'
import { unprintableCells } from '../pdf/set-form.ts'

/** A number shorter than this finds room in any form, by smaller text or wider columns. */
const longNumber = /[0-9０-９][0-9０-９.,，:：/\-—–~～〜至到×+]{15,}/

/** Whether a text has a number for which a form might have no room. */
export function mayNotFit(text: string): boolean {
  return longNumber.test(text)
}

/**
 * Finds the numbers for which an official form has no room: not at the smallest size that can be read, and not with wider
 * columns. Broken over two lines they could be taken for others, so they stop the build.
 */
export function checkFit(departments: readonly Department[], grid: (record: FormRecord) => Grid): Finding[] {
  return departments.flatMap(recordsOf).flatMap((record) => {
    const form = grid(record)
    return unprintableCells(form).map(({ source = '', text }): Finding => {
      const { file, field } = placeOf(record, source)
      return {
        rule: 'fit',
        severity: 'error',
        file,
        field,
        message: `“${text}”在《${form.title.replaceAll('\n', '')}》的格里一行放不下，缩到最小的字也不行`,
        expected: '一行放得下的数；数不能断成两行，否则会被看成两个数',
        fix: '对照批复核对是不是多写了、连写了几个数；确实这样长的，分几项写',
      }
    })
  })
}
