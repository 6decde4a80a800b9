import { beforeAll, expect, test } from 'vitest'
import { sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { inspectPdf } from '../../src/inspect/inspect.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { type Damaged, mutant } from './mutant.ts'

/** Files that a validator of PDF/A-3a or PDF/UA-1 refuses: what was done to a sheet, and what must be found. */
const mutants: Record<string, [damage: (pdf: Damaged) => void, problem: string | RegExp]> = {
  'a line drawn outside any marking, in a stream of its own': [
    ({ page, add }) => {
      page['/Contents'] = [page['/Contents'], add({}, '0 0 m 90 90 l S')]
    },
    'page 1 has paint that is neither tagged nor an artifact',
  ],
  'a line drawn after all that is marked': [
    ({ page, edit }) => edit(page['/Contents'], (content) => `${content}\n1 0 0 1 0 0 cm 5 5 9 9 re f`),
    'page 1 has paint that is neither tagged nor an artifact',
  ],
  'a marking that is neither numbered nor an artifact': [
    ({ page, edit }) => edit(page['/Contents'], (content) => `${content}\n/Span BMC 5 5 9 9 re B EMC`),
    'page 1 has paint that is neither tagged nor an artifact',
  ],
  'a picture that stands in the content itself': [
    ({ page, edit }) =>
      edit(page['/Contents'], (content) => `${content}\nBI /W 1 /H 1 /BPC 8 /CS /G ID x\nEI`),
    'page 1 has paint that is neither tagged nor an artifact',
  ],
  'a text in a font that is not embedded, as characters': [
    ({ page, edit }) => edit(page['/Contents'], (content) => `${content}\nBT /Helv 9 Tf (99.00) Tj ET`),
    'page 1 has text that is neither tagged nor an artifact',
  ],
  'painted content with a number that no element has': [
    ({ page, edit }) =>
      edit(page['/Contents'], (content) => `${content}\n/P <</MCID 9999>> BDC 0 0 m 9 9 l S EMC`),
    'marked content belongs to no element',
  ],
  'a page that does not lead to the structure': [
    ({ page }) => {
      delete page['/StructParents']
    },
    'page 1 does not lead from its content to the structure',
  ],
  'a page that leads to another place of the structure': [
    ({ page }) => {
      page['/StructParents'] = 4711
    },
    'page 1 does not lead from its content to the structure',
  ],
  'tags that are said to be suspect': [
    ({ catalog, dictionary }) => {
      dictionary(catalog['/MarkInfo'])['/Suspects'] = true
    },
    'the file says that its tags are suspect',
  ],
  'a colour of DeviceCMYK': [
    ({ page, edit }) => edit(page['/Contents'], (content) => content.replace('0 G', '0 0 0 1 K 0 G')),
    /DeviceCMYK/,
  ],
  'a colour space DeviceCMYK in the content': [
    ({ page, edit }) => edit(page['/Contents'], (content) => content.replace('0 G', '/DeviceCMYK CS 0 G')),
    /DeviceCMYK/,
  ],
  'a colour space DeviceCMYK among the resources': [
    ({ page, dictionary }) => {
      dictionary(page['/Resources'])['/ColorSpace'] = { '/C0': ['/Indexed', '/DeviceCMYK', 0, 'b:00000000'] }
    },
    /DeviceCMYK/,
  ],
  'DeviceCMYK in the appearance of an annotation': [
    ({ page, add }) => {
      const form = { '/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 9, 9] }
      const appearance = add(form, '0 1 1 0 k 0 0 9 9 re f')
      page['/Annots'] = [add({ '/Subtype': '/Stamp', '/Rect': [0, 0, 9, 9], '/AP': { '/N': appearance } })]
    },
    /DeviceCMYK/,
  ],
  'an unknown blend mode': [
    ({ page, dictionary, add }) => {
      dictionary(page['/Resources'])['/ExtGState'] = { '/G0': add({ '/BM': '/Fancy' }) }
    },
    'blend mode /Fancy is not one of the standard',
  ],
  'a known blend mode': [
    ({ page, dictionary }) => {
      dictionary(page['/Resources'])['/ExtGState'] = { '/G0': { '/BM': '/Multiply' } }
    },
    'something is painted transparently',
  ],
  'half an opacity': [
    ({ page, dictionary }) => {
      dictionary(page['/Resources'])['/ExtGState'] = { '/G0': { '/ca': 0.5 } }
    },
    'something is painted transparently',
  ],
  'a transparency group': [
    ({ page }) => {
      page['/Group'] = { '/S': '/Transparency', '/CS': '/DeviceRGB' }
    },
    'something is painted transparently',
  ],
  'an attachment that is not associated with the document': [
    ({ catalog }) => {
      delete catalog['/AF']
    },
    'an attachment is not associated with the document',
  ],
  'fields that readers shall redraw': [
    ({ catalog }) => {
      catalog['/AcroForm'] = { '/Fields': [], '/NeedAppearances': true }
    },
    /a form to fill in/,
  ],
  'optional content without a name': [
    ({ catalog, add }) => {
      const group = add({ '/Type': '/OCG', '/Name': 'u:层' })
      catalog['/OCProperties'] = { '/OCGs': [group], '/D': { '/ON': [group] } }
    },
    /optional content/,
  ],
  'optional content that shows itself by events': [
    ({ catalog, add }) => {
      const group = add({ '/Type': '/OCG', '/Name': 'u:层' })
      const automatic = [{ '/Event': '/View', '/OCGs': [group], '/Category': ['/View'] }]
      catalog['/OCProperties'] = { '/OCGs': [group], '/D': { '/Name': 'u:层', '/AS': automatic } }
    },
    /optional content/,
  ],
  'a note beside what is printed': [
    ({ page, add }) => {
      page['/Annots'] = [add({ '/Subtype': '/FreeText', '/Rect': [0, 0, 99, 99], '/Contents': 'u:99.00' })]
    },
    'page 1 has an annotation that is no link: FreeText',
  ],
  'a script behind a link': [
    ({ catalog, add }) => {
      catalog['/Names'] = { '/JavaScript': add({ '/S': '/JavaScript', '/JS': 'u:app.alert(1)' }) }
    },
    'the file has an action of kind JavaScript',
  ],
}

let sheet: Uint8Array

beforeAll(async () => {
  const published = await load(linxi)
  const [record] = sheetRecords(published)
  if (!record) throw new Error('content has no project')
  sheet = writePdf(sheetLayout(published, record))
})

test('a sheet that qpdf wrote anew passes', () => {
  expect(inspectPdf(mutant('unharmed.pdf', sheet, () => {})).problems).toEqual([])
})

test.each(Object.entries(mutants))('%s is found', (_, [damage, problem]) => {
  const { problems } = inspectPdf(mutant('mutant.pdf', sheet, damage))
  expect(problems).toContainEqual(typeof problem === 'string' ? problem : expect.stringMatching(problem))
})
