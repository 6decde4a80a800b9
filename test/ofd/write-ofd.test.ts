import { create } from 'fontkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookletLayout, sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { writeOfd } from '../../src/ofd/write-ofd.ts'
import type { Layout } from '../../src/pdf/write-pdf.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'
import { example, formNames } from '../pdf/examples.ts'
import { type Files, find, locate, type Node, pagePlaces, readXml, the, unpack } from './reader.ts'
import { violations } from './structure.ts'

const about = { 单位: '临西县司法局', 项目: '法律援助', 年度: '2020' }
let sheet: Layout
let booklet: Layout

beforeAll(async () => {
  const published = await load(linxi)
  const [record] = sheetRecords(published)
  const [department] = published.departments
  if (!record || !department) throw new Error('content has no project')
  sheet = sheetLayout(published, record)
  booklet = bookletLayout(published, department)
})

/** Every element of every XML file but the custom tags' own. */
function elements(files: Files): Node[] {
  const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)]
  return xmlPlaces(files).flatMap((place) => all(readXml(files, place)))
}

function xmlPlaces(files: Files): string[] {
  return Object.keys(files).filter((place) => place.endsWith('.xml') && !place.includes('Tag_'))
}

const squeezed = (text: string) => text.replace(/\s/g, '')

describe('an OFD', () => {
  test('has the structure of the standard in each of its files', async () => {
    const layouts = [sheet, booklet]
    for (const name of formNames) {
      const { record, published } = await example(name)
      layouts.push(sheetLayout(published, record))
    }
    for (const layout of layouts) {
      const files = unpack(writeOfd(layout, about))
      expect(xmlPlaces(files).flatMap((place) => violations(readXml(files, place)))).toEqual([])
    }
  })

  test('has bytes that depend on its content alone', () => {
    expect(Buffer.from(writeOfd(sheet, about)).equals(writeOfd(sheet, about))).toBe(true)
  })

  test('numbers its objects without repetition, and refers to none that is not there', () => {
    const files = unpack(writeOfd(booklet, about))
    const nodes = elements(files)
    const ids = nodes.flatMap(({ name, attributes }) =>
      attributes.ID !== undefined && name !== 'Attachment' ? [Number(attributes.ID)] : [],
    )
    expect(new Set(ids).size).toBe(ids.length)
    const [max] = nodes.filter(({ name }) => name === 'MaxUnitID')
    expect(Number(max?.text)).toBe(Math.max(...ids))
    const idsOf = (name: string) =>
      new Set(nodes.filter((node) => node.name === name).map(({ attributes }) => attributes.ID))
    const fonts = idsOf('Font')
    const pages = idsOf('Page')
    for (const { name, attributes } of nodes) {
      if (name === 'TextObject') expect(fonts).toContain(attributes.Font)
      if (name === 'Dest') expect(pages).toContain(attributes.PageID)
    }
    const tags = readXml(files, 'Doc_0/Tags/Tag_0.xml')
    expect(tags.children.map(({ name, attributes }) => [name, attributes.Value])).toEqual([
      ['标题', booklet.title],
      ...Object.entries(about),
    ])
    const texts = new Map(
      nodes.filter(({ name }) => name === 'TextObject').map((node) => [node.attributes.ID, node]),
    )
    for (const tag of tags.children)
      for (const { text } of find(tag, 'ObjectRef'))
        expect(the(texts.get(text) ?? tag, 'TextCode').text).toContain(tag.attributes.Value)
  })

  test('names each of its files, and no other', () => {
    const files = unpack(writeOfd(booklet, about))
    const named = xmlPlaces(files).flatMap((place) => {
      const all = (node: Node): string[] => [
        ...(/Loc$|^DocRoot$|Res$|^FontFile$|^(CustomTags|Attachments)$/.test(node.name) &&
        node.text.trim() !== ''
          ? [locate(node.text, place)]
          : []),
        ...(node.name === 'Page' && node.attributes.BaseLoc ? [locate(node.attributes.BaseLoc, place)] : []),
        ...node.children.flatMap(all),
      ]
      return all(readXml(files, place))
    })
    expect([...named, 'OFD.xml'].sort()).toEqual(Object.keys(files).sort())
  })

  test('prints each text of the layout, with a place for each character', () => {
    const files = unpack(writeOfd(booklet, about))
    const printed = pagePlaces(files).map((place) =>
      find(readXml(files, place), 'Content', 'Layer', 'TextObject', 'TextCode').map(({ text }) => text),
    )
    const expected = booklet.pages.map(({ marks }) =>
      marks.flatMap(({ runs }) => runs.map(({ text }) => text)),
    )
    expect(printed.map((texts) => squeezed(texts.join('')))).toEqual(
      expected.map((texts) => squeezed(texts.join(''))),
    )
    for (const text of printed.flat()) expect(text).toBe(text.trim())
  })

  test('embeds fonts that any reader can use: each character by two tables, with OS/2 and name', () => {
    const files = unpack(writeOfd(sheet, about))
    const fonts = find(readXml(files, 'Doc_0/PublicRes.xml'), 'Fonts', 'Font')
    expect(fonts.map(({ attributes }) => [attributes.FamilyName, attributes.Bold])).toEqual([
      ['宋体', 'true'],
      ['宋体', 'false'],
      ['黑体', 'false'],
    ])
    for (const { attributes } of fonts) {
      const file = Buffer.from(files[`Doc_0/Res/font_${attributes.ID}.ttf`] ?? [])
      const font = create(file)
      if (!('characterSet' in font)) throw new Error('a collection is not one font')
      const used = pagePlaces(files).flatMap((place) =>
        find(readXml(files, place), 'Content', 'Layer', 'TextObject')
          .filter((object) => object.attributes.Font === attributes.ID)
          .flatMap((object) => [...the(object, 'TextCode').text]),
      )
      const codes = [...new Set(used)].map((character) => character.codePointAt(0) ?? 0)
      expect(font.characterSet.toSorted((a, b) => a - b)).toEqual(codes.toSorted((a, b) => a - b))
      for (const code of codes) expect(font.glyphForCodePoint(code).id).toBeGreaterThan(0)
      expect(tables(file)).toEqual(expect.arrayContaining(['OS/2', 'cmap', 'name', 'post']))
      expect(cmapFormats(file)).toEqual([4, 12])
    }
  })

  test('carries the records of its PDF, says who made it, and leads to every part', () => {
    const files = unpack(writeOfd(booklet, about))
    for (const { name, bytes } of booklet.attachments)
      expect(Buffer.from(files[`Doc_0/Attachs/${name}`] ?? []).equals(bytes)).toBe(true)
    const information = the(readXml(files, 'OFD.xml'), 'DocBody', 'DocInfo')
    expect(['Title', 'Author', 'Subject'].map((name) => the(information, name).text)).toEqual([
      booklet.title,
      booklet.author,
      booklet.subject,
    ])
    const outline = find(readXml(files, 'Doc_0/Document.xml'), 'Outlines', 'OutlineElem')
    expect(outline.map(({ attributes }) => attributes.Title)).toEqual(
      booklet.outline.map(({ title }) => title),
    )
    const links = elements(files).filter(({ name }) => name === 'Goto')
    expect(links.length).toBeGreaterThan(booklet.attachments.length)
  })
})

function tables(font: Buffer): string[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) =>
    font.toString('latin1', 12 + index * 16, 16 + index * 16),
  )
}

function cmapFormats(font: Buffer): number[] {
  const entry = 12 + tables(font).indexOf('cmap') * 16
  const start = font.readUInt32BE(entry + 8)
  return Array.from({ length: font.readUInt16BE(start + 2) }, (_, index) =>
    font.readUInt16BE(start + font.readUInt32BE(start + 8 + index * 8)),
  )
}
