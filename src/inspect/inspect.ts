import { readContent } from './content.ts'
import { type InspectedFont, inspectFont } from './fonts.ts'
import { checkMetadata } from './metadata.ts'
import { catalogOf, type Objects, pagesOf, readObjects, type Value } from './objects.ts'
import { checkStructure, readStructure, type StructureNode } from './structure.ts'

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
  const problems = [...checkCatalog(objects), ...checkMetadata(objects)]
  const roots = readStructure(objects)
  problems.push(...checkStructure(objects, roots))
  const fonts = new Map<string, InspectedFont>()
  const pages = pagesOf(objects).map((page, index) => inspectPage(objects, page, index + 1, fonts, problems))
  for (const font of fonts.values()) problems.push(...font.problems)
  problems.push(...checkReferences(pages, roots))
  return { problems: [...new Set(problems)], text: structureText(pages, roots) }
}

function checkCatalog(objects: Objects): string[] {
  const catalog = catalogOf(objects)
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
  }
  expect(catalog['/Lang'] === 'u:zh-CN', 'the language is not zh-CN')
  expect(objects.dictionary(catalog['/MarkInfo'])['/Marked'] === true, 'the file is not marked as tagged')
  expect(
    objects.dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
    'the title is not displayed',
  )
  expect(objects.array(objects.trailer['/ID']).length === 2, 'the file has no ID')
  expect(objects.trailer['/Encrypt'] === undefined, 'the file is encrypted')
  expect(catalog['/OpenAction'] === undefined && catalog['/AA'] === undefined, 'the file acts on opening')
  const intent = objects.dictionary(objects.array(catalog['/OutputIntents'])[0])
  expect(
    intent['/S'] === '/GTS_PDFA1' && objects.stream(intent['/DestOutputProfile']) !== undefined,
    'there is no output intent',
  )
  expect(Object.keys(objects.dictionary(catalog['/Outlines'])).length > 0, 'there is no outline')
  for (const file of objects.array(catalog['/AF'])) {
    const specification = objects.dictionary(file)
    const embedded = objects.dictionary(objects.dictionary(specification['/EF'])['/F'])
    const isWhole = ['/F', '/UF', '/AFRelationship'].every((key) => specification[key] !== undefined)
    expect(
      isWhole && embedded['/Subtype'] !== undefined,
      'an attachment lacks its name, kind or relationship',
    )
    expect(
      objects.dictionary(embedded['/Params'])['/ModDate'] !== undefined,
      'an attachment has no modification date',
    )
  }
  return problems
}

interface InspectedPage {
  page: Value
  /** Text by marked content number. */
  text: Map<number, string>
}

function inspectPage(
  objects: Objects,
  page: Value,
  number: number,
  fonts: Map<string, InspectedFont>,
  problems: string[],
): InspectedPage {
  const dictionary = objects.dictionary(page)
  if (dictionary['/Tabs'] !== '/S') problems.push(`page ${number} has no tab order by structure`)
  for (const annotation of objects.array(dictionary['/Annots'])) {
    const { '/Contents': contents, '/StructParent': parent, '/F': flags } = objects.dictionary(annotation)
    if (contents === undefined || parent === undefined || flags !== 4)
      problems.push(`an annotation on page ${number} is not described`)
  }
  const resources = objects.dictionary(objects.dictionary(dictionary['/Resources'])['/Font'])
  const text = new Map<number, string>()
  const content = objects.stream(dictionary['/Contents'])?.toString('latin1') ?? ''
  for (const { kind, marking, font, codes = [] } of readContent(content)) {
    if (!marking) problems.push(`page ${number} has ${kind} that is neither tagged nor an artifact`)
    if (kind === 'paint' || !marking) continue
    const reference = String(resources[font ?? ''])
    const known = fonts.get(reference) ?? inspectFont(objects, objects.dictionary(reference))
    fonts.set(reference, known)
    const lost = codes.filter((code) => !known.unicode.has(code))
    if (lost.length > 0) problems.push(`page ${number} shows ${lost.length} codes that read as nothing`)
    const read = codes.map((code) => known.unicode.get(code) ?? '').join('')
    if (marking.mcid !== undefined) text.set(marking.mcid, (text.get(marking.mcid) ?? '') + read)
  }
  return { page, text }
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
  for (const { page, text } of pages)
    for (const mcid of text.keys())
      if (!claimed.has(`${page} ${mcid}`)) problems.push('marked text belongs to no element')
  return problems
}

function structureText(pages: readonly InspectedPage[], roots: readonly StructureNode[]): string {
  const texts = new Map(pages.map(({ page, text }) => [page, text]))
  const read = (node: StructureNode): string =>
    node.content.map(({ page, mcid }) => texts.get(page)?.get(mcid) ?? '').join('') +
    node.children.map(read).join('')
  return roots.map(read).join('')
}
