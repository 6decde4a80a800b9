import { strToU8, zipSync } from 'fflate'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word document of a body and, by name, parts such as `header`, each the inside of its root element. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const roots: Readonly<Record<string, string>> = { header: 'hdr', footer: 'ftr' }
  const files = Object.entries(parts).map(([name, content]) => {
    const root = roots[name] ?? name
    return [`word/${name}.xml`, strToU8(`<w:${root} ${namespaces}>${content}</w:${root}>`)]
  })
  const relations = Object.keys(parts).map(
    (name) => `<Relationship Id="${name}" Type="${office}/${name}" Target="${name}.xml"/>`,
  )
  return zipSync({
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="a" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(`<Relationships>${relations.join('')}</Relationships>`),
    'word/document.xml': strToU8(`<w:document ${namespaces}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(files),
  })
}

export const text = (content: string) => `<w:r><w:t xml:space="preserve">${content}</w:t></w:r>`
export const paragraph = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : text(content)}</w:p>`
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`
export const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${text(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
