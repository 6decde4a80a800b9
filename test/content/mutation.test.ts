import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { departmentKind } from '../../src/content/kinds/department.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import { readContent } from '../../src/content/read.ts'
import type { Publication } from '../../src/content/record.ts'
import { keysOf } from '../../src/content/schema/kind.ts'
import { ContentError } from '../../src/model/finding.ts'
import { linxi } from '../linxi.ts'

const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
const project = join(import.meta.dirname, '../..')
await cp(join(linxi, 'content'), join(root, 'content'), { recursive: true })
await cp(join(project, 'test/fixtures/county/content/101001'), join(root, 'content/101001'), {
  recursive: true,
})
for (const [example, name] of [
  ['mof-10-result/example.yaml', '101-0101-JBN-G7H8.yaml'],
  ['mof-10-result/example.result.yaml', '101-0101-JBN-G7H8.result.yaml'],
  ['mof-136-monitor/example.yaml', '101-0103-JBN-J9K1.yaml'],
  ['mof-136-monitor/example.monitor.yaml', '101-0103-JBN-J9K1.monitor.yaml'],
  ['mof-88-midterm/example.yaml', '101-0102-JBN-C3D4.yaml'],
  ['mof-88-department/example.overall.yaml', 'overall.yaml'],
] as const)
  await copyExample(join(project, 'templates', example), join(root, 'content/101001/2025', name))
const names = await readdir(join(root, 'content'), { recursive: true })
const files = names.filter((name) => /\.(yaml|md)$/.test(name)).map((name) => join(root, 'content', name))
afterAll(() => rm(root, { recursive: true }))

/** What a hand slips in by mistake, and what YAML and Markdown give a meaning. */
const typed = fc.constantFrom(
  ...':：,，-－—{}[]｛"\'“”#&*!|>%@`?\t\n 　\\/<~^=+0９x甲。、',
  ' #',
  '---\n',
  ': ',
  '- ',
  '|-\n',
  '\v',
  '\0',
  '```',
)

/** Each example has a place of its own in the order; a month is read as a number, which has no characters. */
async function copyExample(from: string, to: string) {
  const order = [...to].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 9000
  const text = (await readFile(from, 'utf8')).replace('监控截止: 7月', '监控截止: 7')
  await writeFile(to, text.replace(/^序号: .*/m, `序号: ${order + 100}`))
}

type Edit = (text: string) => string

/** One slip in a list of characters or lines: one is lost, one is doubled, two change places, or something is typed. */
function slip(separator: string): fc.Arbitrary<Edit> {
  const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  return fc
    .tuple(fc.constantFrom('lose', 'double', 'swap', 'type', 'cut'), at, at, typed)
    .map(([kind, from, to, extra]) => (text) => {
      const parts = text.split(separator)
      const place = Math.floor(from * parts.length)
      const other = Math.floor(to * parts.length)
      const [one = '', two = ''] = [parts[place], parts[other]]
      if (kind === 'lose') parts.splice(place, 1)
      if (kind === 'double') parts.splice(place, 0, one)
      if (kind === 'swap') [parts[place], parts[other]] = [two, one]
      if (kind === 'type') parts.splice(place, 0, extra)
      if (kind === 'cut') parts.splice(place)
      return parts.join(separator)
    })
}

test('whatever happens to a file, it is read or its findings say what is wrong and how to mend it', async () => {
  const edits = fc.array(fc.oneof(slip(''), slip('\n')), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), edits, async (file, changes) => {
      const original = await readFile(file, 'utf8')
      const text = changes.reduce((current, change) => change(current), original)
      await writeFile(file, text)
      const result = attempt(() => readContent(root))
      await writeFile(file, original)
      if (!(result instanceof Error)) return expectAllRead(text, result, file)
      if (!(result instanceof ContentError)) throw result
      expect(result.findings.length).toBeGreaterThan(0)
      for (const finding of result.findings) {
        expect(finding.message).toMatch(/\p{Script=Han}/u)
        expect(finding.fix ?? '').not.toBe('')
        expect(`${finding.message}${finding.expected}${finding.fix}`).not.toMatch(/NaN|\[object|null/)
        const place = join(root, finding.file)
        expect(files).toContain(place)
        expectInside(finding.line, finding.column, place === file ? text : await readFile(place, 'utf8'))
      }
    }),
    { numRuns: 400 },
  )
})

function attempt<T>(read: () => T): T | Error {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}

/** A finding points into the file; what has no line end yet ends at its last column. */
function expectInside(line: number | undefined, column: number | undefined, text: string) {
  const lines = text.split(/\r\n?|\n/)
  expect(line).toBeGreaterThanOrEqual(1)
  expect(line).toBeLessThanOrEqual(lines.length)
  expect(column).toBeGreaterThanOrEqual(1)
  expect(column).toBeLessThanOrEqual((lines[(line ?? 0) - 1]?.length ?? 0) + 1)
}

const schemas = [
  siteKind.schema(),
  departmentKind.schema(),
  projectKind.schema('万元'),
  resultKind.schema('万元'),
  monitorKind.schema('万元'),
  overallKind.schema('万元'),
]
const keys = [...new Set(schemas.flatMap(keysOf))]
const keyPattern = new RegExp(`(?<=^|[\\s{,-])(${keys.join('|')})(?=\\s*([:,}]|$))`, 'gm')

/** What is read without a finding holds every Chinese character of the file but its keys and comments, and no other. */
function expectAllRead(text: string, { site, departments }: Publication, file: string) {
  const name = relative(root, file)
  const projects = departments.flatMap((department) => department.projects)
  const record =
    [
      ...departments.flatMap((department) => [department, department.overall]),
      ...projects.flatMap((project) => [project, project.result, project.monitor]),
    ].find((candidate) => candidate?.file === name) ?? site
  const read = letters(texts(record).join(''))
  const uncommented = text.replace(/(^| {2})# .*$/gm, '')
  const typed = [uncommented, uncommented.replace(/^\s*#.*$/gm, '')].map((written) =>
    letters(written.replace(keyPattern, '')),
  )
  expect(typed).toContain(read)
}

function letters(text: string): string {
  return [...(text.match(/\p{Script=Han}/gu) ?? [])].sort().join('')
}

/** All texts of a record but a target's unit, which stands in its text, the month that is read of `7`, and the records that stand in other files. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    /^(unit|until|projects|overall|result|monitor)$/.test(key) ? [] : texts(part),
  )
}
