import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Department } from '../../src/content/record.ts'
import { bookletLayout, bookletPdf } from '../../src/documents/documents.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { fonts, info, objects, qpdfCheck, save, structure, text } from './poppler.ts'

let published: Published
let department: Department
let path: string
let pages: number

beforeAll(async () => {
  published = await load(linxi)
  const [first] = published.departments
  if (!first) throw new Error('content has no department')
  department = first
  path = save('booklet.pdf', (await bookletPdf(published, department)).bytes)
  pages = Number(info(path).Pages)
})

const bare = (value: string) => value.replace(/\s/g, '')
const pageText = (page: number) => text(path, page, page)

describe('the booklet', () => {
  test('is sound, embeds its fonts and says what it is', () => {
    expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors found')
    expect(info(path)).toMatchObject({
      Title: '临西县司法局2020年部门预算绩效文本',
      Author: '临西县司法局',
      Tagged: 'yes',
    })
    for (const { flags } of fonts(path)) expect(flags).toBe('yes yes yes')
  })

  test('begins with a cover and contents', () => {
    expect(pageText(1)).toContain('临西县司法局2020年部门预算绩效文本')
    expect(pageText(2)).toMatch(/^目录/)
  })

  test('holds every word of the published document, in its order', () => {
    const seed = readFileSync(join(import.meta.dirname, '../fixtures/linxi-2020/seed.txt'), 'utf8')
    const words = bare(seed.replace(/ TC [^\\]*\\f [A-Z] \\l \d /g, ''))
    const structured = structure(path).flatMap((line) => /^\s*"(.*)"$/.exec(line)?.[1] ?? [])
    const read = bare(structured.join(''))
    expect(read.slice(read.indexOf('第一部分部门整体绩效目标一、总体绩效目标一、承担'))).toBe(words)
  })

  test('names in its contents the page on which each part, section and form stands', () => {
    const titles = [
      '第一部分部门整体绩效目标',
      '一、总体绩效目标',
      '二、分项绩效目标',
      '三、工作保障措施',
      '第二部分预算项目绩效目标',
    ]
    titles.push(...department.projects.map((project) => `${project.order}、${project.name}绩效目标表`))
    const contents = pageText(2)
    let from = 0
    for (const title of titles) {
      const at = contents.indexOf(title, from)
      expect(at, title).toBeGreaterThanOrEqual(from)
      from = at + title.length
      const page = Number(/\d+/.exec(contents.slice(from))?.[0])
      expect(pageText(page), title).toContain(title)
      expect(pageText(page)).toContain(`—${page}—`)
    }
  })

  test('starts each form on a new page', () => {
    const starts = department.projects.map((project) => {
      for (let page = 3; page <= pages; page++)
        if (pageText(page).startsWith(`${project.order}、${project.name}绩效目标表`)) return page
      return undefined
    })
    expect(starts).not.toContain(undefined)
    expect(new Set(starts).size).toBe(9)
  })

  test('links each line of the contents, and has an outline of the same places', () => {
    const all = Object.values(objects(path)).flatMap(({ value }) =>
      typeof value === 'object' && value !== null ? [value] : [],
    )
    expect(all.filter((value) => '/S' in value && value['/S'] === '/GoTo')).toHaveLength(14)
    const titles = all.flatMap((value) =>
      '/Dest' in value && '/Title' in value ? [String(value['/Title']).replace(/^u:/, '')] : [],
    )
    expect(titles.map(bare)).toEqual(
      expect.arrayContaining(['第一部分部门整体绩效目标', '三、工作保障措施', '9、司法政务管理绩效目标表']),
    )
    expect(titles).toHaveLength(14)
  })

  test('is the same bytes when made again', async () => {
    const again = writePdf(bookletLayout(published, department))
    expect(Buffer.from(again).equals(Buffer.from((await bookletPdf(published, department)).bytes))).toBe(true)
  })
})

test('a booklet of a department without a narrative holds its forms alone', () => {
  const layout = bookletLayout(published, { ...department, narrative: [] })
  expect(layout.outline?.map(({ title }) => title)).toEqual(
    department.projects.map((project) => `${project.order}、${project.name}绩效目标表`),
  )
  const path = save('booklet-of-forms.pdf', writePdf(layout))
  expect(qpdfCheck(path)).toContain('No syntax or stream encoding errors found')
  expect(bare(text(path, 1, 3))).not.toContain('第一部分')
})

test('a booklet of a department without projects has no second part, and a 校验码 of its own text', () => {
  const none = bookletLayout(published, { ...department, projects: [] })
  expect(none.outline?.map(({ title }) => title)).toEqual(['第一部分　部门整体绩效目标'])
  const path = save('booklet-without-projects.pdf', writePdf(none))
  expect(bare(text(path))).not.toContain('第二部分')
  const [section, ...others] = department.narrative
  if (!section) throw new Error('no narrative')
  const narrative = [{ ...section, title: '总体目标' }, ...others]
  const digests = [{}, { unit: '315003' }, { narrative }].map(
    (other) => bookletLayout(published, { ...department, projects: [], ...other }).digest,
  )
  expect(new Set(digests).size).toBe(3)
  expect(digests[0]).toBe(none.digest)
})

test('long names break between words, in the contents and above a form', () => {
  const [project] = department.projects
  if (!project) throw new Error('no project')
  const name =
    '社区矫正和安置帮教人员信息化核查系统建设及运行维护（含远程视频督察、电子定位装置购置）项目资金'
  const unit = '某某省示例市示例满族自治县农业农村和水利水务局（乡村振兴局、移民工作办公室）'
  const long = { ...department, name: unit, projects: [{ ...project, name }] }
  const { pages } = bookletLayout(published, long)
  const lines = pages.flatMap(({ marks }) => marks.flatMap(({ runs }) => runs.map(({ text }) => text)))
  expect(lines).toEqual(expect.arrayContaining(['电子定位装置购置）项目资金绩效目标表']))
  expect(lines).toEqual(expect.arrayContaining(['和水利水务局（乡村振兴局、移民工作办公室）']))
})
