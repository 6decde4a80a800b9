import type PDFDocument from 'pdfkit'
import type { Outline, Structure } from 'pdfkit'
import { type AttachedFile, attach } from './attach.ts'
import { writeColourProfile } from './colour-profile.ts'
import { type Embedded, embed } from './embed.ts'
import { type FaceName, face } from './face.ts'
import { KeptDocument } from './kept-document.ts'
import {
  type Element,
  type Figure,
  type Link,
  type OutlineEntry,
  type Page,
  paper,
  type Rule,
  type Run,
} from './page-layout.ts'
import { writeStructure } from './structure.ts'

/** A finished layout, with what the file says of itself. */
export interface Layout {
  title: string
  author: string
  subject: string
  /** When it was made public and last corrected: from content, never from the clock, and absent where that does not say. */
  date?: Date
  modified?: Date
  pages: readonly Page[]
  root: Element
  outline: readonly OutlineEntry[]
  /** The records that the document was made from. */
  attachments: readonly AttachedFile[]
  /** SHA-256 of all of them, in hexadecimal. */
  digest: string
}

/**
 * The claim to PDF/UA-1 (ISO 14289-1, 5), which pdfkit makes only instead of PDF/A, and the description of its schema,
 * which PDF/A asks of any schema that it does not know (ISO 19005-3, 6.6.2.3).
 */
const accessibility = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

/** Writes a layout as a PDF 1.7 that is at once PDF/A-3a (for the archive) and PDF/UA-1 (for everyone). */
export function writePdf(layout: Layout): Uint8Array<ArrayBuffer> {
  const { title, author, subject, date, modified } = layout
  const document = new KeptDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    font: null,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: new MetadataText(title),
      Author: new MetadataText(author),
      Subject: new MetadataText(subject),
      Creator: 'mingbiao',
      Producer: 'mingbiao',
      // pdfkit's own is the clock, and the file's ID needs one.
      CreationDate: date ?? new Date(0),
      ...(modified && { ModDate: modified }),
      // pdfkit derives the file's ID from these entries alone; with the digest, two editions never share one.
      Keywords: layout.digest,
    },
  })
  document._addColorOutputIntent = () => writeColourProfile(document)
  if (!date) document.undate()
  // A list of bookmarks beside the page helps nobody where there is one page.
  if (layout.pages.length === 1) document._root.data.PageMode = 'UseNone'
  document.appendXML(accessibility)
  if (modified) document.appendXML(modifyDate(modified))
  const fonts = new Map<FaceName, Embedded>()
  const structures = writeStructure(document, layout.root)
  for (const page of layout.pages) writePage(document, page, fonts, structures)
  for (const entry of layout.outline) addOutline(document.outline, entry)
  for (const file of layout.attachments) attach(document, file, modified ?? date)
  for (const font of fonts.values()) font.finish()
  return document.finish()
}

/** The date of the last change as XMP has it; pdfkit writes only that of the first edition. */
function modifyDate(date: Date): string {
  const time = date.toISOString().replace(/\.\d+Z$/, 'Z')
  return `
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${time}</xmp:ModifyDate></rdf:Description>`
}

/** A text for the Info dictionary, which pdfkit copies into the XMP packet too, without escaping it there. */
class MetadataText extends String {
  override toString(): string {
    return this.valueOf().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  }
}

function writePage(
  document: PDFDocument,
  page: Page,
  fonts: Map<FaceName, Embedded>,
  structures: ReadonlyMap<Element, Structure>,
) {
  document.addPage({ size: [page.paper.width, page.paper.height], margin: 0 })
  const state: TextState = { spacing: 0 }
  if (page.rules.length > 0) {
    document.markContent('Artifact', { type: 'Layout' })
    document.addContent(drawRules(page.rules))
    document.endMarkedContent()
  }
  for (const { element, runs } of page.marks) {
    const write = () => document.addContent(drawRuns(document, runs, fonts, state))
    if (element) structures.get(element)?.add(write)
    else {
      document.markContent('Artifact', { type: 'Pagination' })
      write()
      document.endMarkedContent()
    }
  }
  for (const figure of page.figures)
    structures.get(figure.element)?.add(() => document.addContent(drawFigure(figure)))
  for (const link of page.links) writeLink(document, link, structures.get(link.element))
  // pdfkit notes a link's page when its element ends: that has to be this one.
  for (const { element } of page.links) structures.get(element)?.end()
  for (const { name, y } of page.anchors) document.addNamedDestination(name, 'XYZ', 0, y, null)
}

function writeLink(document: PDFDocument, link: Link, structParent: Structure | undefined) {
  const { x, y, width, height, target, description } = link
  if (!structParent) return
  const options = { structParent, Contents: new String(description) }
  if ('anchor' in target) document.goTo(x, y, width, height, target.anchor, options)
  else document.link(x, y, width, height, target.url, options)
}

function drawRules(rules: readonly Rule[]): string {
  let width = 0
  const operators: string[] = ['0 G 2 J']
  for (const rule of rules) {
    if (rule.width !== width) operators.push(`${rule.width} w`)
    width = rule.width
    operators.push(`${point(rule.x1)} ${point(rule.y1)} m ${point(rule.x2)} ${point(rule.y2)} l S`)
  }
  return operators.join('\n')
}

function drawFigure({ x, y, scale, boxes }: Figure): string {
  const operators = boxes.map((box) => `${box.x} ${box.y} ${box.width} ${box.height} re`)
  return `q ${scale.toFixed(5)} 0 0 ${scale.toFixed(5)} ${point(x)} ${point(y)} cm\n0 g\n${operators.join('\n')}\nf Q`
}

/** What text operators have set on a page; it holds from one text object to the next. */
interface TextState {
  font?: string
  spacing: number
}

function drawRuns(
  document: PDFDocument,
  runs: readonly Run[],
  fonts: Map<FaceName, Embedded>,
  state: TextState,
): string {
  const operators = ['BT']
  for (const run of runs) {
    const font = fontOf(document, run.face, fonts)
    const selected = `/${font.id} ${run.size} Tf`
    if (state.font !== selected) {
      document.page.fonts[font.id] = font.reference
      operators.push(selected)
      state.font = selected
    }
    const spacing = Math.round((run.spacing ?? 0) * 10000) / 10000
    if (state.spacing !== spacing) operators.push(`${spacing} Tc`)
    state.spacing = spacing
    // pdfkit turns the page upside down, so that y grows downwards; text has to be turned back.
    operators.push(`1 0 0 -1 ${point(run.x)} ${point(run.y)} Tm ${font.encode(run.text)} Tj`)
  }
  operators.push('ET')
  return operators.join('\n')
}

function fontOf(document: PDFDocument, name: FaceName, fonts: Map<FaceName, Embedded>): Embedded {
  let font = fonts.get(name)
  if (!font) {
    font = embed(document, face(name), `F${fonts.size + 1}`)
    fonts.set(name, font)
  }
  return font
}

function point(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function addOutline(parent: Outline, entry: OutlineEntry) {
  const item = parent.addItem(entry.title, { expanded: true, pageNumber: entry.page, top: entry.y })
  for (const child of entry.children) addOutline(item, child)
}
