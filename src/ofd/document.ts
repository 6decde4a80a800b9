import type { AttachedFile } from '../pdf/attach.ts'
import type { OutlineEntry, Page } from '../pdf/page-layout.ts'
import type { Layout } from '../pdf/write-pdf.ts'
import type { OfdFont } from './font.ts'
import { box, millimetres } from './millimetres.ts'
import { element, escapeText, textElement, type Xml, xmlFile } from './xml.ts'

/** Where the parts of the document stand in the file. */
export const places = {
  entry: 'OFD.xml',
  document: 'Doc_0/Document.xml',
  resources: 'Doc_0/PublicRes.xml',
  attachments: 'Doc_0/Attachs/Attachments.xml',
  tags: 'Doc_0/Tags/CustomTags.xml',
  tag: 'Doc_0/Tags/Tag_0.xml',
  page: (index: number) => `Doc_0/Pages/Page_${index}/Content.xml`,
  font: (id: number) => `Doc_0/Res/font_${id}.ttf`,
  attachment: (name: string) => `Doc_0/Attachs/${name}`,
} as const

/** An absolute location inside the file (GB/T 33190—2016, 7.3): relative ones are read in several ways. */
function location(name: string, place: string): Xml {
  return textElement(name, `/${place}`)
}

/** The entry: what the document is, for archives and readers that look no further. */
export function entryFile(layout: Layout, about: Readonly<Record<string, string>>): Uint8Array {
  const { title, author, subject, digest, date, modified } = layout
  const information = element(
    'DocInfo',
    {},
    textElement('DocID', digest.slice(0, 32)),
    textElement('Title', title),
    textElement('Author', author),
    textElement('Subject', subject),
    ...(date ? [textElement('CreationDate', dayOf(date))] : []),
    ...(modified ? [textElement('ModDate', dayOf(modified))] : []),
    textElement('Creator', 'mingbiao'),
    element(
      'CustomDatas',
      {},
      ...Object.entries({ ...about, 校验码: digest }).map(([name, value]) =>
        element('CustomData', { Name: name }, escapeText(value)),
      ),
    ),
  )
  const body = element('DocBody', {}, information, textElement('DocRoot', places.document))
  return xmlFile('OFD', { Version: '1.0', DocType: 'OFD' }, body)
}

/** The day in Beijing. */
function dayOf(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The document's root: its pages, its outline, and where the rest stands. */
export function documentFile(layout: Layout, pageIds: readonly number[], maxId: number): Uint8Array {
  const [first] = layout.pages
  const common = element(
    'CommonData',
    {},
    textElement('MaxUnitID', String(maxId)),
    element('PageArea', {}, element('PhysicalBox', {}, pageBox(first))),
    location('PublicRes', places.resources),
  )
  const pages = pageIds.map((ID, index) => element('Page', { ID, BaseLoc: `/${places.page(index)}` }))
  return xmlFile(
    'Document',
    {},
    common,
    element('Pages', {}, ...pages),
    ...(layout.outline.length > 0
      ? [element('Outlines', {}, ...layout.outline.map((entry) => outlineElement(entry, pageIds)))]
      : []),
    location('CustomTags', places.tags),
    ...(layout.attachments.length > 0 ? [location('Attachments', places.attachments)] : []),
  )
}

function pageBox(page: Page | undefined): string {
  return box(0, 0, page?.paper.width ?? 0, page?.paper.height ?? 0)
}

function outlineElement({ title, page, y, children }: OutlineEntry, pageIds: readonly number[]): Xml {
  return element(
    'OutlineElem',
    { Title: title, Count: children.length, Expanded: true },
    element('Actions', {}, gotoAction(pageIds[page] ?? 0, y)),
    ...children.map((child) => outlineElement(child, pageIds)),
  )
}

/** What leads to a height on a page, in points from its upper edge. */
export function gotoAction(pageId: number, y: number): Xml {
  const destination = element('Dest', { Type: 'XYZ', PageID: pageId, Left: 0, Top: millimetres(y), Zoom: 0 })
  return element('Action', { Event: 'CLICK' }, element('Goto', {}, destination))
}

/** What leads to a page of the web. */
export function uriAction(url: string): Xml {
  return element('Action', { Event: 'CLICK' }, element('URI', { URI: url }))
}

/** The resources: fonts, each with its file and the family to take where that is not read. */
export function resourcesFile(fonts: readonly OfdFont[]): Uint8Array {
  const list = fonts.map(({ id, postscriptName, family, bold, serif }) =>
    element(
      'Font',
      {
        ID: id,
        FontName: postscriptName,
        FamilyName: family,
        Charset: 'unicode',
        Bold: bold,
        Serif: serif,
      },
      location('FontFile', places.font(id)),
    ),
  )
  return xmlFile('Res', { BaseLoc: 'Res' }, ...(list.length > 0 ? [element('Fonts', {}, ...list)] : []))
}

/** The list of attached files; sizes are kilobytes. */
export function attachmentsFile(attachments: readonly AttachedFile[], layout: Layout): Uint8Array {
  const said = layout.modified ?? layout.date
  const date = said && `${dayOf(said)}T00:00:00`
  const list = attachments.map(({ name, bytes }, index) =>
    element(
      'Attachment',
      {
        ID: `A${index + 1}`,
        Name: name,
        Format: name.slice(name.lastIndexOf('.') + 1),
        CreationDate: date,
        Size: Math.round((bytes.length / 1024) * 1000) / 1000,
        Visible: true,
        Usage: '本表的数据',
      },
      location('FileLoc', places.attachment(name)),
    ),
  )
  return xmlFile('Attachments', {}, ...list)
}
