import { catalogOf, isDictionary, type Objects, type Value } from './objects.ts'

/**
 * The parent tree of the structure (ISO 32000-1, 14.7.4.4): from the key of a page to the elements of its marked content, by
 * number; from the key of an annotation to its element.
 */
export function readParents(objects: Objects): Map<number, Value> {
  const tree = new Map<number, Value>()
  const walk = (node: Value, depth: number) => {
    const dictionary = objects.dictionary(node)
    const entries = objects.array(dictionary['/Nums'])
    for (let at = 0; at + 1 < entries.length; at += 2) tree.set(Number(entries[at]), entries[at + 1])
    if (depth < 32) for (const kid of objects.array(dictionary['/Kids'])) walk(kid, depth + 1)
  }
  walk(objects.dictionary(catalogOf(objects)['/StructTreeRoot'])['/ParentTree'], 0)
  return tree
}

/** Whether a page's `StructParents` leads to an element for each number of its marked content. */
export function leadsToAll(
  objects: Objects,
  parents: ReadonlyMap<number, Value>,
  key: Value,
  mcids: Iterable<number>,
): boolean {
  if (typeof key !== 'number' || !parents.has(key)) return false
  const elements = objects.array(parents.get(key))
  return [...mcids].every((mcid) => isDictionary(objects.resolve(elements[mcid])))
}
