import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseUnexplainedChanges } from '../../src/corrections/unexplained.ts'
import type { Finding } from '../../src/model/finding.ts'
import { onDisk } from '../../src/model/origin.ts'
import { changedForms } from '../../src/review/changed-forms.ts'
import type { Memory } from '../../src/review/memory.ts'
import { checkAll, isError, locateErrors, readAll } from '../../src/review/review.ts'
import { exportAsAsked } from '../../src/server/export-as-asked.ts'
import { contentEntries, exportContent } from '../../src/server/export-content.ts'
import { redactFolder } from '../../src/server/redactions.ts'
import { exportShown, exportShownAsAsked, type ShownContent } from '../../src/server/shown.ts'
import { commit, must } from './server.ts'

/* What is read of git only where somebody has to read it is judged as if all of it had been written and read. */

const program = resolve('.')
const today = '2026-03-04'
/** What is redacted: a text that stands in every year, and one that stands in none. */
const [name, absent] = ['图书购置', '绝密事项']
const years = ['101001/2024', '101001/2025', '202002/2025']
const form = 'templates/own-form/form.yaml'

let place: string
let clone: string
let first: string
const repository = () => join(clone, '.git')
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'mingbiao-as-asked-'))
  clone = join(place, 'clone')
  await cp('test/fixtures/county', clone, { recursive: true })
  for (const year of years) await copyYear('101001/2025', year)
  await put(form, await readFile('templates/mof-101/form.yaml', 'utf8'))
  await must(clone, 'git', ['init', '--quiet', '--initial-branch=main'])
  first = await commit(clone, 'a county')
})
afterAll(() => rm(place, { recursive: true }))

async function put(file: string, text: string) {
  await mkdir(dirname(join(clone, file)), { recursive: true })
  await writeFile(join(clone, file), text)
}

async function change(file: string, edit: (text: string) => string) {
  const text = await readFile(join(clone, file), 'utf8').catch(() => undefined)
  if (text !== undefined) await put(file, edit(text))
}

/** The year of a unit as that of another, under its own codes. */
async function copyYear(from: string, to: string) {
  if (from === to) return
  const [[unit = '', year = ''], [otherUnit = '', otherYear = '']] = [from.split('/'), to.split('/')]
  for (const file of await readdir(join(clone, 'content', from)).catch(() => [])) {
    const text = await readFile(join(clone, 'content', from, file), 'utf8')
    const own = text.replaceAll(year, otherYear).replaceAll(unit, otherUnit)
    await put(`content/${to}/${file}`, own)
  }
}

const projects = ['101-0101-AAA-0001', '101-0102-AAA-0002']
const anyYear = fc.constantFrom(...years)
const anyFile = fc
  .tuple(anyYear, fc.constantFrom(...projects))
  .map(([year, code]) => `content/${year}/${code}.yaml`)

/** What somebody does to a county; most of it is refused, and for a reason of its own. */
const anyEdit: fc.Arbitrary<() => Promise<unknown>> = fc.oneof(
  anyFile.map((file) => () => change(file, (text) => text.replace(/^预算数: .*$/m, '预算数: 99.00'))),
  anyFile.map((file) => () => change(file, (text) => text.replace(/^项目名称: .*$/m, '项目名称: 另一个'))),
  anyFile.map((file) => () => change(file, (text) => text.replace(/^预算数: .*$/m, '预算数: 0.8万'))),
  anyFile.map((file) => () => change(file, (text) => `${text}# 没有改\n`)),
  anyFile.map((file) => () => rm(join(clone, file), { force: true })),
  anyFile.map((file) => async () => {
    const text = await readFile(join(clone, file), 'utf8').catch(() => undefined)
    if (text !== undefined)
      await put(
        file.replace(/\d{4}\.yaml$/, '0009.yaml'),
        text.replace(/AAA-\d{4}/, 'AAA-0009').replace(/^序号: .*$/m, '序号: 9'),
      )
  }),
  anyYear.map((year) => () => rm(join(clone, 'content', year), { recursive: true, force: true })),
  anyYear.map((year) => () => copyYear(year, '303003/2025')),
  anyYear.map(
    (year) => () =>
      put(
        `content/${year}/corrections.yaml`,
        `更正:\n  - 文件: ${projects[0]}\n    字段: 预算数\n    原为: "1.00"\n    改为: "99.00"\n    日期: ${today}\n    理由: 录入有误\n`,
      ),
  ),
  anyYear.map((year) => () => put(`content/${year}/说明.txt`, '')),
  fc.constant(() => change('content/site.yaml', (text) => `${text}检查:\n  满分: 90\n`)),
  fc.constant(() => change(form, (text) => text.replace('项目名称', '名称'))),
  fc.constant(() => put('content/303003/2025.txt', '')),
)

/** Units' years that are shown as another commit has them, or not at all. */
const anyHeld = fc.dictionary(anyYear, fc.constantFrom('first', null), { maxKeys: 2 })

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
const placeless = ({ line: _, column: __, ...finding }: Finding) => finding

/** What the gate says of a push: what it would publish, what it found, and what is kept quiet. */
async function judge(
  shown: ShownContent,
  to: string,
  how: { memory?: Memory; redactions?: readonly string[] } | undefined,
) {
  const [root, before] = [join(place, 'pushed'), join(place, 'shown')]
  await rm(before, { recursive: true, force: true })
  await mkdir(before)
  let [origin, shownOrigin] = [onDisk, onDisk]
  const { memory, redactions = [] } = how ?? {}
  if (memory) {
    const entries = await contentEntries(repository(), to)
    origin = await exportAsAsked(repository(), entries, root, redactions)
    shownOrigin = await exportShownAsAsked(shown, shown.commit ?? '', before)
  } else {
    await exportContent(repository(), to, root)
    await redactFolder(root, redactions)
    await exportShown(shown, shown.commit ?? '', before)
  }
  const { publication, templates, findings } = await checkAll(root, { program, memory, origin, today })
  const { templates: old, content } = await readAll(before, { program, memory, origin: shownOrigin })
  const quiet = publication
    ? [
        ...refuseUnexplainedChanges(content, publication, { today }),
        ...changedForms({ ...content, templates: old }, [...templates.values()]),
      ]
    : []
  const refused = [...findings.filter(isError), ...(await locateErrors(root, quiet, { origin }))]
  const { departments, corrections } = content
  return plain({ publication, departments, corrections, refused, findings: findings.map(placeless) })
}

test('whatever is done, a push is judged as if every file of it had been read', async () => {
  let refusals = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEdit, { maxLength: 3 }),
      fc.array(anyEdit, { minLength: 1, maxLength: 3 }),
      anyHeld,
      fc.constantFrom([], [name]),
      async (past, present, held, redactions) => {
        await must(clone, 'git', ['reset', '--quiet', '--hard', first])
        await must(clone, 'git', ['clean', '--quiet', '--force', '-d'])
        for (const edit of past) await edit()
        const commitShown = await commit(clone, 'shown')
        for (const edit of present) await edit()
        const to = await commit(clone, 'pushed')
        const named = Object.entries(held).map(([year, other]): [string, string | null] => [
          year,
          other && first,
        ])
        const shown = {
          repository: repository(),
          prefix: '',
          commit: commitShown,
          held: Object.fromEntries(named),
        }
        const folder = await mkdtemp(join(place, 'memory-'))
        const published: Memory = { folder, version: '1' }
        const hidden = await judge(shown, commitShown, { redactions })
        // Once to note what is found, once to find it again.
        expect(await judge(shown, commitShown, { memory: published, redactions })).toEqual(hidden)
        expect(await judge(shown, commitShown, { memory: published, redactions })).toEqual(hidden)
        const whole = await judge(shown, to, undefined)
        const looking: Memory = { ...published, quarantine: `${folder}-pushed`, found: new Map() }
        expect(await judge(shown, to, { memory: looking })).toEqual(whole)
        if (JSON.stringify(whole).includes('"refused":[{')) refusals++
      },
    ),
    { numRuns: 12 },
  )
  expect(refusals).toBeGreaterThan(0)
})

test('a unit’s year whose files git shows to be known is not written, and nothing that is redacted is', async () => {
  await must(clone, 'git', ['reset', '--quiet', '--hard', first])
  const entries = await contentEntries(repository(), first)
  const memory = { folder: join(place, 'known'), version: '1' }
  const root = join(place, 'root')
  const written = async () => {
    const names = await readdir(join(root, 'content'), { recursive: true, withFileTypes: true })
    return names.filter((one) => one.isFile() && /\d{4}$/.test(one.parentPath)).length
  }
  const check = async (redactions: readonly string[] = []) => {
    const origin = await exportAsAsked(repository(), entries, root, redactions)
    await checkAll(root, { program, memory, origin })
    return origin
  }
  await check()
  expect(await written()).toBe(9)
  await check()
  expect(await written()).toBe(0)
  expect((await stat(root)).mode & 0o077).toBe(0)
  const { hidden } = await check([name])
  expect([...hidden].sort()).toEqual(years.map((year) => `content/${year}/${projects[0]}.yaml`).sort())
  for (const file of hidden) expect(await readFile(join(root, file), 'utf8')).not.toContain(name)
  for (const file of await readdir(memory.folder))
    expect(await readFile(join(memory.folder, file), 'utf8')).not.toContain(name)
  // What holds none is found again without it, too.
  await check([absent])
  expect(await written()).toBe(9)
  await check()
  expect(await written()).toBe(0)
  await check([absent])
  expect(await written()).toBe(0)
})
