import { type Department, type Project, projectRecord } from '../content/record.ts'
import type { Grid } from '../model/grid.ts'
import { breakLines } from './break.ts'
import { type ContentsEntry, setContents } from './contents.ts'
import { documentDates } from './date.ts'
import { face } from './face.ts'
import { area, flow, printPageNumber } from './flow.ts'
import { type DocumentSource, setFoot } from './foot.ts'
import { addElement, type Element, mm, newPage, type OutlineEntry, type Page, paper } from './page-layout.ts'
import { margin, setForm } from './set-form.ts'
import { narrativeParagraphs, sectionAnchor, sectionHeading } from './set-narrative.ts'
import { aboutRecord } from './sheet.ts'
import type { Layout } from './write-pdf.ts'

const parts = [
  { title: '第一部分', subtitle: '部门整体绩效目标', anchor: 'part-1' },
  { title: '第二部分', subtitle: '预算项目绩效目标', anchor: 'part-2' },
] as const

/** The title of a department's booklet, which is the name of its genre (河北省：部门预算绩效文本). */
function bookletTitle(department: Department): string {
  return `${department.name}${department.year}年部门预算绩效文本`
}

/**
 * Lays out a department's booklet: cover, contents, the narrative, and every project's form on a page of its own.
 * Pages are numbered as a reader counts them, the cover being 1.
 */
export function layOutBooklet(
  department: Department,
  grid: (project: Project) => Grid,
  source: DocumentSource,
): Layout {
  const root: Element = { type: 'Document', children: [] }
  const cover = setCover(department, root)
  setFoot([cover], root, source)
  const contentsElement = addElement(root, 'Sect')
  const parted = department.narrative.length > 0
  const first = parted
    ? [setPartTitle(0, root), ...flow(narrativeParagraphs(department.narrative, root))]
    : []
  const second = parted && department.projects.length > 0 ? [setPartTitle(1, root)] : []
  const forms = department.projects.map((project) => {
    const filled = grid(project)
    const pages = setForm(filled, root, 'H2', aboutRecord(projectRecord(department, project)))
    pages[0]?.anchors.push({ name: formAnchor(project), y: 0 })
    return { title: entryTitle(project, filled), anchor: formAnchor(project), pages }
  })
  const body = [...first, ...second, ...forms.flatMap(({ pages }) => pages)]

  const entries = contentsEntries(department, forms)
  const front = 1 + setContents(entries, { type: 'TOC', children: [] }).length
  const places = new Map(
    body.flatMap(({ anchors }, index) => anchors.map(({ name }) => [name, index] as const)),
  )
  const pageOf = (anchor: string) => front + (places.get(anchor) ?? 0)
  const numbered = entries.map((entry) => ({ ...entry, page: pageOf(entry.anchor) + 1 }))
  const pages = [cover, ...setContents(numbered, contentsElement), ...body]
  const onForms = new Set(forms.flatMap((form) => form.pages))
  pages.forEach((page, index) => {
    if (index > 0) printPageNumber(page, index + 1, onForms.has(page) ? margin.bottom : area.bottom)
  })
  return {
    title: bookletTitle(department),
    author: department.name,
    subject: `${department.year}年部门预算绩效目标，共 ${department.projects.length} 个项目`,
    ...documentDates(source, department),
    pages,
    root,
    attachments: source.records,
    digest: source.digest,
    outline: outlineOf(numbered, pages),
  }
}

/** A form's line in the contents: its title, unless all forms have the same, as those of 财预〔2015〕88号 do; numbered, whether the form numbers it or not. */
function entryTitle(project: Project, { title }: Grid): string {
  const name = title.includes(project.name) ? title.replaceAll('\n', '') : project.name
  const number = `${project.order}、`
  return name.startsWith(number) ? name : `${number}${name}`
}

function formAnchor(project: Project): string {
  return `form-${String(project.order).padStart(4, '0')}`
}

function contentsEntries(
  department: Department,
  forms: readonly { title: string; anchor: string }[],
): ContentsEntry[] {
  const part = (index: 0 | 1): ContentsEntry => ({
    title: `${parts[index].title}　${parts[index].subtitle}`,
    anchor: parts[index].anchor,
    level: 0,
    page: 0,
  })
  const sections = department.narrative.map(
    (section, index): ContentsEntry => ({
      title: sectionHeading(section, index),
      anchor: sectionAnchor(index),
      level: 1,
      page: 0,
    }),
  )
  const level = sections.length > 0 ? 1 : 0
  const listed = forms.map(({ title, anchor }): ContentsEntry => ({ title, anchor, level, page: 0 }))
  if (sections.length === 0) return listed
  return [part(0), ...sections, ...(listed.length > 0 ? [part(1), ...listed] : [])]
}

function outlineOf(entries: readonly ContentsEntry[], pages: readonly Page[]): OutlineEntry[] {
  const outline: OutlineEntry[] = []
  for (const { title, anchor, level, page } of entries) {
    const y = pages[page - 1]?.anchors.find(({ name }) => name === anchor)?.y ?? 0
    const entry: OutlineEntry = { title, page: page - 1, y, children: [] }
    if (level === 0) outline.push(entry)
    else outline.at(-1)?.children.push(entry)
  }
  return outline
}

function setCover(department: Department, parent: Element): Page {
  const page = newPage()
  centred(
    page,
    addElement(parent, 'H1'),
    [department.name, `${department.year}年部门预算绩效文本`],
    'title',
    30,
    95 * mm,
  )
  const imprint = [
    `${department.name}编制`,
    ...(department.published ? [spokenDate(department.published)] : []),
  ]
  imprint.reduce((top, text) => centred(page, addElement(parent, 'P'), [text], 'song', 16, top), 225 * mm)
  return page
}

function spokenDate(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

function setPartTitle(index: 0 | 1, parent: Element): Page {
  const page = newPage()
  const { title, subtitle, anchor } = parts[index]
  centred(page, addElement(parent, 'H1'), [title, subtitle], 'title', 26, 110 * mm)
  page.anchors.push({ name: anchor, y: 0 })
  return page
}

/** Sets centred lines, the first on the baseline `top`; gives the baseline of the next. */
function centred(
  page: Page,
  element: Element,
  texts: readonly string[],
  name: 'title' | 'song',
  size: number,
  top: number,
): number {
  const font = face(name)
  const lines = texts.flatMap((text) =>
    breakLines(text, { face: font, size, width: area.width, evenness: 'balanced' }),
  )
  const leading = size * 1.75
  const runs = lines.map(({ text, width }, index) => ({
    face: name,
    size,
    x: (paper.width - width) / 2,
    y: top + index * leading,
    text,
  }))
  page.marks.push({ element, runs })
  return top + lines.length * leading
}
