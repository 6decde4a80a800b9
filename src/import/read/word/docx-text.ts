import { symbolCharacter } from '../../../model/symbol-font.ts'
import { childAt, type Element, elementsBelow, elementsIn, valueAt } from '../parse-xml.ts'
import { type Look, type Notice, runText } from '../run-text.ts'
import { drawnPart } from './docx-drawing.ts'
import { isOn, isShade, type LookOf } from './docx-look.ts'
import { equationText } from './equation.ts'
import { equationOfField, isEquation } from './equation-field.ts'

/** A field that has begun and not yet ended (ECMA-376-1, 17.16.18): its code, then what it shows. */
interface Field {
  code: string
  inCode: boolean
}

/** What runs of text leave behind for the walk over the document. Fields may go on over paragraphs. */
export interface Found {
  readonly fields: Field[]
  /** Codes of fields that have ended. */
  readonly codes: string[]
  /** Text boxes anchored in the text. */
  readonly boxes: Element[]
  readonly notes: { kind: 'footnote' | 'endnote'; id: string }[]
}

/** What the text of a table, cell or paragraph stands in, and where it leaves what it finds. */
export interface Surroundings {
  readonly found: Found
  readonly looks: LookOf
  /** Styles of tables that put colours behind cells. */
  readonly shadedStyles: ReadonlySet<string>
  /** Of the table or cell; undefined outside of tables. */
  readonly place?: string
  /** Takes note of what is not read, in this place. */
  readonly unread: Notice
  /** The same in another place. */
  readonly unreadIn: (place: string) => Notice
  /** Of the paragraph. */
  readonly style: string
  /** Whether another colour than white is behind the text. */
  readonly isShaded: boolean
  /** Whether all text of the paragraph is raised or lowered: beside nothing, that is but its layout. */
  readonly isAllShifted?: boolean
}

/** The text that Word shows for a paragraph, a run or anything in between; line breaks as `\n`. */
function shownText(element: Element, around: Surroundings): string {
  const children = elementsIn(element)
  return children
    .map((child, index) => (child.name === 'r' ? shownRun(children, index, around) : shown(child, around)))
    .join('')
}

/** A run; those that are raised or lowered alike behind one another are one, which the first of them shows. */
function shownRun(children: readonly Element[], index: number, around: Surroundings): string {
  const shiftOf = (one: Element | undefined) => (one?.name === 'r' ? lookOf(one, around).shift : undefined)
  const run = children[index]
  const shift = shiftOf(run)
  if (!run || shift === undefined) return run ? shown(run, around) : ''
  if (shiftOf(children[index - 1]) === shift) return ''
  const end = children.findIndex((one, at) => at > index && shiftOf(one) !== shift)
  const text = children
    .slice(index, end < 0 ? undefined : end)
    .map((one) =>
      runText(shownText(one, around), { ...lookOf(one, around), shift: undefined }, around.unread),
    )
    .join('')
  return runText(text, { shift }, around.unread)
}

function lookOf(run: Element, { looks, style, isShaded, isAllShifted }: Surroundings): Look {
  const look = looks(run, style, isShaded)
  return isAllShifted ? { ...look, shift: undefined } : look
}

function shown(element: Element, around: Surroundings): string {
  const handler = handlers[element.name]
  return handler ? handler(element, around) : shownText(element, around)
}

const nothing = () => ''
const lineBreak = () => '\n'

/** What is drawn: its text boxes are read, all else is named. */
const drawing = (element: Element, around: Surroundings) => {
  const part = drawnPart(element)
  if (part) around.unread(part.kind, part.says)
  return shownText(element, around)
}

/** What is not shown as its children one after the other: ECMA-376-1, 17.3.3 and 17.13.5. */
const handlers: Readonly<Record<string, (element: Element, around: Surroundings) => string>> = {
  t: ({ children }, around) => {
    const text = children.filter((child) => typeof child === 'string').join('')
    const field = around.found.fields.at(-1)
    if (!field?.inCode) return text
    field.code += text
    return ''
  },
  r: (element, around) => runText(shownText(element, around), lookOf(element, around), around.unread),
  instrText: ({ children }, around) => {
    const field = around.found.fields.at(-1)
    if (field) field.code += children.join('')
    return ''
  },
  fldChar: (element, around) => {
    const { fldCharType: type } = element.attributes
    if (type === 'begin') around.found.fields.push({ code: '', inCode: true })
    const field = around.found.fields.at(-1)
    if (type === 'separate' && field) field.inCode = false
    if (type === 'end' && field) {
      around.found.fields.pop()
      around.found.codes.push(field.code)
      // An equation is its code: Word draws it, and keeps no text of it.
      if (isEquation(field.code)) return equationOfField(field.code, around.unread)
    }
    return controlText(element)
  },
  fldSimple: (element, around) => {
    const { instr = '' } = element.attributes
    around.found.codes.push(instr)
    return isEquation(instr) ? equationOfField(instr, around.unread) : shownText(element, around)
  },
  tab: () => ' ',
  ptab: () => ' ',
  br: lineBreak,
  cr: lineBreak,
  noBreakHyphen: () => '-',
  sym: ({ attributes }) => symbolCharacter(attributes.font, Number.parseInt(attributes.char ?? '', 16)),
  footnoteReference: ({ attributes }, around) => {
    around.found.notes.push({ kind: 'footnote', id: attributes.id ?? '' })
    return ''
  },
  endnoteReference: ({ attributes }, around) => {
    around.found.notes.push({ kind: 'endnote', id: attributes.id ?? '' })
    return ''
  },
  drawing,
  pict: drawing,
  object: drawing,
  oMath: (element, around) => equationText(element, (run) => shown(run, around), around.unread),
  txbxContent: (element, around) => {
    around.found.boxes.push(element)
    return ''
  },
  AlternateContent: (element, around) => {
    const content = childAt(element, 'Choice') ?? childAt(element, 'Fallback')
    return content ? shownText(content, around) : ''
  },
  /** A table inside of what should be text, as a text box of old files may have it. */
  p: (element, around) => `\n${shownText(element, around)}\n`,
  sdt: (element, around) => (showsPrompt(element) ? '' : shownText(element, around)),
  pPr: nothing,
  rPr: nothing,
  sdtPr: nothing,
  tblPr: nothing,
  del: nothing,
  moveFrom: nothing,
  /** Ruby text stands above its base and is no part of the sentence. */
  rt: nothing,
}

/** Whether a content control is not filled in: it shows what its form asks for, such as 单击此处输入文字 (17.5.2.39). */
export function showsPrompt(element: Element): boolean {
  return element.name === 'sdt' && isOn(childAt(element, 'sdtPr', 'showingPlcHdr'))
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
export function styledText(paragraph: Element, around: Surroundings): string {
  const style = valueAt(paragraph, 'pPr', 'pStyle') ?? ''
  const isShaded = around.isShaded || isShade(childAt(paragraph, 'pPr', 'shd'))
  const runs = elementsBelow(paragraph, 'r').filter((run) =>
    elementsIn(run, 't').some(({ children }) => children.join('').trim() !== ''),
  )
  const isAllShifted =
    runs.length > 0 && runs.every((run) => around.looks(run, style, isShaded).shift !== undefined)
  return shownText(paragraph, { ...around, style, isShaded, isAllShifted })
}
