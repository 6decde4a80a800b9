import type PDFDocument from 'pdfkit'
import type { Reference, Structure } from 'pdfkit'
import type { CellAttributes, Element } from './page-layout.ts'
import { plainString, Written, WrittenDictionary } from './written.ts'

/**
 * Writes the structure tree, still without text: that finds its element when its page is written. Cells name the labels
 * that head them (ISO 32000-1, 14.8.5.7), and the tree says where each name is.
 */
export function writeStructure(document: PDFDocument, root: Element): ReadonlyMap<Element, Structure> {
  const structures = new Map<Element, Structure>()
  document.addStructure(build(document, root, structures))
  const names = [...structures].flatMap(([{ cell }, { dictionary }]): [string, Reference][] =>
    cell?.id === undefined ? [] : [[cell.id, dictionary]],
  )
  if (names.length > 0) document.getStructTreeRoot().data.IDTree = nameTree(document, names)
  return structures
}

function build(document: PDFDocument, element: Element, structures: Map<Element, Structure>): Structure {
  const structure = document.struct(element.type)
  // What a picture says is text of any kind, which pdfkit knows how to write.
  if (!element.figure)
    structure.dictionary.data = Object.assign(new WrittenDictionary(), structure.dictionary.data)
  const { data } = structure.dictionary
  structures.set(element, structure)
  if (element.cell) {
    if (element.cell.id !== undefined) data.ID = new Written(plainString(element.cell.id))
    data.A = tableAttributes(element.cell)
  }
  if (element.figure) {
    const { alternative, box, paper } = element.figure
    const top = paper.height - box.y
    data.Alt = new String(alternative)
    data.A = {
      O: 'Layout',
      Placement: 'Block',
      BBox: [box.x, top - box.height, box.x + box.width, top],
    }
  }
  for (const child of element.children) structure.add(build(document, child, structures))
  return structure
}

function tableAttributes({ scope, rowSpan, colSpan, headers = [] }: CellAttributes): Written {
  const entries = [
    '/O /Table',
    ...(scope ? [`/Scope /${scope}`] : []),
    ...(rowSpan > 1 ? [`/RowSpan ${rowSpan}`] : []),
    ...(colSpan > 1 ? [`/ColSpan ${colSpan}`] : []),
    ...(headers.length > 0 ? [`/Headers [${headers.map(plainString).join(' ')}]`] : []),
  ]
  return new Written(`<<\n${entries.join('\n')}\n>>`)
}

/** A name tree of one node (ISO 32000-1, 7.9.6): names in the order of their bytes, each before what it names. */
function nameTree(document: PDFDocument, names: [string, Reference][]): Reference {
  names.sort(([a], [b]) => (a < b ? -1 : 1))
  const entries = names.map(([name, reference]) => `${plainString(name)} ${reference}`)
  const tree = document.ref({ Names: new Written(`[${entries.join(' ')}]`) })
  tree.end()
  return tree
}
