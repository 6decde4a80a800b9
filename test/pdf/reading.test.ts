import { beforeAll, describe, expect, test } from 'vitest'
import type { FormRecord, Project } from '../../src/content/record.ts'
import { bookletLayout, sheetLayout } from '../../src/documents/documents.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { face, textWidth } from '../../src/pdf/face.ts'
import type { Element } from '../../src/pdf/page-layout.ts'
import { type Layout, writePdf } from '../../src/pdf/write-pdf.ts'
import type { Published } from '../../src/review/load.ts'
import { example, formNames } from './examples.ts'
import { info, objects, save, structure } from './poppler.ts'

let record: FormRecord
let project: Project
let published: Published

beforeAll(async () => {
  const made = await example('hebei-2020')
  if (!made.record.project) throw new Error('no project')
  record = made.record
  project = made.record.project
  published = made.published
})

/** The same record of another project. */
function variant(changes: Partial<Project>): FormRecord {
  const other = { ...project, ...changes }
  return { ...record, project: other, record: other }
}

const values = (path: string) =>
  Object.values(objects(path)).flatMap(({ value }) =>
    typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [],
  )

function elementsOf(layout: Layout): Map<Element, string> {
  const texts = new Map<Element, string>()
  for (const { element, runs } of layout.pages.flatMap(({ marks }) => marks))
    if (element) texts.set(element, (texts.get(element) ?? '') + runs.map(({ text }) => text).join(''))
  return texts
}

function all(element: Element): Element[] {
  return [element, ...element.children.flatMap(all)]
}

describe('cells', () => {
  test('name the labels that head them, and no others', () => {
    const layout = sheetLayout(published, record)
    const texts = elementsOf(layout)
    const named = new Map([...texts].flatMap(([{ cell }, text]) => (cell?.id ? [[cell.id, text]] : [])))
    const headersOf = (start: string) => {
      const found = all(layout.root).find((element) =>
        all(element).some((one) => element.cell && texts.get(one)?.startsWith(start)),
      )
      return found?.cell?.headers?.map((id) => named.get(id))
    }
    expect(headersOf(project.goal.slice(0, 5))).toEqual(['绩效目标'])
    expect(headersOf('≥3000册')).toEqual(['产出指标', '指标值'])
  })

  test('find those labels by their names in the file, all of which differ', () => {
    const path = save('headers.pdf', writePdf(bookletLayout(published, record.department)))
    const names = values(path).flatMap((value) => (value['/ID'] === undefined ? [] : [String(value['/ID'])]))
    expect(names.length).toBeGreaterThan(10)
    expect(new Set(names).size).toBe(names.length)
    const tree = values(path).find((value) => '/IDTree' in value)
    expect(tree).toBeDefined()
  })

  test('of several paragraphs have a P for each', () => {
    const path = save('paragraphs.pdf', writePdf(sheetLayout(published, record)))
    const lines = structure(path).map((line) => line.trim())
    const at = lines.findIndex((line) => line.startsWith('"1、全年免费开放'))
    expect(lines[at - 1]).toBe('P (block)')
    expect(lines.slice(at).find((line) => line.startsWith('"2、'))).toBeDefined()
  })
})

describe.each(formNames)('%s', (name) => {
  test('has no paragraph without text, and glues nothing of different lines', async () => {
    const made = await example(name)
    const layout = sheetLayout(made.published, made.record)
    const texts = elementsOf(layout)
    const said = (element: Element) => all(element).some((one) => texts.get(one))
    for (const element of all(layout.root)) if (element.type === 'P') expect(said(element)).toBe(true)
    const grid = made.published.fill(made.record)
    if (grid.left && grid.right) expect([...texts.values()]).toContain(grid.right)
  })
})

test('a title names form, project, unit and year', () => {
  const title = sheetLayout(published, record).title
  expect(title).toBe('1、免费开放补助绩效目标表 · 101-0101-JBN-A1B2 · 示例县图书馆 · 2025年')
})

test('one page opens without a list of bookmarks, several with it', () => {
  const mode = (layout: Layout, name: string) =>
    values(save(name, writePdf(layout))).find((value) => value['/Type'] === '/Catalog')?.['/PageMode']
  expect(mode(sheetLayout(published, record), 'one-page.pdf')).toBe('/UseNone')
  expect(mode(bookletLayout(published, record.department), 'pages.pdf')).toBe('/UseOutlines')
})

test('the address at the foot is a link', () => {
  const path = save('address.pdf', writePdf(sheetLayout(published, record)))
  const actions = values(path).filter((value) => value['/S'] === '/URI')
  expect(actions.map((value) => value['/URI'])).toEqual([
    'u:https://www.example.gov.cn/jxmb/101001/2025/101-0101-JBN-A1B2/',
  ])
  expect(inspectPdf(path).problems).toEqual([])
})

test('links of the narrative are links of the booklet, in their place', () => {
  const text = [
    { text: '办法见' },
    { text: '县政府网站上的办法全文', href: 'https://www.example.gov.cn/a.html' },
    { text: '，按它办理。' },
  ]
  const narrative = [{ title: '工作保障措施', blocks: [{ kind: 'paragraph' as const, text }] }]
  const layout = bookletLayout(published, { ...record.department, narrative })
  const texts = elementsOf(layout)
  const paragraph = all(layout.root).find(
    ({ children }) => texts.get(children[0] ?? layout.root) === '办法见',
  )
  expect(paragraph?.children.map((child) => [child.type, texts.get(child)])).toEqual([
    ['Span', '办法见'],
    ['Link', '县政府网站上的办法全文'],
    ['Span', '，按它办理。'],
  ])
  const path = save('narrative-link.pdf', writePdf(layout))
  const links = values(path).filter((value) => value['/URI'] === 'u:https://www.example.gov.cn/a.html')
  expect(links).toHaveLength(1)
  expect(inspectPdf(path).problems).toEqual([])
})

describe('dates', () => {
  const dated = (printed: FormRecord, said: Published = published) =>
    info(save('dates.pdf', writePdf(sheetLayout(said, printed))))
  const inYear = (more: object): FormRecord => ({ ...record, department: { ...record.department, ...more } })

  test('say when it was made public, and nothing where nobody says it', () => {
    expect(dated(inYear({ published: '2025-02-03 09:30' })).CreationDate).toContain('2025-02-03')
    const undated = dated(inYear({ published: undefined, approved: undefined }))
    expect(undated).not.toHaveProperty('CreationDate')
    expect(undated).not.toHaveProperty('ModDate')
    expect(inspectPdf('test/output/pdf/dates.pdf').problems).toEqual([])
  })

  test('say when it was last corrected', () => {
    const correction = { stem: project.id, date: '2025-06-07', field: '绩效目标', reason: '笔误' }
    const history = { ...published.history, correctionsOf: () => [correction] }
    const said = dated(inYear({ published: '2025-02-03' }), { ...published, history })
    expect(said.ModDate).toContain('2025-06')
    expect(inspectPdf('test/output/pdf/dates.pdf').problems).toEqual([])
  })
})

test('raised, lowered and ticked characters are printed, and copied as what they are', () => {
  const name = '☐☑☒ ⬜🗹❎ CO₂ m² 10⁵ xₙ₊₁'
  const path = save('small.pdf', writePdf(sheetLayout(published, variant({ name }))))
  expect(structure(path).join('')).toContain(`"${name}"`)
  expect(inspectPdf(path).problems).toEqual([])
})

test('a name of 750 characters runs over nothing, and the next page says what it is of', () => {
  const name = '特别长的项目名称'.repeat(94)
  const long = variant({ name })
  for (const layout of [
    sheetLayout(published, long),
    bookletLayout(published, { ...record.department, projects: [{ ...project, name }] }),
  ])
    for (const { marks, rules, paper } of layout.pages) {
      const table = Math.max(0, ...rules.map(({ y2 }) => y2))
      expect(table).toBeLessThanOrEqual(paper.height - 73)
      const runs = marks.flatMap((mark) => mark.runs)
      for (const { y, size, text } of runs)
        if (size > 10 && !text.startsWith('— ')) expect(y).toBeLessThan(paper.height - 73)
      const places = new Set(runs.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`))
      expect(places.size).toBe(runs.length)
    }
})

test('a long name of a unit keeps off the unit of money', () => {
  const department = {
    ...record.department,
    name: '示例县人民政府办公室机关事务管理和公共机构节能服务中心'.repeat(2),
  }
  const layout = sheetLayout(published, { ...record, department })
  const runs = layout.pages[0]?.marks.flatMap((mark) => mark.runs) ?? []
  const right = runs.find(({ text }) => text === '单位：万元')
  const left = runs.filter(({ text, y }) => text !== '单位：万元' && right && Math.abs(y - right.y) < 1)
  expect(left).toHaveLength(1)
  for (const { x, text, size } of left)
    expect(x + textWidth(face('song'), size, text)).toBeLessThan((right?.x ?? 0) - 10)
})

test('pages after the first say what they are of, and bear the checksum', () => {
  const indicators = Array.from({ length: 20 }, () => project.indicators).flat()
  const layout = sheetLayout(published, variant({ indicators }))
  expect(layout.pages.length).toBeGreaterThan(2)
  layout.pages.forEach((page, index) => {
    const texts = page.marks.flatMap(({ runs }) => runs.map(({ text }) => text))
    expect(texts.includes('101-0101-JBN-A1B2 · 免费开放补助 · 示例县图书馆')).toBe(index > 0)
    expect(texts).toContain(`校验码：${layout.digest.slice(0, 32)}`)
    expect(texts).toContain(`第 ${index + 1} 页，共 ${layout.pages.length} 页`)
  })
})
