import { beforeAll, describe, expect, test } from 'vitest'
import { projectRecord } from '../../src/content/record.ts'
import { bookletLayout, sheetLayout } from '../../src/documents/documents.ts'
import { readContent } from '../../src/inspect/content-stream.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { type Layout, writePdf } from '../../src/pdf/write-pdf.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { save } from '../pdf/poppler.ts'

let sheet: () => Layout
let booklet: () => Layout

beforeAll(async () => {
  const published = await load(linxi)
  const [department] = published.departments
  const project = department?.projects[0]
  if (!department || !project) throw new Error('content has no project')
  sheet = () => sheetLayout(published, projectRecord(department, project))
  booklet = () => bookletLayout(published, department)
})

async function problems(layout: Layout, damage: (pdf: string) => string = (pdf) => pdf): Promise<string[]> {
  const bytes = Buffer.from(writePdf(layout)).toString('latin1')
  return inspectPdf(save('inspected.pdf', Buffer.from(damage(bytes), 'latin1'))).problems
}

describe('the inspection', () => {
  test('finds nothing wrong with a sheet or a booklet', async () => {
    expect(await problems(sheet())).toEqual([])
    expect(await problems(booklet())).toEqual([])
  })

  test('sees a row that has a cell too few', async () => {
    const layout = sheet()
    const table = layout.root.children.find((element) => element.type === 'Table')
    const cell = table?.children[0]?.children[1]?.cell
    if (!cell) throw new Error('the sheet has no table')
    cell.colSpan = 1
    expect(await problems(layout)).toContainEqual(expect.stringMatching(/^row \d has \d+ columns, not \d+$/))
  })

  test('sees a header cell that heads nothing', async () => {
    const layout = sheet()
    const table = layout.root.children.find((element) => element.type === 'Table')
    delete table?.children[0]?.children[0]?.cell?.scope
    expect(await problems(layout)).toEqual(['a TH in row 1 has no scope'])
  })

  test('sees a heading level that is skipped', async () => {
    const layout = sheet()
    const heading = layout.root.children[0]
    if (heading) heading.type = 'H3'
    expect(await problems(layout)).toEqual(['heading H3 follows H0'])
  })

  test('sees a file that is not tagged, has no language, or does not show its title', async () => {
    const found = await problems(sheet(), (pdf) =>
      pdf
        .replace('/Marked true', '/Marked null')
        .replace('/Lang (zh-CN)', '/Lang (zh-TW)')
        .replace('/DisplayDocTitle true', '/DisplayDocTitle null'),
    )
    expect(found).toEqual([
      'the language is not zh-CN',
      'the file is not marked as tagged',
      'the title is not displayed',
    ])
  })

  test('sees metadata that is no XML, or says another thing than the document', async () => {
    expect(await problems(sheet(), (pdf) => pdf.replace('<dc:creator>', '<dc:creatxr>'))).toContainEqual(
      expect.stringContaining('no XML'),
    )
    expect(await problems(sheet(), (pdf) => pdf.replace('<pdfuaid:part>1', '<pdfuaid:part>2'))).toEqual([
      'XMP pdfuaid:part is 2, not 1',
    ])
  })

  test('sees text and lines outside any marking', () => {
    const shown = readContent(
      '/P <</MCID 3>> BDC BT /F1 9 Tf <00010002> Tj ET EMC BT <0003> Tj ET 0 0 m 1 1 l S',
    )
    expect(shown).toEqual([
      { kind: 'text', font: '/F1', codes: [1, 2], marking: { tag: 'P', mcid: 3 } },
      { kind: 'text', font: '/F1', codes: [3] },
      { kind: 'paint' },
    ])
  })
})
