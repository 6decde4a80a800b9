import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { collectContent } from '../../src/content/read.ts'
import { changesAsJson, changesReport } from '../../src/corrections/changes-report.ts'
import { unexplainedChanges } from '../../src/corrections/unexplained.ts'

const program = join(import.meta.dirname, '../..')
const school = join(program, 'test/fixtures/school')
const changed = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(changed, { recursive: true }))

const stateOf = (root: string) => collectContent(root, readTemplates(root, program).templates)

test('changes for another program: what was, what is, and what is to be explained', async () => {
  await cp(join(school, 'content'), join(changed, 'content'), { recursive: true })
  const folder = 'content/501001/2026'
  const file = `${folder}/50100126T000000000102.yaml`
  const text = await readFile(join(changed, file), 'utf8')
  await writeFile(join(changed, file), text.replace('≥12所', '≥13所'))
  await rm(join(changed, folder, '50100126T000000000101.yaml'))
  const [before, after] = [stateOf(school), stateOf(changed)]
  const quiet = unexplainedChanges(before, after, { today: '2026-03-01' })
  expect(JSON.parse(changesAsJson(before, after, quiet))).toMatchObject({
    units: [],
    changes: [{ file, field: '绩效指标 › 维修学校数量 › 指标值', before: '≥12所', after: '≥13所' }],
    added: [],
    gone: [{ file: expect.stringContaining('50100126T000000000101') }],
    findings: [{ rule: 'unexplained-change', file }, { severity: 'error' }],
  })
})

test('of a long text, what differs is shown', async () => {
  await cp(join(school, 'content'), join(changed, 'content'), { recursive: true })
  const file = join(changed, 'content/501001/2026/department.md')
  const line =
    '加强组织领导，成立由主要负责人任组长的工作小组，分管领导具体负责，各股室分工落实，每月调度一次'
  const narrative = (await readFile(file, 'utf8')).replace(/(## 工作保障措施\s+).*/s, `$1${line}。\n`)
  await writeFile(file, narrative)
  const before = stateOf(changed)
  await writeFile(file, narrative.replace('每月', '每周'))
  const after = stateOf(changed)
  const unexplained = unexplainedChanges(before, after, { today: '2026-03-01' })
  const report = changesReport(before, after, unexplained)
  expect(report).toContain('：…，各股室分工落实，每月调度一次。 → …，各股室分工落实，每周调度一次。')
  expect(report).toContain(
    '公开的“…，各股室分工落实，每月调度一次。”改成了“…，各股室分工落实，每周调度一次。”',
  )
})
