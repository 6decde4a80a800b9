import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pastOf } from '../../src/build/past.ts'
import { collectContent } from '../../src/content/read.ts'
import { recordsOf } from '../../src/content/record.ts'
import { schemaPlaces } from '../../src/content/schema/schema-places.ts'
import { compareStates } from '../../src/corrections/compare-states.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { tablesOf } from '../../src/data/tables.ts'
import { copyCounty } from './case.ts'

/* A kind of content file that is said once, in kinds.ts: everything else must know it by that. */

vi.mock(import('../../src/content/kinds/kinds.ts'), async (load) => {
  const actual = await load()
  const { optional, record, required } = await import('../../src/content/schema/kind.ts')
  const { date, formName, line, prose } = await import('../../src/content/schema/scalars.ts')
  const schema = record(
    {
      form: required('表样', formName, { public: true, unprinted: true, description: '表样的名称' }),
      published: optional('公开日期', date, { public: true, unprinted: true, description: '公开的日期' }),
      auditor: required('审计机关', line, { description: '谁审计的' }),
      opinion: required('审计意见', prose, { description: '审计的意见' }),
    },
    '审计的各项',
  )
  const audit = {
    id: 'audit',
    name: '审计',
    title: '审计意见',
    owner: 'project',
    schema: () => schema,
    print: { purpose: '审计', heading: '审计意见表', subject: '预算项目审计意见' },
  }
  for (const list of [actual.kinds, actual.printedKinds, actual.projectsKinds])
    Array.prototype.push.call(list, audit)
  return actual
})

const folder = 'content/101001/2025'
const text = (opinion: string) => `表样: audit-1\n审计机关: 示例县审计局\n审计意见: ${opinion}\n`
let root = ''
let code = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  await copyCounty(root)
  const [project] = only().projects
  code = project?.id ?? ''
  await writeFile(join(root, `${folder}/${code}.audit.yaml`), text('合规'))
})
afterEach(() => rm(root, { recursive: true }))

function only() {
  const [department] = collectContent(root).departments
  if (!department) throw new Error('nothing reads')
  return department
}

test('is read, and a name in the wrong case is told', async () => {
  expect(collectContent(root).findings).toEqual([])
  expect(recordsOf(only()).map(({ kind }) => kind.title)).toContain('审计意见')
  await rename(join(root, `${folder}/${code}.audit.yaml`), join(root, `${folder}/${code}.Audit.yaml`))
  const [finding] = collectContent(root).findings
  expect(finding?.fix).toMatch(`改名为 ${code}.audit.yaml`)
})

test('goes with its project where that is given another code', async () => {
  const before = collectContent(root)
  const other = 'A-77'
  for (const end of ['.yaml', '.audit.yaml'])
    await rename(join(root, folder, code + end), join(root, folder, other + end))
  await writeFile(join(root, `${folder}/${other}.audit.yaml`), text('不合规'))
  await writeFile(
    join(root, `${folder}/corrections.yaml`),
    `改编号:
  - { 日期: 2025-05-02, 旧编号: ${code}, 新编号: ${other}, 理由: 重新编码 }
更正:
  - { 日期: 2025-05-01, 文件: ${code}.audit, 字段: 审计意见, 原文: 合规, 改为: 不合规, 理由: 抄错 }
`,
  )
  const after = collectContent(root)
  const [changes] = compareStates(before, after)
  expect(changes?.gone).toEqual([])
  expect(changes?.renamed).toContainEqual({ was: `${code}.audit`, now: `${other}.audit` })
  const { correctionsOf } = tellHistory(after.departments, after.corrections, new Map())
  expect(correctionsOf({ unit: '101001', year: 2025, stem: `${other}.audit` })).toHaveLength(1)
})

test('has a table of its own, and dates of its own', () => {
  const department = only()
  const file = `${folder}/${code}.audit.yaml`
  const history = tellHistory([department], [], new Map([[file, '2025-06-01']]))
  expect(pastOf(history, department).map(({ item }) => item.stem)).toEqual([`${code}.audit`])
  const tables = tablesOf(history)
  const audits = tables.find(({ id }) => id === 'audits')
  expect(audits?.rowsOf(department)[0]).toEqual(expect.arrayContaining(['示例县审计局', '合规']))
  const publications = tables.find(({ id }) => id === 'publications')
  const said = publications?.columns.findIndex(({ name }) => name === '公开日期') ?? -1
  const rows = publications?.rowsOf(department) ?? []
  const dateOf = (stem: string) => rows.find((row) => row.includes(stem))?.[said]
  expect([dateOf(code), dateOf(`${code}.audit`)]).toEqual([department.published, undefined])
})

test('has a schema of its own in editors, and not the project’s', () => {
  const places = schemaPlaces()
  expect(places['./.vscode/schemas/audit.json']).toContain('/content/*/*/*.audit.yaml')
  expect(places['./.vscode/schemas/project.json']).toContain('!/content/*/*/*.audit.yaml')
})
