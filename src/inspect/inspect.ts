import { checkCatalog } from './catalog.ts'
import { checkStructure } from './check-structure.ts'
import { readContent } from './content-stream.ts'
import { type InspectedFont, inspectFont } from './fonts.ts'
import { checkForbidden } from './forbidden.ts'
import { checkMetadata } from './metadata.ts'
import {
  contentOf,
  type Dictionary,
  isDictionary,
  type Objects,
  pagesOf,
  readObjects,
  type Value,
} from './objects.ts'
import { leadsToAll, readParents } from './parents.ts'
import { readStructure, type StructureNode } from './read-structure.ts'

/** What an inspection found: problems in English, for whoever maintains the writer, and the text in reading order. */
export interface Inspection {
  problems: string[]
  text: string
}

/**
 * Checks a PDF against what PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) ask of a file such as ours, and reads its
 * text through the structure tree. It trusts nothing that the writer knew: it sees only the file.
 */
export function inspectPdf(path: string): Inspection {
  const objects = readObjects(path)
  const roots = readStructure(objects)
  const fonts = new Map<string, InspectedFont>()
  const parents = readParents(objects)
  const pages = pagesOf(objects).map((page) => readPage(objects, page, fonts))
  const problems = [
    ...checkCatalog(objects),
    ...checkMetadata(objects),
    ...checkForbidden(objects),
    ...checkStructure(objects, roots),
    ...pages.flatMap(({ page, problems, text, painted }, index) =>
      [
        ...problems,
        ...checkPage(objects, objects.dictionary(page), parents, [...text.keys(), ...painted]),
      ].map((problem) => `page ${index + 1} ${problem}`),
    ),
    ...[...fonts.values()].flatMap((font) => font.problems),
    ...checkReferences(pages, roots),
  ]
  return { problems: [...new Set(problems)], text: structureText(pages, roots) }
}

interface InspectedPage {
  page: Value
  problems: string[]
  /** Text by marked content number. */
  text: Map<number, string>
  /** The numbers of marked content that paints other things. */
  painted: Set<number>
}

/** Reads what a page shows: every piece must be marked, and every code of a text read as a character. */
function readPage(objects: Objects, page: Value, fonts: Map<string, InspectedFont>): InspectedPage {
  const dictionary = objects.dictionary(page)
  const resources = objects.dictionary(objects.dictionary(dictionary['/Resources'])['/Font'])
  const read: InspectedPage = { page, problems: [], text: new Map(), painted: new Set() }
  for (const { kind, marking, font, codes = [] } of readContent(contentOf(objects, dictionary))) {
    if (!marking) read.problems.push(`has ${kind} that is neither tagged nor an artifact`)
    const mcid = marking?.mcid
    if (kind === 'paint') {
      if (mcid !== undefined) read.painted.add(mcid)
      continue
    }
    const reference = String(resources[font ?? ''])
    const known = fonts.get(reference) ?? inspectFont(objects, objects.dictionary(reference))
    fonts.set(reference, known)
    const lost = codes.filter((code) => !known.unicode.has(code))
    if (lost.length > 0) read.problems.push(`shows ${lost.length} codes that read as nothing`)
    const text = codes.map((code) => known.unicode.get(code) ?? '').join('')
    if (mcid !== undefined) read.text.set(mcid, (read.text.get(mcid) ?? '') + text)
  }
  return read
}

/** ISO 14289-1, 7.1 and 7.18: a page leads to its structure, and so do its annotations, which are links. */
function checkPage(
  objects: Objects,
  page: Dictionary,
  parents: ReadonlyMap<number, Value>,
  mcids: readonly number[],
): string[] {
  const problems: string[] = []
  if (page['/Tabs'] !== '/S') problems.push('has no tab order by structure')
  if (!leadsToAll(objects, parents, page['/StructParents'], mcids))
    problems.push('does not lead from its content to the structure')
  for (const reference of objects.array(page['/Annots'])) {
    const annotation = objects.dictionary(reference)
    const { '/Subtype': kind, '/Contents': contents, '/StructParent': parent, '/F': flags } = annotation
    if (kind !== '/Link') problems.push(`has an annotation that is no link: ${String(kind).slice(1)}`)
    else if (contents === undefined || flags !== 4) problems.push('has an annotation that is not described')
    else if (!isDictionary(objects.resolve(parents.get(Number(parent)))))
      problems.push('has an annotation outside the structure')
  }
  return problems
}

/** Every piece of marked content must belong to just one element, and the other way round. */
function checkReferences(pages: readonly InspectedPage[], roots: readonly StructureNode[]): string[] {
  const claimed = new Map<string, number>()
  const visit = (node: StructureNode) => {
    for (const { page, mcid } of node.content)
      claimed.set(`${page} ${mcid}`, (claimed.get(`${page} ${mcid}`) ?? 0) + 1)
    for (const child of node.children) visit(child)
  }
  for (const root of roots) visit(root)
  const problems: string[] = []
  if ([...claimed.values()].some((count) => count > 1))
    problems.push('marked content belongs to more than one element')
  for (const { page, text, painted } of pages)
    for (const mcid of [...text.keys(), ...painted])
      if (!claimed.has(`${page} ${mcid}`)) problems.push('marked content belongs to no element')
  return problems
}

function structureText(pages: readonly InspectedPage[], roots: readonly StructureNode[]): string {
  const texts = new Map(pages.map(({ page, text }) => [page, text]))
  const read = (node: StructureNode): string =>
    node.content.map(({ page, mcid }) => texts.get(page)?.get(mcid) ?? '').join('') +
    node.children.map(read).join('')
  return roots.map(read).join('')
}
