import {
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import type { Department, FormRecord } from '../content/record.ts'
import type { Grid } from '../model/grid.ts'
import { dateInChina, documentDate } from '../pdf/date.ts'
import { coverLines, parts } from './cover-lines.ts'
import type { FilledForm } from './excel.ts'
import { formMargin, textMargin } from './page-margins.ts'
import { paragraphsOf } from './paragraphs.ts'
import { wordForm } from './word-form.ts'
import { wordNarrative } from './word-narrative.ts'
import { font, mm, styles, twips } from './word-style.ts'
import { fixBytes } from './zip.ts'

const paper = { width: mm(210), height: mm(297) }

/**
 * A department's text and forms as an editable Word file, laid out like its booklet. A department without narrative
 * gets its forms alone.
 * @param forms in the order of `recordsOf`
 */
export async function exportWord(department: Department, forms: readonly FilledForm[]): Promise<Uint8Array> {
  const hasContents = department.narrative.length > 0
  const document = new Document({
    title: coverLines(department).flatMap(paragraphsOf).join(''),
    creator: department.name,
    lastModifiedBy: department.name,
    description: '',
    styles,
    sections: [...(hasContents ? [front(department)] : []), ...formSections(forms, hasContents)],
  })
  return fixBytes(
    await Packer.toBuffer(document),
    documentDate(department) ?? dateInChina(`${department.year}-01-01`),
  )
}

function front(department: Department): ISectionOptions {
  return {
    properties: { page: { size: paper, margin: twips(textMargin) }, titlePage: true },
    footers: { default: pageNumber(), first: new Footer({ children: [new Paragraph('')] }) },
    children: [
      ...coverLines(department).map(
        (text, index) =>
          new Paragraph({
            style: 'Cover',
            spacing: { before: index === 0 ? mm(58) : 0, after: 200 },
            children: [new TextRun({ text: paragraphsOf(text).join(''), size: 60, font: font('黑体') })],
          }),
      ),
      new Paragraph({
        style: 'Cover',
        pageBreakBefore: true,
        spacing: { after: 300 },
        children: [new TextRun({ text: '目录', size: 44, font: font('黑体') })],
      }),
      new TableOfContents('目录', { headingStyleRange: '1-2', hyperlink: true, beginDirty: false }),
      partTitle(parts[0]),
      ...wordNarrative(department.narrative),
      partTitle(parts[1]),
    ],
  }
}

function partTitle(text: string): Paragraph {
  return new Paragraph({ heading: 'Heading1', pageBreakBefore: true, text })
}

/** A section for each run of forms that lie the same way. */
function formSections(forms: readonly FilledForm[], hasContents: boolean): ISectionOptions[] {
  const runs: FilledForm[][] = []
  for (const form of forms) {
    const run = runs.at(-1)
    if (run?.[0]?.grid.landscape === form.grid.landscape) run.push(form)
    else runs.push([form])
  }
  return runs.map((run) => ({
    properties: {
      type: 'nextPage',
      page: {
        size: { ...paper, orientation: run[0]?.grid.landscape ? 'landscape' : 'portrait' },
        margin: twips(formMargin),
      },
    },
    footers: { default: pageNumber() },
    children: run.flatMap(({ record, grid }, index) =>
      wordForm(grid, { newPage: index > 0, heading: hasContents ? headingOf(record, grid) : undefined }),
    ),
  }))
}

/** What the contents say of a form whose own title does not say which project it is of, as that of most is the same for all. */
function headingOf({ kind, project }: FormRecord, { title }: Grid): string | undefined {
  if (!project || title.includes(project.name)) return undefined
  const name = paragraphsOf(project.name).join(' ')
  return `${project.order}、${name}${kind.id === 'project' ? '' : `（${kind.name}）`}`
}

function pageNumber(): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  return new Footer({
    children: [
      new Paragraph({
        alignment: 'center',
        children: [new TextRun({ children, size: 28, font: font('宋体') })],
      }),
    ],
  })
}
