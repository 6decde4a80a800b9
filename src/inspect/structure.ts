import { attributesOf, catalogOf, type Dictionary, type Objects, stringText, type Value } from './objects.ts'
import { checkTable } from './table.ts'

/** A node of the structure tree. */
export interface StructureNode {
  type: string
  dictionary: Dictionary
  children: StructureNode[]
  /** The marked content it holds: page reference and number. */
  content: { page: Value; mcid: number }[]
  links: number
}

/** Reads the structure tree, without its root. */
export function readStructure(objects: Objects): StructureNode[] {
  const walk = (reference: Value, page: Value): StructureNode => {
    const dictionary = objects.dictionary(reference)
    const own = dictionary['/Pg'] ?? page
    const node: StructureNode = {
      type: String(dictionary['/S']).slice(1),
      dictionary,
      children: [],
      content: [],
      links: 0,
    }
    for (const kid of kids(objects, dictionary)) {
      if (typeof kid === 'number') node.content.push({ page: own, mcid: kid })
      else {
        const inner = objects.dictionary(kid)
        if (inner['/Type'] === '/MCR')
          node.content.push({ page: inner['/Pg'] ?? own, mcid: Number(inner['/MCID']) })
        else if (inner['/Type'] === '/OBJR') node.links++
        else node.children.push(walk(kid, own))
      }
    }
    return node
  }
  const root = objects.dictionary(catalogOf(objects)['/StructTreeRoot'])
  return kids(objects, root).map((kid) => walk(kid, undefined))
}

function kids(objects: Objects, dictionary: Dictionary): readonly Value[] {
  const value = objects.resolve(dictionary['/K'])
  if (Array.isArray(value)) return value
  return dictionary['/K'] === undefined || dictionary['/K'] === null ? [] : [dictionary['/K']]
}

const known = new Set([
  'Document',
  'Sect',
  'H1',
  'H2',
  'H3',
  'H4',
  'P',
  'Span',
  'L',
  'LI',
  'LBody',
  'Table',
  'TR',
  'TH',
  'TD',
  'TOC',
  'TOCI',
  'Reference',
  'Link',
  'Figure',
])
const parents: Readonly<Record<string, readonly string[]>> = {
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
  Reference: ['TOCI'],
}

/** What is wrong with the structure tree by ISO 14289-1, 7: types, nesting, headings, tables, pictures, links. */
export function checkStructure(objects: Objects, roots: readonly StructureNode[]): string[] {
  const problems: string[] = []
  let heading = 0
  const visit = (node: StructureNode, parent: string) => {
    const { type } = node
    if (!known.has(type)) problems.push(`structure type ${type} is not a standard one`)
    if (parents[type] && !parents[type].includes(parent)) problems.push(`${type} stands in ${parent}`)
    const level = /^H([1-6])$/.exec(type)
    if (level) {
      if (Number(level[1]) > heading + 1) problems.push(`heading ${type} follows H${heading}`)
      heading = Number(level[1])
    }
    if (type === 'Table') problems.push(...checkTable(objects, node))
    if (type === 'Figure') problems.push(...checkFigure(objects, node))
    if (type === 'Link' && node.links === 0) problems.push('a Link has no annotation')
    for (const child of node.children) visit(child, type)
  }
  if (roots.length !== 1 || roots[0]?.type !== 'Document')
    problems.push('the structure has no single Document at its root')
  for (const root of roots) visit(root, '')
  return problems
}

function checkFigure(objects: Objects, figure: StructureNode): string[] {
  const problems: string[] = []
  if (!stringText(figure.dictionary['/Alt'])) problems.push('a Figure has no alternative text')
  if (objects.array(attributesOf(objects, figure.dictionary, '/Layout')['/BBox']).length !== 4)
    problems.push('a Figure has no bounding box')
  return problems
}
