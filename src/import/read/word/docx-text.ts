import type { PartKind } from '../../document-parts.ts'
import { childAt, type Element, elementsBelow, elementsIn, valueAt } from '../parse-xml.ts'
import { type Look, runText } from '../run-text.ts'
import { drawnPart } from './docx-drawing.ts'
import { isOn, isShade, type LookOf } from './docx-look.ts'
import { equationText } from './equation.ts'
import { equationOfField, isEquation } from './equation-field.ts'
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
  looks: LookOf
  /** Styles of tables that put colours behind cells. */
  shadedStyles: ReadonlySet<string>
  /** Takes note of what is not read, in the place that the walk has come to. */
  unread: (kind: PartKind, says: string) => void
  /** Of the table or cell that is read; undefined outside of tables. */
  place: string | undefined
  /** Of the paragraph that is read. */
  style: string
  /** Whether another colour than white is behind the text. */
  isShaded: boolean
  /** Whether all text of the paragraph is raised or lowered: beside nothing, that is but its layout. */
  isAllShifted?: boolean
}

/** The text that Word shows for a paragraph, a run or anything in between; line breaks as `\n`. */
function shownText(element: Element, found: Found): string {
  const children = elementsIn(element)
  return children
    .map((child, index) => (child.name === 'r' ? shownRun(children, index, found) : shown(child, found)))
    .join('')
}

/** A run; those that are raised or lowered alike behind one another are one, which the first of them shows. */
function shownRun(children: readonly Element[], index: number, found: Found): string {
  const shiftOf = (one: Element | undefined) => (one?.name === 'r' ? lookOf(one, found).shift : undefined)
  const run = children[index]
  const shift = shiftOf(run)
  if (!run || shift === undefined) return run ? shown(run, found) : ''
  if (shiftOf(children[index - 1]) === shift) return ''
  const end = children.findIndex((one, at) => at > index && shiftOf(one) !== shift)
  const text = children
    .slice(index, end < 0 ? undefined : end)
    .map((one) => runText(shownText(one, found), { ...lookOf(one, found), shift: undefined }, found.unread))
    .join('')
  return runText(text, { shift }, found.unread)
}

function lookOf(run: Element, { looks, style, isShaded, isAllShifted }: Found): Look {
  const look = looks(run, style, isShaded)
  return isAllShifted ? { ...look, shift: undefined } : look
}

function shown(element: Element, found: Found): string {
  const handler = handlers[element.name]
  return handler ? handler(element, found) : shownText(element, found)
}

const nothing = () => ''
const lineBreak = () => '\n'

/** What is drawn: its text boxes are read, all else is named. */
const drawing = (element: Element, found: Found) => {
  const part = drawnPart(element)
  if (part) found.unread(part.kind, part.says)
  return shownText(element, found)
}

/** What is not shown as its children one after the other: ECMA-376-1, 17.3.3 and 17.13.5. */
const handlers: Readonly<Record<string, (element: Element, found: Found) => string>> = {
  t: ({ children }, found) => {
    const text = children.filter((child) => typeof child === 'string').join('')
    const field = found.fields.at(-1)
    if (!field?.inCode) return text
    field.code += text
    return ''
  },
  r: (element, found) => runText(shownText(element, found), lookOf(element, found), found.unread),
  instrText: ({ children }, found) => {
    const field = found.fields.at(-1)
    if (field) field.code += children.join('')
    return ''
  },
  fldChar: (element, found) => {
    const { fldCharType: type } = element.attributes
    if (type === 'begin') found.fields.push({ code: '', inCode: true })
    const field = found.fields.at(-1)
    if (type === 'separate' && field) field.inCode = false
    if (type === 'end' && field) {
      found.fields.pop()
      found.codes.push(field.code)
      // An equation is its code: Word draws it, and keeps no text of it.
      if (isEquation(field.code)) return equationOfField(field.code, found.unread)
    }
    return controlText(element)
  },
  fldSimple: (element, found) => {
    const { instr = '' } = element.attributes
    found.codes.push(instr)
    return isEquation(instr) ? equationOfField(instr, found.unread) : shownText(element, found)
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
  drawing,
  pict: drawing,
  object: drawing,
  oMath: (element, found) => equationText(element, (run) => shown(run, found), found.unread),
  txbxContent: (element, found) => {
    found.boxes.push(element)
    return ''
  },
  AlternateContent: (element, found) => {
    const content = childAt(element, 'Choice') ?? childAt(element, 'Fallback')
    return content ? shownText(content, found) : ''
  },
  /** A table inside of what should be text, as a text box of old files may have it. */
  p: (element, found) => `\n${shownText(element, found)}\n`,
  pPr: nothing,
  rPr: nothing,
  sdtPr: nothing,
  tblPr: nothing,
  del: nothing,
  moveFrom: nothing,
  /** Ruby text stands above its base and is no part of the sentence. */
  rt: nothing,
}

/** A box to tick or a list to choose from of an old form (17.16.5 to 17.16.9), which show no text of their own. */
function controlText(element: Element): string {
  const box = childAt(element, 'ffData', 'checkBox')
  if (box) return isOn(childAt(box, 'checked') ?? childAt(box, 'default')) ? '☑' : '☐'
  const list = childAt(element, 'ffData', 'ddList')
  const chosen = Number(valueAt(list, 'result') ?? valueAt(list, 'default') ?? 0)
  return elementsIn(list, 'listEntry')[chosen]?.attributes.val ?? ''
}

/** The text of a paragraph, whose style and shading its runs follow. */
export function styledText(paragraph: Element, found: Found): string {
  const { style, isShaded } = found
  found.style = valueAt(paragraph, 'pPr', 'pStyle') ?? ''
  found.isShaded ||= isShade(childAt(paragraph, 'pPr', 'shd'))
  const runs = elementsBelow(paragraph, 'r').filter((run) =>
    elementsIn(run, 't').some(({ children }) => children.join('').trim() !== ''),
  )
  found.isAllShifted =
    runs.length > 0 && runs.every((run) => found.looks(run, found.style, found.isShaded).shift !== undefined)
  const text = shownText(paragraph, found)
  Object.assign(found, { style, isShaded, isAllShifted: false })
  return text
}
