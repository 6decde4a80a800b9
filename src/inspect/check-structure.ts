import { checkTable } from './check-table.ts'
import { attributesOf, type Objects, stringText } from './objects.ts'
import type { StructureNode } from './read-structure.ts'

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
