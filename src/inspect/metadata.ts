import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { catalogOf, type Objects, stringText } from './objects.ts'

/** What is wrong with a file's metadata by ISO 19005-3, 6.6 and ISO 14289-1, 5: XMP, and its agreement with Info. */
export function checkMetadata(objects: Objects): string[] {
  const problems: string[] = []
  const catalog = catalogOf(objects)
  const xmp = objects.stream(catalog['/Metadata'])?.toString('utf8')
  if (!xmp) return ['there is no XMP metadata']
  const valid = XMLValidator.validate(xmp.replace(/<\?xpacket[^>]*\?>/g, ''))
  if (valid !== true) return [`the XMP metadata is no XML: ${valid.err.msg}`]
  const parsed: unknown = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(xmp)
  const said = new Map<string, string>()
  collect(parsed, said)
  const expect = (name: string, value: string | undefined) => {
    if (said.get(name) !== value) problems.push(`XMP ${name} is ${said.get(name)}, not ${value}`)
  }
  const info = objects.dictionary(objects.trailer['/Info'])
  const infoText = (key: string) => stringText(objects.resolve(info[key]))
  expect('pdfaid:part', '3')
  expect('pdfaid:conformance', 'A')
  expect('pdfuaid:part', '1')
  expect('dc:title', infoText('/Title'))
  expect('dc:creator', infoText('/Author'))
  expect('dc:description', infoText('/Subject'))
  expect('pdf:Producer', infoText('/Producer'))
  expect('pdf:Keywords', infoText('/Keywords'))
  expect('xmp:CreatorTool', infoText('/Creator'))
  expect('xmp:CreateDate', isoDate(infoText('/CreationDate')))
  if (!infoText('/Title')) problems.push('there is no title')
  if (!xmp.includes('pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/'))
    problems.push('the PDF/UA schema is not described')
  return problems
}

/** Text by element name, however deep in containers (rdf:Alt, rdf:Seq, rdf:li) it stands. */
function collect(node: unknown, said: Map<string, string>, name = '') {
  if (typeof node === 'string') said.set(name, node)
  else if (Array.isArray(node)) for (const item of node) collect(item, said, name)
  else if (typeof node === 'object' && node !== null)
    for (const [key, value] of Object.entries(node)) {
      if (key.startsWith('@_')) continue
      collect(value, said, key.startsWith('rdf:') || key === '#text' ? name : key)
    }
}

/** `D:20191231160000Z` as `2019-12-31T16:00:00Z`. */
function isoDate(date: string | undefined): string | undefined {
  return date?.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
}
