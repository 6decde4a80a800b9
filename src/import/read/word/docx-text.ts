import { childAt, type Element, elementsIn } from '../xml.ts'
import { symbolCharacter } from './symbols.ts'

/** A field that has begun and not yet ended (ECMA-376-1, 17.16.18): its code, then what it shows. */
interface Field {
  code: string
  inCode: boolean
}

/** What runs of text leave behind for the walk over the document. Fields may go on over paragraphs. */
export interface Found {
  fields: Field[]
  /** Codes of fields that have ended. */
  codes: string[]
  /** Text boxes anchored in the text. */
  boxes: Element[]
  notes: { kind: 'footnote' | 'endnote'; id: string }[]
}

/** The text that Word shows for a paragraph, a run or anything in between; line breaks as `\n`. */
export function textOf(element: Element, found: Found): string {
  return elementsIn(element)
    .map((child) => shown(child, found))
    .join('')
}

function shown(element: Element, found: Found): string {
  const handler = handlers[element.name]
  return handler ? handler(element, found) : textOf(element, found)
}

const nothing = () => ''
const lineBreak = () => '\n'

/** What is not shown as its children one after the other: ECMA-376-1, 17.3.3 and 17.13.5. */
const handlers: Readonly<Record<string, (element: Element, found: Found) => string>> = {
  t: ({ children }, found) => {
    const text = children.filter((child) => typeof child === 'string').join('')
    const field = found.fields.at(-1)
    if (!field?.inCode) return text
    field.code += text
    return ''
  },
  r: (element, found) => {
    const hidden = childAt(element, 'rPr', 'vanish')
    return hidden && isOn(hidden) ? hiddenRun(element, found) : textOf(element, found)
  },
  instrText: ({ children }, found) => {
    const field = found.fields.at(-1)
    if (field) field.code += children.join('')
    return ''
  },
  fldChar: ({ attributes }, found) => {
    if (attributes.fldCharType === 'begin') found.fields.push({ code: '', inCode: true })
    const field = found.fields.at(-1)
    if (attributes.fldCharType === 'separate' && field) field.inCode = false
    if (attributes.fldCharType === 'end' && field) {
      found.fields.pop()
      found.codes.push(field.code)
    }
    return ''
  },
  fldSimple: (element, found) => {
    found.codes.push(element.attributes.instr ?? '')
    return textOf(element, found)
  },
  tab: () => ' ',
  ptab: () => ' ',
  br: lineBreak,
  cr: lineBreak,
  noBreakHyphen: () => '-',
  sym: ({ attributes }) => symbolCharacter(attributes.font, Number.parseInt(attributes.char ?? '', 16)),
  footnoteReference: ({ attributes }, found) => {
    found.notes.push({ kind: 'footnote', id: attributes.id ?? '' })
    return ''
  },
  endnoteReference: ({ attributes }, found) => {
    found.notes.push({ kind: 'endnote', id: attributes.id ?? '' })
    return ''
  },
  txbxContent: (element, found) => {
    found.boxes.push(element)
    return ''
  },
  AlternateContent: (element, found) => {
    const content = childAt(element, 'Choice') ?? childAt(element, 'Fallback')
    return content ? textOf(content, found) : ''
  },
  /** A table inside of what should be text, as a text box of old files may have it. */
  p: (element, found) => `\n${textOf(element, found)}\n`,
  pPr: nothing,
  rPr: nothing,
  sdtPr: nothing,
  tblPr: nothing,
  del: nothing,
  moveFrom: nothing,
  /** Ruby text stands above its base and is no part of the sentence. */
  rt: nothing,
}

/** A hidden run shows nothing, but the fields in it begin and end all the same. */
function hiddenRun(element: Element, found: Found): string {
  const withoutText = elementsIn(element).filter(({ name }) => name === 'fldChar' || name === 'instrText')
  return textOf({ ...element, children: withoutText }, found)
}

function isOn({ attributes }: Element): boolean {
  return !['0', 'false', 'off'].includes(attributes.val ?? '')
}
