import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readExample } from '../../src/content/example.ts'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { readDepartment } from '../../src/content/read-department.ts'
import { recordsOf } from '../../src/content/record.ts'
import { exportExcel } from '../../src/export/excel.ts'
import { exportWord } from '../../src/export/word.ts'
import { fillForm } from '../../src/form/choose.ts'
import { countRuns } from '../../src/import/find/account.ts'
import { importDocument } from '../../src/import/import-document.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Grid } from '../../src/model/grid.ts'

const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'mingbiao-forms-'))
afterAll(() => rm(folder, { recursive: true }))

const { templates } = readTemplates(root)
const byId = new Map(templates.map((template) => [template.id, template]))

const printed = ({ title, left, right, rows }: Grid) => [
  title,
  left,
  right,
  ...rows.flatMap(({ cells }) => cells.map(({ text, row, column }) => `${row}:${column} ${text}`)),
]

/** Every official form, filled in, as a Word and as an Excel file: what it becomes prints the same form again. */
describe('a filled form comes back', async () => {
  const ids = await readdir(join(root, 'templates'))
  test.each(
    ids.flatMap((id) => [
      [id, 'docx'],
      [id, 'xlsx'],
    ]),
  )('%s as .%s', async (id, format) => {
    const purpose = byId.get(id)?.purpose
    const example = await readExample(root, id)
    const records = recordsOf(example).filter((record) => record.kind.id === purpose)
    const forms = records.map((record) => ({ record, grid: fillForm(record, byId) }))
    const place = join(folder, `${id}.${format}`)
    await mkdir(place)
    await cp(join(root, 'templates'), join(place, 'templates'), { recursive: true })

    const bytes = format === 'docx' ? await exportWord(example, forms) : await exportExcel(example, forms)
    const document = await readDocument(`form.${format}`, bytes)
    const owner = {
      unit: '101001',
      name: '示例县图书馆',
      year: 2025,
      moneyUnit: byId.get(id)?.moneyUnit ?? '万元',
    } as const
    const { placed, changes, runs } = await importDocument(place, document, owner, new Map())
    expect(placed.flatMap(({ questions, refusals }) => [...questions, ...refusals])).toEqual([])
    expect(countRuns(runs).unknown).toBe(0)

    for (const { file, content } of changes) {
      await mkdir(dirname(join(place, file)), { recursive: true })
      await writeFile(join(place, file), content)
    }
    const findings: Finding[] = []
    const department = readDepartment(place, 'content/101001/2025', findings)
    expect(findings).toEqual([])
    const again = department ? recordsOf(department).filter((record) => record.kind.id === purpose) : []
    expect(again.map((record) => printed(fillForm(record, byId)))).toEqual(
      forms.map(({ grid }) => printed(grid)),
    )
  })
})
