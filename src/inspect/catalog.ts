import { catalogOf, isDictionary, type Objects, type Value } from './objects.ts'

/** What is wrong with the file as a whole: its catalog by ISO 19005-3, 6 and ISO 14289-1, 7. */
export function checkCatalog(objects: Objects): string[] {
  const catalog = catalogOf(objects)
  const problems: string[] = []
  const expect = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem)
  }
  const marks = objects.dictionary(catalog['/MarkInfo'])
  expect(catalog['/Lang'] === 'u:zh-CN', 'the language is not zh-CN')
  expect(marks['/Marked'] === true, 'the file is not marked as tagged')
  expect(marks['/Suspects'] !== true, 'the file says that its tags are suspect')
  expect(
    objects.dictionary(catalog['/ViewerPreferences'])['/DisplayDocTitle'] === true,
    'the title is not displayed',
  )
  expect(objects.array(objects.trailer['/ID']).length === 2, 'the file has no ID')
  expect(catalog['/OpenAction'] === undefined && catalog['/AA'] === undefined, 'the file acts on opening')
  expect(catalog['/OCProperties'] === undefined, 'the file has optional content, which readers may hide')
  expect(
    catalog['/AcroForm'] === undefined,
    'the file has a form to fill in, whose fields readers may redraw',
  )
  const intent = objects.dictionary(objects.array(catalog['/OutputIntents'])[0])
  expect(
    intent['/S'] === '/GTS_PDFA1' && objects.stream(intent['/DestOutputProfile']) !== undefined,
    'there is no output intent',
  )
  expect(Object.keys(objects.dictionary(catalog['/Outlines'])).length > 0, 'there is no outline')
  return [...problems, ...checkAttachments(objects)]
}

/** Attached files are named, dated if the document is, and associated with the document (ISO 19005-3, 6.8). */
function checkAttachments(objects: Objects): string[] {
  const associated = objects.array(catalogOf(objects)['/AF'])
  const attached = [...new Set([...associated, ...embeddedFiles(objects)])]
  const isDated = objects.dictionary(objects.trailer['/Info'])['/CreationDate'] !== undefined
  return attached.flatMap((file) => {
    const specification = objects.dictionary(file)
    const embedded = objects.dictionary(objects.dictionary(specification['/EF'])['/F'])
    const isWhole = ['/F', '/UF', '/AFRelationship'].every((key) => specification[key] !== undefined)
    return [
      ...(associated.includes(file) ? [] : ['an attachment is not associated with the document']),
      ...(isWhole && embedded['/Subtype'] !== undefined
        ? []
        : ['an attachment lacks its name, kind or relationship']),
      ...(!isDated || objects.dictionary(embedded['/Params'])['/ModDate'] !== undefined
        ? []
        : ['an attachment has no modification date']),
    ]
  })
}

/** The file specifications that hold a file, wherever something refers to them. */
function embeddedFiles(objects: Objects): Value[] {
  return [...objects.all()]
    .filter(([, value]) => isDictionary(value) && value['/EF'] !== undefined)
    .map(([reference]) => reference)
}
