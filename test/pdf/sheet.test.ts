import { beforeAll, describe, expect, test } from 'vitest'
import { type Department, type Project, projectRecord } from '../../src/content/record.ts'
import { attachedRecord, digestOf } from '../../src/documents/attached-record.ts'
import { sheetLayout, sheetPdf } from '../../src/documents/documents.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { face, textWidth } from '../../src/pdf/face.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { fonts, info, qpdfCheck, save, structure, text } from './poppler.ts'

let published: Published
let department: Department

beforeAll(async () => {
  published = await load(linxi)
  const [first] = published.departments
  if (!first) throw new Error('content has no department')
  department = first
})

async function sheet(project: Project): Promise<string> {
  return save(`${project.id}.pdf`, (await sheetPdf(published, projectRecord(department, project))).bytes)
}

const bare = (value: string) => value.replace(/\s/g, '')

/** The sheet's text in reading order: title, unit line, the cells row by row, the foot. */
function formText(project: Project): string {
  const grid = published.fill(projectRecord(department, project))
  const cells = grid.rows.flatMap((row) => row.cells).map((cell) => cell.text)
  const foot = `校验码：${digestOf([attachedRecord(projectRecord(department, project))]).slice(0, 32)}`
  return [grid.title, grid.left, grid.right, ...cells, foot].join('').replace(/\s/g, '')
}

/** A project with so many indicators that its form takes several pages. */
function long(project: Project, times: number): Project {
  return { ...project, indicators: Array.from({ length: times }, () => project.indicators).flat() }
}

describe('a sheet', () => {
  test('is there for all nine projects, each on one A4 page', async () => {
    expect(department.projects).toHaveLength(9)
    for (const project of department.projects) {
      const path = await sheet(project)
      expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors found')
      expect(info(path)).toMatchObject({
        Pages: '1',
        'Page size': '595.276 x 841.89 pts (A4)',
        Tagged: 'yes',
        Title: `${project.order}、${project.name}绩效目标表 · ${project.code} · 临西县司法局 · 2020年`,
        Author: '临西县司法局',
      })
    }
  })

  test('extracts as the form reads, in the page text and in the structure', async () => {
    for (const project of department.projects) {
      const path = await sheet(project)
      expect(bare(inspectPdf(path).text)).toBe(formText(project))
      expect([...text(path)].sort().join('')).toBe([...formText(project)].sort().join(''))
    }
  })

  test('embeds every font as a subset with its characters', async () => {
    for (const project of department.projects) {
      const found = fonts(await sheet(project))
      expect(found.length).toBeGreaterThanOrEqual(3)
      for (const { name, flags } of found) {
        expect(name).toMatch(/^[A-Z]{6}\+Noto/)
        expect(flags).toBe('yes yes yes')
      }
    }
  })

  test('is the same bytes when made again', async () => {
    for (const project of department.projects) {
      const again = writePdf(sheetLayout(published, projectRecord(department, project)))
      expect(
        Buffer.from(again).equals(
          Buffer.from((await sheetPdf(published, projectRecord(department, project))).bytes),
        ),
      ).toBe(true)
    }
  })

  test('numbers no page when there is one, and each when there are more', async () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    expect(text(await sheet(project))).not.toContain('共1页')
    const longer = long(project, 4)
    const path = save('long.pdf', writePdf(sheetLayout(published, projectRecord(department, longer))))
    const pages = Number(info(path).Pages)
    expect(pages).toBeGreaterThan(1)
    for (let page = 1; page <= pages; page++)
      expect(text(path, page, page)).toContain(`第${page}页，共${pages}页`)
  })

  test('repeats the header row, and the first-level indicator that goes on, on each further page', async () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const same = project.indicators.filter((indicator) => indicator.level1.raw === '产出指标')
    const longer = long({ ...project, indicators: same }, 15)
    const path = save('merged.pdf', writePdf(sheetLayout(published, projectRecord(department, longer))))
    expect(qpdfCheck(path)).toContain('No syntax')
    const pages = Number(info(path).Pages)
    expect(pages).toBeGreaterThan(1)
    for (let page = 2; page <= pages; page++) {
      expect(text(path, page, page)).toContain('一级指标二级指标三级指标绩效指标描述指标值指标值确定依据')
      expect(text(path, page, page).match(/产出指标/g)).toHaveLength(1)
    }
    expect(bare(inspectPdf(path).text)).toBe(formText(longer))
  })

  test('says code and unit above each further page, however long the name between them', () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const longer = { ...long(project, 4), name: '衔接推进乡村振兴补助资金'.repeat(6) }
    const { pages } = sheetLayout(published, projectRecord(department, longer))
    for (const { marks } of pages.slice(1)) {
      const head = marks
        .flatMap(({ runs }) => runs.map(({ text }) => text))
        .find((text) => text.includes('…'))
      expect(head).toMatch(new RegExp(`^${project.code} · 衔接推进.*… · ${department.name}$`))
    }
  })

  test('sets running text to one edge, and the last line of a paragraph as it comes', () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const usage = '按时为律师发放援助补贴，加强法律援助律师的专业性培训。'.repeat(5)
    const { pages } = sheetLayout(published, projectRecord(department, { ...project, usage }))
    const runs = pages.flatMap(({ marks }) => marks.flatMap(({ runs }) => runs))
    const lines = runs.filter(({ text }) => text !== '' && usage.includes(text) && [...text].length > 12)
    const ends = lines.map(({ x, text, size, face: name, spacing = 0 }) =>
      Math.round(x + textWidth(face(name), size, text) + spacing * ([...text].length - 1)),
    )
    expect(lines.length).toBeGreaterThan(3)
    expect(new Set(ends.slice(0, -1)).size).toBe(1)
    expect(lines.at(-1)?.spacing).toBeUndefined()
  })

  test('divides a cell that is taller than a page, losing nothing', async () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const usage = Array.from(
      { length: 150 },
      (_, index) => `${index + 1}、按时为律师发放援助补贴，加强法律援助律师的专业性培训。`,
    ).join('\n')
    const taller = { ...project, usage }
    const path = save('tall.pdf', writePdf(sheetLayout(published, projectRecord(department, taller))))
    expect(Number(info(path).Pages)).toBeGreaterThan(2)
    expect(bare(inspectPdf(path).text)).toBe(formText(taller))
  })

  test('keeps &, < and > in its title, and its metadata well-formed', async () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const awkward = { ...project, name: 'A & B <县>' }
    const path = save('awkward.pdf', writePdf(sheetLayout(published, projectRecord(department, awkward))))
    expect(info(path).Title).toContain('1、A & B <县>绩效目标表')
    expect(inspectPdf(path).problems).toEqual([])
    expect(
      Buffer.from(writePdf(sheetLayout(published, projectRecord(department, awkward)))).toString('utf8'),
    ).toContain('1、A &amp; B &lt;县&gt;绩效目标表')
  })

  test('copies characters that share a glyph as what they are', async () => {
    const [project] = department.projects
    if (!project) throw new Error('no project')
    const twins = { ...project, usage: '人⼈力⼒', goal: '⼈人' }
    const path = save('twins.pdf', writePdf(sheetLayout(published, projectRecord(department, twins))))
    const read = structure(path).join('')
    expect(read).toContain('"人⼈力⼒"')
    expect(read).toContain('"⼈人"')
  })
})
