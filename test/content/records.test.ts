import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readExample } from '../../src/content/example.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { schemaOf } from '../../src/content/own-fields.ts'
import { readContent } from '../../src/content/read.ts'
import { projectRecord, recordsOf } from '../../src/content/record.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import { toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { copyCounty } from './case.ts'

const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(folder, { recursive: true }))

/** The fixture county with a form's examples as one of its projects, itself on `form`, and what else there is of it. */
async function countyWith(id: string, form: string): Promise<string> {
  const county = join(folder, id)
  await copyCounty(county)
  const unit = join(county, 'content/101001/2025')
  const names = await readdir(join(root, 'templates', id))
  for (const name of names.filter((name) => name.startsWith('example.'))) {
    const text = await readFile(join(root, 'templates', id, name), 'utf8')
    const file =
      name === 'example.overall.yaml' ? 'overall.yaml' : name.replace('example', '101-0199-AAA-0009')
    await writeFile(
      join(unit, file),
      text
        .replace(/^项目编码: .*/m, '项目编码: 101-0199-AAA-0009')
        .replace(/^序号: .*/m, `序号: 9\n表样: ${form}`),
    )
  }
  return county
}

test('a self-evaluation is read into its project, and its form is filled', async () => {
  const { departments, fill } = await load(await countyWith('mof-10-result', 'mof-88-annual'))
  const [department] = departments
  const project = department?.projects.find(({ order }) => order === 9)
  if (!department || !project?.result) throw new Error('no result')
  const { result } = project
  expect(result).toMatchObject({
    file: 'content/101001/2025/101-0199-AAA-0009.result.yaml',
    form: 'mof-10-result',
    published: '2026-03-20',
    total: { spent: { fen: 39900000 }, rate: { hundredths: 9500 }, weight: { hundredths: 1000 } },
    score: { raw: '98.25', hundredths: 9825 },
  })
  expect(result.outcomes.map(({ name }) => name)).toEqual(project.indicators.map(({ name }) => name))
  expect(result.outcomes[1]).toMatchObject({ actual: { raw: '22场', operator: '=', unit: '场' } })
  const records = recordsOf(department).filter((record) => record.project?.order === 9)
  expect(records.map(({ kind }) => kind.id)).toEqual(['project', 'result'])
  expect(records.map(fill).at(-1)?.title).toBe('项目支出绩效自评表\n（2025年度）')
})

test('so is a monitoring table', async () => {
  const { departments, fill } = await load(await countyWith('mof-136-monitor', 'mof-88-annual'))
  const [department] = departments
  const project = department?.projects.find(({ order }) => order === 9)
  if (!department || !project?.monitor) throw new Error('no monitoring')
  expect(project.monitor).toMatchObject({
    until: { raw: '7月', month: 7 },
    fiscal: { rate: { raw: '60.00' } },
  })
  expect(project.monitor.observations[0]).toMatchObject({
    progress: '19场',
    人员保障: '√',
    likelihood: '有可能',
    remark: '下半年增加社区场次。',
  })
  expect(recordsOf(department).map(fill).at(-1)).toMatchObject({ landscape: true, size: 9 })
})

test("and a unit's overall targets", async () => {
  const { departments, fill } = await load(await countyWith('mof-88-department', ''))
  const [department] = departments
  if (!department?.overall) throw new Error('no overall targets')
  expect(department.overall).toMatchObject({ sum: { total: { raw: '235.00' } }, goal: expect.any(String) })
  expect(department.overall.tasks).toHaveLength(3)
  expect(recordsOf(department).map(fill)[0]?.title).toContain('整体支出绩效目标申报表')
})

test("a project may have a form of its own, the department's others keep theirs", async () => {
  const { departments, fill } = await load(await countyWith('mof-101', 'mof-101'))
  const titles = departments.flatMap((department) =>
    department.projects.map((project) => fill(projectRecord(department, project)).title),
  )
  expect(titles).toEqual([
    '1、图书购置绩效目标表',
    '2、全民阅读活动绩效目标表',
    '项目支出绩效目标表\n（2025年度）',
  ])
})

test('a target in columns is one target, and keeps its columns', async () => {
  const { projects } = await readExample(root, 'sichuan')
  const targets = projects.flatMap((project) =>
    project.indicators.map(({ target, parts }) => [target.raw, parts]),
  )
  expect(targets).toEqual([
    ['＝8个', { sign: '＝', value: '8', unit: '个' }],
    ['≤3%', { sign: '≤', value: '3', unit: '%' }],
    ['≤2天', undefined],
    ['持续改善', { sign: '定性', value: '持续改善', unit: '' }],
    ['≥90%', { sign: '≥', value: '90', unit: '%' }],
  ])
  expect(projects[0]?.indicators[1]?.target).toMatchObject({ kind: 'quantity', operator: '≤', unit: '%' })
})

describe('what is read can be written and read again', async () => {
  for (const id of await readdir(join(root, 'templates')))
    test(id, async () => {
      const { projects, overall, moneyUnit } = await readExample(root, id)
      const again = <T extends { file: string; id?: string; own?: unknown }>(
        record: T | undefined,
        schema: Kind<Omit<T, 'file' | 'id' | 'own'>>,
      ) => {
        if (!record) return
        const plain = writeRecord(schema, record)
        if (typeof plain === 'string' || Array.isArray(plain)) throw new Error('no mapping')
        const findings: Finding[] = []
        const read = decode(toYaml(plain), record.file, schema, findings)
        expect(findings).toEqual([])
        const { file, id, own } = record
        expect({ ...Object(read), file, id, own }).toEqual({ ...record, own })
      }
      for (const { result, monitor, ...project } of projects) {
        again(project, schemaOf(projectKind, moneyUnit, project.own))
        again(result, schemaOf(resultKind, moneyUnit, result?.own))
        again(monitor, schemaOf(monitorKind, moneyUnit, monitor?.own))
      }
      again(overall, schemaOf(overallKind, moneyUnit, overall?.own))
    })
})

test('an example that does not read says where', async () => {
  const copy = join(folder, 'examples')
  await cp(join(root, 'templates'), join(copy, 'templates'), { recursive: true })
  await writeFile(join(copy, 'templates/sichuan/example.yaml'), '项目编码: 甲\n')
  expect(() => readExample(copy, 'sichuan')).toThrow('templates/sichuan/example.yaml:1:7: 错误: 项目编码')
  expect(readContent(linxi).departments.length).toBeGreaterThan(0)
})
