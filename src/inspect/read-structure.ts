import { catalogOf, type Dictionary, type Objects, type Value } from './objects.ts'

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
