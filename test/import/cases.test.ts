import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDocument } from '../../src/import/import-document.ts'
import { outcomeOf } from '../../src/import/import-report.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import { asWord, asWorkbook } from './other-formats.ts'

/*
 * Every folder of `cases` is a document (`input.html` or `input.txt`) and what must come of it (`expected.yaml`): the exit
 * code, questions and refusals by a part of their words, the fields of files, and indicators as levels, name and target. A
 * page is tried as the Word and Excel files of the same tables, too.
 */

interface Expected {
  code: number
  moneyUnit?: string
  /** The year that the document itself says; without it, the person who imports says 2024. */
  year?: number | 'differ'
  /** The official form that the department is said to use. */
  form?: string
  questions?: string[]
  refusals?: string[]
  files: Record<string, Record<string, unknown>>
  indicators?: Record<string, string[][]>
  midterm?: Record<string, string[][]>
}

const cases = join(import.meta.dirname, 'cases')
let place = ''
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'mingbiao-cases-'))
  await cp(join(import.meta.dirname, '../../templates'), join(place, 'templates'), { recursive: true })
})
afterAll(() => rm(place, { recursive: true }))

/** Every value as a text, and one that is left open as a blank. */
function texts(content: string): Record<string, unknown> {
  const blank = (value: unknown): unknown =>
    value === null
      ? ''
      : Array.isArray(value)
        ? value.map(blank)
        : typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]))
          : String(value)
  const quoted = content.replace(/: (-?\d(?:[\d,.]*\d)?)(?=,? |\n)/g, ': "$1"')
  return blank(load(quoted, { schema: CORE_SCHEMA })) as Record<string, unknown>
}

function indicatorsOf(items: unknown): string[][] {
  return (items as Record<string, string>[]).map((item) => {
    const [sign, value, unit, direction] = ['指标性质', '指标值', '度量单位', '指标方向性'].map(
      (key) => item[key] ?? '',
    )
    const target = [sign, value, unit, direction].filter((text) => text !== '').join(' ')
    return [...['一级指标', '二级指标', '三级指标'].map((key) => item[key] ?? ''), target]
  })
}

async function check(name: string, format: string, bytes: Uint8Array) {
  const expected = load(await readFile(join(cases, name, 'expected.yaml'), 'utf8')) as Expected
  const document = await readDocument(`input.${format}`, bytes)
  const given = { unit: '101001', name: '示例县公路站', ...(!expected.year && { year: 2024 }) }
  const imported = await importDocument(place, document, given, new Map())
  const asked = imported.placed.flatMap(({ questions }) => questions)
  const refused = imported.placed.flatMap(({ refusals }) => refusals)
  const holding = (words: string[] = []) => words.map((word) => expect.stringContaining(word))
  expect(asked.map(({ message }) => message)).toEqual(holding(expected.questions))
  expect(refused.map(({ message }) => message)).toEqual(holding(expected.refusals))
  for (const { place } of [...asked, ...refused]) expect(place).not.toBe('')
  const files = imported.changes.flatMap(({ file, content }) =>
    file.endsWith('.yaml') ? [[file.split('/').at(-1) ?? '', texts(content)] as const] : [],
  )
  expect(files.map(([file]) => file).sort()).toEqual(Object.keys(expected.files).sort())
  for (const [file, content] of files) {
    expect(content).toMatchObject(expected.files[file] ?? {})
    const { 绩效指标: items, 中期绩效指标: midterm } = content
    if (expected.indicators?.[file]) expect(indicatorsOf(items)).toEqual(expected.indicators[file])
    if (expected.midterm?.[file]) expect(indicatorsOf(midterm)).toEqual(expected.midterm[file])
  }
  if (expected.year) expect(imported.owner.year ?? 'differ').toBe(expected.year)
  if (expected.form)
    expect(imported.changes.find(({ file }) => file.endsWith('/department.md'))?.content).toContain(
      `表样: ${expected.form}\n`,
    )
  if (expected.moneyUnit) expect(imported.owner.moneyUnit).toBe(expected.moneyUnit)
  expect(outcomeOf(imported)).toBe(expected.code)
}

const names = await readdir(cases)
const inputs = await Promise.all(
  names.map(async (name) => {
    const [input = ''] = (await readdir(join(cases, name))).filter((file) => file.startsWith('input.'))
    return { name, format: input.slice('input.'.length), bytes: await readFile(join(cases, name, input)) }
  }),
)
const pages = inputs.filter(({ format }) => format === 'html')

test.each(inputs)('$name', ({ name, format, bytes }) => check(name, format, bytes))
test.each(pages)('$name as .docx', async ({ name, bytes }) => check(name, 'docx', await asWord(bytes)))
test.each(pages)('$name as .xlsx', async ({ name, bytes }) => check(name, 'xlsx', await asWorkbook(bytes)))
