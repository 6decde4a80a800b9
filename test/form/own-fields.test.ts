import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareRecords } from '../../src/compare/compare-records.ts'
import { partsOf } from '../../src/compare/parts.ts'
import { readTemplate } from '../../src/content/kinds/template.ts'
import { type FormRecord, recordsOf } from '../../src/content/record.ts'
import { jsonSchemas } from '../../src/content/schema/json-schema.ts'
import { allTexts } from '../../src/content/texts.ts'
import { ownFieldsTable } from '../../src/data/own-fields-table.ts'
import { sheetLayout } from '../../src/documents/documents.ts'
import { extractRecords } from '../../src/documents/extract-records.ts'
import { contentFiles, fileOfKind } from '../../src/edit/content-file.ts'
import { fileFormat } from '../../src/edit/file-format.ts'
import { editedUnit } from '../../src/edit/unit.ts'
import { checkTemplate } from '../../src/form/check-template.ts'
import type { Finding } from '../../src/model/finding.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load } from '../../src/review/load.ts'
import { checkAll } from '../../src/review/review.ts'

/* A form that brings fields of its own: keys of the content files that use it, and like any others from then on. */

const here = join(import.meta.dirname, 'own-form')
const fixtures = join(import.meta.dirname, '../fixtures/county')
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(folder, { recursive: true }))

const form = await readFile(join(here, 'form.yaml'), 'utf8')
const project = await readFile(join(here, 'project.yaml'), 'utf8')
const place = 'content/101001/2025/09.yaml'

/** The fixture county with one more project, on the form with own fields. */
async function county(name: string, text: string): Promise<string> {
  const root = join(folder, name)
  await cp(fixtures, root, { recursive: true })
  await cp(join(import.meta.dirname, '../../templates'), join(root, 'templates'), { recursive: true })
  await cp(here, join(root, 'templates/own-form'), { recursive: true })
  await writeFile(join(root, place), text)
  return root
}

async function findings(name: string, text: string): Promise<string[]> {
  const report = await checkAll(await county(name, text))
  return report.findings.filter(({ file }) => file === place).map(({ rule, field }) => `${rule} ${field}`)
}

async function record(
  root: string,
): Promise<{ record: FormRecord; published: Awaited<ReturnType<typeof load>> }> {
  const published = await load(root)
  const found = published.departments.flatMap(recordsOf).find((one) => one.record.file === place)
  if (!found) throw new Error('the project was not read')
  return { record: found, published }
}

let own: Awaited<ReturnType<typeof record>>
beforeAll(async () => {
  own = await record(await county('sound', project))
})

test('they are printed, with their labels', () => {
  const { rows } = own.published.fill(own.record)
  const printed = new Map(rows.flatMap(({ cells }) => cells).map((cell) => [cell.source, cell]))
  expect(printed.get('项目总投资')?.text).toBe('30.50')
  expect(printed.get('立项依据')?.headers.map(({ text }) => text)).toEqual(['立项依据'])
  expect(printed.get('绩效指标.0.计分标准')?.text).toBe('少一间扣 5 分')
  expect(printed.get('绩效指标.0.指标值')?.headers.map(({ text }) => text)).toContain('年度（/项目）指标值')
  expect(printed.get('绩效指标.1.计分标准')?.text).toBe('')
})

test('they are checked as what they are, and demanded where the form demands them', async () => {
  expect(await findings('date', project.replace('2025-03-01', '三月初'))).toContain('date 计划开始日期')
  expect(await findings('money', project.replace('30.50', '约三十万'))).toContain('money 项目总投资')
  expect(await findings('demanded', project.replace('项目总投资: 30.50\n', ''))).toContain(
    'form-required 项目总投资',
  )
})

test('on another form they are no fields', async () => {
  const report = await checkAll(await county('other', project.replace('表样: own-form', '表样: mof-101')))
  expect(report.findings.map(({ message }) => message)).toContain('没有“立项依据”这一项')
})

test('their texts are looked at by every rule about texts', () => {
  const texts = [...allTexts({ departments: own.published.departments })].filter(({ file }) => file === place)
  expect(texts).toContainEqual({ file: place, field: '立项依据', text: '县政府常务会议纪要〔2025〕3号' })
  expect(texts).toContainEqual({ file: place, field: '绩效指标 第1项 › 计分标准', text: '少一间扣 5 分' })
})

test('they can be withheld, and the form says why', async () => {
  const secret = project.replace(
    '立项依据: 县政府常务会议纪要〔2025〕3号',
    '立项依据: { 不公开: 涉及国家秘密 }',
  )
  const { record: withheld, published } = await record(await county('withheld', secret))
  const { rows } = published.fill(withheld)
  expect(rows.flatMap(({ cells }) => cells).find(({ source }) => source === '立项依据')?.text).toBe(
    '不予公开',
  )
  expect(rows.at(-1)?.cells[0]?.text).toBe('注：立项依据不予公开，理由：涉及国家秘密。')
  expect(JSON.stringify(withheld)).not.toContain('会议纪要')
})

test('a change of one is a change', async () => {
  const { record: later } = await record(
    await county('later', project.replace('少一间扣 5 分', '少一间扣 10 分')),
  )
  const fields = ({ department }: FormRecord) =>
    partsOf(department).find(({ file }) => file === place)?.fields ?? {}
  expect(compareRecords(fields(own.record), fields(later))).toMatchObject([
    { field: '绩效指标 › 改造阅览室 › 计分标准', before: '少一间扣 5 分', after: '少一间扣 10 分' },
  ])
})

test('a sheet carries them, and gives them back without the form at hand', async () => {
  const path = join(folder, 'sheet.pdf')
  await writeFile(path, writePdf(sheetLayout(own.published, own.record)))
  const [extracted] = extractRecords(path)
  expect(extracted?.content).toContain('立项依据: 县政府常务会议纪要〔2025〕3号')
  expect(extracted?.content).toContain('计分标准: 少一间扣 5 分')
  expect(extracted?.record.record).toMatchObject({ 项目总投资: { raw: '30.50', fen: 30500000 } })
})

test('they are in the open data, one a row', () => {
  const rows = ownFieldsTable.rowsOf(own.record.department)
  expect(rows.map((row) => row.slice(3))).toEqual([
    ['09', '项目', undefined, undefined, '立项依据', '县政府常务会议纪要〔2025〕3号'],
    ['09', '项目', undefined, undefined, '项目总投资', '30.50'],
    ['09', '项目', undefined, undefined, '计划开始日期', '2025-03-01'],
    ['09', '项目', '绩效指标', 1, '计分标准', '少一间扣 5 分'],
  ])
})

test('the editor has fields for them, and leaves what they say as it is', () => {
  const { own: fields } = editedUnit(own.record.department)
  const { fromFile, toFile } = fileFormat(fileOfKind(contentFiles('万元', fields), 'project'))
  const form = fromFile(project)
  expect(form).toMatchObject({ 项目总投资: '30.50' })
  expect(toFile(form)).toBe(project)
  expect(toFile({ ...form, 项目总投资: '31.00' })).toBe(project.replace('30.50', '31.00'))
})

test('editors of text know them as keys', () => {
  const template = readTemplate(form, 'own-form', 'templates/own-form/form.yaml', [])
  const { properties } = jsonSchemas(template ? [template] : [])['project.json']?.else ?? {}
  expect(properties?.计划开始日期).toBeDefined()
  expect(jsonSchemas()['project.json']?.else?.properties?.计划开始日期).toBeUndefined()
})

test('what is filled in and has no place on the form is told', async () => {
  const more = `${project}资金用途: 装修\n资金支出计划: { 3月底: 25.00, 6月底: 50.00 }\n`.replace(
    '    计分标准',
    '    指标值确定依据: 现场测量\n    计分标准',
  )
  const found = await checkAll(await county('unprinted', more))
  const told = found.findings.filter(({ rule }) => rule === 'form-unprinted')
  expect(told.map(({ field, severity }) => `${severity} ${field}`)).toEqual([
    'warning 资金用途',
    'warning 资金支出计划',
    'warning 绩效指标 第1项 › 指标值确定依据',
  ])
  expect(told[0]?.line).toBe(more.split('\n').indexOf('资金用途: 装修') + 1)
})

test.each([
  ['字段: 立项依据', '字段: 预算数', '“预算数”是程序认识的字段，不用再写'],
  ['列表: 绩效指标', '列表: 年度主要任务', '“项目”里没有“年度主要任务”这个列表'],
  ['字段: 项目总投资, 种类: 金额', '字段: 立项依据, 种类: 金额', '“立项依据”写了两次'],
  ['种类: 日期', '种类: 时间', '“时间”填得不对'],
])('a template with %s as %s is refused', (before, after, message) => {
  const source = form.replace(before, after)
  const wrong: Finding[] = []
  const template = readTemplate(source, 'own-form', 'templates/own-form/form.yaml', wrong)
  const messages = [...wrong, ...(template ? checkTemplate(template) : [])].map((finding) => finding.message)
  expect(messages).toContain(message)
})
