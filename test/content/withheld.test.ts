import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { CORE_SCHEMA, load } from 'js-yaml'
import { afterAll, describe, expect, test } from 'vitest'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { projectKind } from '../../src/content/kinds/project.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { fileSchema } from '../../src/content/schema/json-schema.ts'
import { failed, type Kind } from '../../src/content/schema/kind.ts'
import { toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import { checkAll } from '../../src/review/review.ts'
import { type PlainMapping, withholdEach } from './withhold-each.ts'

const templates = join(import.meta.dirname, '../../templates')
const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(root, { recursive: true }))

/** One file of every kind, and of every form whose fields others do not have. */
const files: readonly [string, { example: string; kind: Kind<unknown>; form?: string }][] = [
  ['A-1.yaml', { example: 'hebei-2020/example.yaml', kind: projectKind.schema('万元') }],
  [
    'A-2.yaml',
    { example: 'mof-88-midterm/example.yaml', kind: projectKind.schema('万元'), form: 'mof-88-midterm' },
  ],
  ['A-3.yaml', { example: 'sichuan/example.yaml', kind: projectKind.schema('万元'), form: 'sichuan' }],
  ['A-4.yaml', { example: 'mof-101/example.yaml', kind: projectKind.schema('万元'), form: 'mof-101' }],
  ['A-5.yaml', { example: 'mof-10-result/example.yaml', kind: projectKind.schema('万元'), form: 'mof-101' }],
  ['A-5.result.yaml', { example: 'mof-10-result/example.result.yaml', kind: resultKind.schema('万元') }],
  ['A-6.yaml', { example: 'mof-136-monitor/example.yaml', kind: projectKind.schema('万元') }],
  ['A-6.monitor.yaml', { example: 'mof-136-monitor/example.monitor.yaml', kind: monitorKind.schema('万元') }],
  ['overall.yaml', { example: 'mof-88-department/example.overall.yaml', kind: overallKind.schema('万元') }],
]

const folder = join(root, 'content/101001/2025')
await mkdir(folder, { recursive: true })
await symlink(templates, join(root, 'templates'))
await writeFile(join(root, 'content/site.yaml'), '网站名称: 示例县\n地区: 示例县\n主办单位: 示例县财政局\n')
await writeFile(
  join(folder, 'department.md'),
  '---\n单位编码: 101001\n单位名称: 示例县图书馆\n年度: 2025\n金额单位: 万元\n表样: hebei-2020\n---\n',
)
const originals = new Map<string, PlainMapping>()
for (const [name, { example, kind, form }] of files) {
  const code = /^(A-(\d))\.yaml$/.exec(name)
  const own = code && { 项目编码: code[1] ?? '', 序号: code[2] ?? '', ...(form && { 表样: form }) }
  const content = { ...write(kind, read(kind, await readFile(join(templates, example), 'utf8'))), ...own }
  originals.set(name, content)
  await writeFile(join(folder, name), toYaml(content))
}
const before = new Set((await checkAll(root)).findings.map(told))

function read(kind: Kind<unknown>, text: string): unknown {
  const findings: Finding[] = []
  const record = decode(text, 'content/file.yaml', kind, findings)
  if (record === failed) throw new Error(JSON.stringify(findings))
  return record
}

function write(kind: Kind<unknown>, record: unknown): PlainMapping {
  const content = writeRecord(kind, record)
  if (typeof content === 'string' || Array.isArray(content)) throw new Error('a file is a mapping')
  return content
}

function told({ file, rule }: Finding): string {
  return `${file} ${rule}`
}

describe.each(files)('%s', (name, { kind }) => {
  const validate = new Ajv({ strict: false }).compile(fileSchema('', kind))
  const original = originals.get(name) ?? {}
  const editions = [...withholdEach(kind, original)]

  test.each(editions)(
    '$place can be withheld: it is not in the record, and no rule misses it',
    async ({ place, content }) => {
      const text = toYaml(content)
      const record = read(kind, text)
      expect(JSON.stringify(record)).toContain('涉及国家秘密')
      expect(read(kind, toYaml(write(kind, record)))).toEqual(record)
      expect(toYaml(write(kind, record))).not.toMatch(/^ *内容:/m)
      expect(validate(load(text, { schema: CORE_SCHEMA }))).toBe(true)
      // What is said of an indicator elsewhere is withheld there; an amount, with the sum that gives it away.
      const spread = /^绩效指标( 第\d+项)?$/.test(place)
      const elsewhere = spread ? /^indicator-(missing|unknown)$/ : /^withheld-derivable$/
      await writeFile(join(folder, name), text)
      const { findings } = await checkAll(root)
      await writeFile(join(folder, name), toYaml(original))
      const added = findings.filter((finding) => !before.has(told(finding)))
      expect(added.filter(({ rule }) => !elsewhere.test(rule))).toEqual([])
    },
  )

  test('without a reason, neither the reader nor an editor takes it', () => {
    for (const { content } of editions) {
      const text = toYaml(content).replaceAll('不公开: 涉及国家秘密', '不公开:')
      expect(() => read(kind, text)).toThrow('withheld-reason')
      expect(validate(load(text, { schema: CORE_SCHEMA }))).toBe(false)
    }
  })
})
