import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookletPdf, sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { extractRecords } from '../../src/documents/extract-records.ts'
import { doubtsAbout } from '../../src/documents/genuine.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { load, type Published } from '../../src/review/load.ts'
import { cut, type Damaged, list, mutant } from '../inspect/mutant.ts'
import { linxi } from '../linxi.ts'
import { example, formNames } from '../pdf/examples.ts'
import { save } from '../pdf/poppler.ts'

let real: Published
let sheet: Uint8Array
let booklet: Uint8Array

beforeAll(async () => {
  real = await load(linxi)
  const [record] = sheetRecords(real)
  const [department] = real.departments
  if (!record || !department) throw new Error('content has no project')
  sheet = writePdf(sheetLayout(real, record))
  booklet = (await bookletPdf(real, department)).bytes
})

function doubts(path: string, published = real): string[] {
  return doubtsAbout(
    path,
    extractRecords(path).map(({ record }) => record),
    published,
  )
}

const freeText = ({ page, add }: Damaged) => {
  const form = { '/Type': '/XObject', '/Subtype': '/Form', '/BBox': [0, 0, 99, 20] }
  const appearance = add(form, 'q 1 g 0 0 99 20 re f Q')
  const note = { '/Type': '/Annot', '/Subtype': '/FreeText', '/Rect': [80, 400, 179, 420], '/F': 4 }
  page['/Annots'] = [add({ ...note, '/Contents': 'u:99.00', '/AP': { '/N': appearance } })]
}

describe('a genuine document', () => {
  test('is trusted: every sheet of the content, and the booklet', () => {
    for (const record of sheetRecords(real))
      expect(doubts(save('genuine.pdf', writePdf(sheetLayout(real, record))))).toEqual([])
    expect(doubts(save('genuine.pdf', booklet))).toEqual([])
  })

  test.each(formNames)('is trusted: the example of %s, of a site with an address', async (name) => {
    const { record, published } = await example(name)
    expect(doubts(save('genuine.pdf', writePdf(sheetLayout(published, record))), published)).toEqual([])
  })

  test('is trusted with the dates that only the history of its site knows', () => {
    const [record] = sheetRecords(real)
    if (!record) throw new Error('content has no project')
    const correction = { date: '2021-03-04', stem: '', field: '预算数', reason: '笔误' }
    const history = {
      ...real.history,
      firstPublished: () => '2021-03-03T09:30:00+08:00',
      correctionsOf: () => [correction],
    }
    const layout = sheetLayout({ ...real, history }, record)
    expect(layout.modified).toBeDefined()
    expect(doubts(save('genuine.pdf', writePdf(layout)))).toEqual([])
  })

  test('is trusted when another program has stored the same objects in its own way', () => {
    const path = save('genuine.pdf', sheet)
    execFileSync('qpdf', ['--replace-input', '--object-streams=generate', path])
    expect(doubts(path)).toEqual([])
  })
})

/** What was done to a sheet, and the doubt that it must raise. */
const altered: Record<string, [change: (pdf: Damaged) => void, doubt: RegExp]> = {
  'a note painted over an amount': [freeText, /^第 1 页与按附带的数据重新排印的不同$/],
  'a text painted over another': [
    ({ page, edit }) =>
      edit(page['/Contents'], (content) => content.replace('ET', '1 0 0 -1 90 300 Tm <00010002> Tj ET')),
    /^第 1 页/,
  ],
  'a white box over a cell': [
    ({ page, edit }) =>
      edit(page['/Contents'], (content) => `${content}\n/Artifact BMC 1 g 9 9 99 99 re f EMC`),
    /^第 1 页/,
  ],
  'an outline in place of another': [
    ({ page, dictionary, edit }) => {
      const fonts = dictionary(dictionary(page['/Resources'])['/Font'])
      const [first] = Object.values(fonts)
      const descendant = dictionary(list(dictionary(first)['/DescendantFonts'])[0])
      const program = dictionary(descendant['/FontDescriptor'])['/FontFile2']
      edit(program, (font) => `${font.slice(0, -600)}${'\0'.repeat(200)}${font.slice(-400)}`)
    },
    /^第 1 页/,
  ],
  'what a screen reader says in place of a text': [
    ({ catalog, dictionary }) => {
      const [root] = list(dictionary(catalog['/StructTreeRoot'])['/K'])
      dictionary(root)['/ActualText'] = 'u:99.00'
    },
    /^页面以外/,
  ],
  'a second file attached': [
    ({ catalog, add }) => {
      const file = { '/F': add({ '/Subtype': '/text#2fplain' }, 'x') }
      catalog['/AF'] = [
        ...list(catalog['/AF']),
        add({
          '/Type': '/Filespec',
          '/UF': 'u:x.txt',
          '/F': 'u:x.txt',
          '/EF': file,
          '/AFRelationship': '/Data',
        }),
      ]
    },
    /^页面以外/,
  ],
}

describe('an altered sheet raises doubts', () => {
  test.each(Object.entries(altered))('%s', (_, [change, doubt]) => {
    expect(doubts(mutant('altered.pdf', sheet, change))).toContainEqual(expect.stringMatching(doubt))
  })

  test('a record in place of another', () => {
    const [record, other] = sheetRecords(real)
    if (!record || !other) throw new Error('content has too few projects')
    const layout = { ...sheetLayout(real, record), attachments: sheetLayout(real, other).attachments }
    expect(doubts(save('altered.pdf', writePdf(layout))).length).toBeGreaterThan(0)
  })

  test('and so does an altered booklet, whether its department is at hand or not', () => {
    const path = mutant('altered.pdf', booklet, freeText)
    expect(doubts(path)).toContainEqual(expect.stringMatching(/^第 1 页/))
    expect(doubts(path, { ...real, departments: [] })).toContainEqual(expect.stringContaining('FreeText'))
    expect(doubts(save('altered.pdf', booklet), { ...real, departments: [] })).toEqual([])
  })
})

describe('the command', () => {
  const command = (script: string, ...paths: string[]) =>
    spawnSync('node', [`scripts/${script}.ts`, ...paths], { encoding: 'utf8' })

  test('exits with 2 where a sheet was altered', () => {
    const { status, stderr } = command('extract', mutant('altered.pdf', sheet, freeText))
    expect(stderr).toContain('不一致，文件可能被改过')
    expect(status).toBe(2)
  })

  test('says in words what is wrong with files that cannot be read, and reads the others', () => {
    const encrypt = (password: string) => {
      const path = save(`encrypted${password}.pdf`, sheet)
      execFileSync('qpdf', ['--replace-input', '--encrypt', password, 'owner', '256', '--', path])
      return path
    }
    const garbled = save('garbled.pdf', sheet)
    writeFileSync(garbled, readFileSync(garbled).fill(0x20, 3000, sheet.length - 1000))
    const broken: [path: string, words: string][] = [
      [cut(save('empty.pdf', sheet), 0), '文件是空的'],
      [save('page.pdf', Buffer.from('<!doctype html><title>单表</title>')), '这不是 PDF 文件'],
      [cut(save('cut.pdf', sheet), 20000), '文件不完整，只有前面 20000 个字节'],
      [encrypt('secret'), '文件加了密'],
      [encrypt(''), '文件加了密'],
      [garbled, '文件损坏'],
      ['test/output/pdf/absent.pdf', '没有这个文件'],
      ['test/output', '读不了：它是一个目录'],
    ]
    const whole = save('whole.pdf', sheet)
    const paths = [...broken.map(([path]) => path), whole]
    const { status, stderr, stdout } = command('extract', ...paths)
    for (const [path, words] of broken) expect(stderr).toMatch(new RegExp(`${path}: 错误: ${words}`))
    expect(stderr).toContain(`${whole} → content/315002/2020/`)
    expect(stdout).toContain('项目名称')
    expect(stderr).not.toMatch(/qpdf|^ {4}at |Error/m)
    expect(status).toBe(1)
    const checked = command('check-pdf', ...paths.filter((path) => path.endsWith('.pdf')))
    expect(checked.stderr).toBe('')
    for (const [, words] of broken.slice(0, -1)) expect(checked.stdout).toContain(words)
    expect(checked.stdout).toContain('1 passed, 7 failed')
    expect(checked.status).toBe(1)
  })
})
