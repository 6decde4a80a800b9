import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { textReport } from '../../src/report/text-report.ts'
import { checkAll } from '../../src/review/review.ts'
import { writeHostileCounty } from './county.ts'

const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(root, { recursive: true }))

/** So many parts are the fields of a county divided into, for files of fields this long to keep below their limit. */
const parts = 6
const [short, long] = [25_000, 100_000]

/** `unit` over and over, as many bytes as asked for. */
function repeat(unit: string, bytes: number): string {
  return unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)))
}

/** The seconds of computing that a check and its report take. Other work on the machine does not count. */
async function secondsOfCheck(): Promise<number> {
  const before = process.cpuUsage()
  const { findings } = await checkAll(root)
  expect(textReport(findings).length).toBeGreaterThan(0)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Four times the text may take four times as long, and half as much again; what grows with the square takes sixteen. */
function expectLinear(shorter: number, longer: number) {
  expect(longer).toBeLessThan(6 * shorter + 1)
}

/** Where a pattern may begin again and again and look to the end each time. */
const units = [' ', '1', '1.', '1、', 'a!', '《', '[', '*', '甲 ', 'X', 'TC ']

test.each(units)(
  'a text of nothing but “%s” in any field takes time with its length, no more',
  async (unit) => {
    const times = new Map<number, number>()
    for (const bytes of [short, long]) {
      let sum = 0
      for (let number = 0; number < parts; number++) {
        const filled = await writeHostileCounty(root, `甲${repeat(unit, bytes)}乙`, { number, count: parts })
        expect(filled).toBeGreaterThan(10)
        sum += await secondsOfCheck()
      }
      times.set(bytes, sum)
    }
    expectLinear(times.get(short) ?? 0, times.get(long) ?? 0)
  },
)

/** What opens a structure of YAML or Markdown and never closes it, in a file that is nothing else. */
const starts = [
  '\n',
  '\r',
  ' ',
  '\t',
  '- ',
  '? ',
  '[',
  '{',
  '{a: ',
  '"',
  ': ',
  '甲：',
  '#',
  '## a\n',
  '|-\n',
  'a: b\n',
  '> ',
  '![',
  '**a ',
]

test.each(starts)('a file of nothing but %j takes time with its length, no more', async (unit) => {
  for (const name of ['A-1.yaml', 'department.md']) {
    await writeHostileCounty(root, '甲')
    const times: number[] = []
    for (const bytes of [short, long]) {
      const text = repeat(unit, bytes)
      await writeFile(
        join(root, 'content/101001/2025', name),
        name === 'department.md' ? `---\n单位编码: "101001"\n---\n${text}` : text,
      )
      times.push(await secondsOfCheck())
    }
    expectLinear(times[0] ?? 0, times[1] ?? 0)
  }
})
