import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type FormRecord, projectRecord } from '../../src/content/record.ts'
import { bookletPdf, sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { extractRecords } from '../../src/documents/extract-records.ts'
import { prints } from '../../src/documents/genuine.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { ContentError } from '../../src/model/finding.ts'
import { parseTarget } from '../../src/model/target.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { example, formNames } from '../pdf/examples.ts'
import { save } from '../pdf/poppler.ts'

let real: Published
beforeAll(async () => {
  real = await load(linxi)
})

async function sheet(published: Published, record: FormRecord): Promise<string> {
  return save('extracted.pdf', writePdf(sheetLayout(published, record)))
}

/** What a record says, without where it stands: files, and the rest of its department. */
function said(record: FormRecord): unknown {
  const { department, ...rest } = record
  const { unit, name, year, moneyUnit, form, approved, published, source } = department
  const head = { unit, name, year, moneyUnit, form, approved, published, source }
  const withoutFiles = JSON.stringify({ head, ...rest }, (key, value) =>
    key === 'file' || value === '' ? undefined : value,
  )
  return JSON.parse(withoutFiles)
}

describe('content → sheet → content', () => {
  test('is the identity for every published project', async () => {
    for (const record of sheetRecords(real)) {
      const [extracted] = extractRecords(await sheet(real, record))
      expect(extracted && said(extracted.record)).toEqual(said(record))
      expect(extracted?.file).toBe(record.record.file)
    }
  })

  test.each(formNames)('is the identity for the example of %s', async (name) => {
    const { record, published } = await example(name)
    const path = await sheet(published, record)
    expect(extractRecords(path).map((one) => said(one.record))).toEqual([said(record)])
    expect(prints(inspectPdf(path).text, published.fill(record))).toBe(true)
  })

  test('gives a month back as it was written', async () => {
    const { record, published } = await example('mof-136-monitor')
    const [extracted] = extractRecords(await sheet(published, record))
    expect(extracted?.content).toMatch(/^监控截止: 7月$/m)
  })

  test('is the identity whatever the texts are', async () => {
    const character = fc.constantFrom(
      ...'办理法律援助，。：；“”《》（）·—0123456789abcXYZ:#-&<>{}[]"\'|%@*!?,. ',
    )
    const line = fc
      .array(character, { minLength: 1, maxLength: 30 })
      .map((characters) => characters.join('').trim())
      .filter((text) => text !== '')
    const prose = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'))
    const examples = await Promise.all(formNames.map(example))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples),
        line,
        prose,
        prose,
        line,
        async ({ record, published }, name, goal, description, unit) => {
          const { department, project } = record
          if (!project || record.record !== project) return
          const target = parseTarget(`≥12${unit.replace(/\s|[\d,.]/g, '').slice(0, 4)}`)
          const [first, ...others] = project.indicators
          if (!first || first.parts) return
          const indicators = [{ ...first, description, target }, ...others]
          const varied = projectRecord(department, { ...project, name, goal, indicators })
          const path = await sheet(published, varied)
          expect(extractRecords(path).map((one) => said(one.record))).toEqual([said(varied)])
          expect(prints(inspectPdf(path).text, published.fill(varied))).toBe(true)
        },
      ),
      { numRuns: 40, endOnFailure: true },
    )
  })
})

test('a booklet gives back all its projects', async () => {
  const [department] = real.departments
  if (!department) throw new Error('content has no department')
  const path = save('booklet-extracted.pdf', (await bookletPdf(real, department)).bytes)
  const extracted = extractRecords(path)
  expect(extracted.map(({ file }) => file)).toEqual(department.projects.map(({ file }) => file))
})

test('a PDF without records is refused in words', async () => {
  const [record] = sheetRecords(real)
  if (!record) throw new Error('content has no project')
  const path = save('no-record.pdf', writePdf({ ...sheetLayout(real, record), attachments: [] }))
  expect(() => extractRecords(path)).toThrow(ContentError)
  expect(() => extractRecords(path)).toThrow('这个 PDF 里没有附带数据')
})

test('a record whose name leads out of the folder is refused', async () => {
  const [record] = sheetRecords(real)
  if (!record) throw new Error('content has no project')
  const layout = sheetLayout(real, record)
  const attachments = layout.attachments.map((file) => ({ ...file, name: '../../../etc/x.json' }))
  const path = save('leading-out.pdf', writePdf({ ...layout, attachments }))
  expect(() => extractRecords(path)).toThrow('附件的名称“../../../etc/x.json”不是项目编码')
})
