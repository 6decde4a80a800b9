import { toHalfWidth } from '../../model/text.ts'
import type { SourceDocument, SourceParagraph } from '../source.ts'
import type { Run } from './account.ts'
import { gatherBracketed } from './bracketed.ts'
import { dropEmpty } from './empty-forms.ts'
import { isFormHeading, isSheetName } from './form-heading.ts'
import { type FoundForm, isBlankForm, newForm } from './found-form.ts'
import { isNote, moneyUnitIn, type Settled } from './labels.ts'
import { markContents } from './mark-contents.ts'
import { refuseTwins, settlePurpose } from './purpose.ts'
import { readTable } from './read-table.ts'
import type { Reading } from './reading.ts'
import type { FoundSection, Recognised } from './recognised.ts'
import { joinReprinted } from './reprinted.ts'
import { fillFromRunning, markPageNumbers } from './running-heads.ts'
import { takeApart } from './running-text.ts'
import { settleUnits } from './set-field.ts'
import { gatherSpaced } from './spaced.ts'
import { gatherStreams } from './stream-blocks.ts'
import {
  continuedTitle,
  formTitle,
  partTitle,
  sectionTitle,
  spokenUnitLine,
  titleYear,
} from './title-patterns.ts'
import { captionsOf, noteCaptions, settleCaptions } from './unit-line.ts'

/** What our own booklets say on the cover beside the department. */
const coverLine = /^校验码：[0-9a-f]{32}$/

/**
 * Finds forms and narrative in a document, by their labels.
 * @param meanings what single cells are, by a form that is known
 */
export function recognise(
  document: SourceDocument,
  settled: Settled = new Map(),
  meanings?: Reading['meanings'],
): Recognised {
  const found: Recognised = { forms: [], narrative: [], runs: [] }
  const reading: Reading = { forms: found.forms, settled, runs: found.runs, ...(meanings && { meanings }) }
  let section: FoundSection | undefined
  const lines = gatherBracketed(markPageNumbers(document.blocks))
  const blocks = gatherSpaced(gatherStreams(lines, settled), settled).flatMap((block) =>
    block.kind === 'table' ? takeApart(block, settled) : [block],
  )
  for (const block of markContents(blocks)) {
    if (block.kind === 'paragraph') {
      if (block.isSheetName) section = undefined
      const next = readParagraph(block, found, section, reading.form)
      section = next.section
      if (next.form) reading.form = next.form
    } else {
      section = undefined
      readTable(block, reading)
    }
  }
  dropEmpty(found)
  settleCaptions(found.forms)
  found.forms = joinReprinted(found.forms)
  fillFromRunning(blocks, found)
  for (const form of found.forms) {
    settleUnits(form)
    settlePurpose(form)
    refuseTwins(form)
  }
  const names = new Set(found.forms.map(({ unitName }) => unitName))
  // A cover names the department, which the forms name too.
  const isCover = (text: string) => coverLine.test(text) || names.has(text.replace(/编制$/, ''))
  const sheets = new Set(blocks.flatMap((block) => ('isSheetName' in block ? block.place : [])))
  found.runs = found.runs.map((run) => {
    const text = run.text.trim()
    const isHeading = sheets.has(run.place)
      ? isSheetName(text, found.forms)
      : isFormHeading(text, found.forms)
    const repeats = isCover(text) || isHeading
    return run.fate === 'unknown' && repeats ? { ...run, fate: 'label' } : run
  })
  return found
}

function readParagraph(
  { text, place, layout }: SourceParagraph,
  found: Recognised,
  section: FoundSection | undefined,
  before: FoundForm | undefined,
): { section?: FoundSection; form?: FoundForm } {
  const keepsOn = section && { section }
  const add = (fate: Run['fate']) => found.runs.push({ text, place, fate })
  const said = text.trim()
  if (layout) {
    add('layout')
    return { ...keepsOn }
  }
  const close = toHalfWidth(said).replace(/\s/g, '')
  if (continuedTitle.test(said) || (before && isNote(said))) {
    add('label')
    return { ...keepsOn }
  }
  const year = titleYear(said)
  const title = formTitle.exec(close)
  if (title && said.length < 120) {
    const form = newForm(place)
    if (year) form.year = year
    if (title[1]) form.order = Number(title[1])
    if (/整体.*绩效目标/.test(said)) form.purpose = 'overall'
    const unit = moneyUnitIn(said)
    if (unit) form.moneyUnit = unit
    form.runs.push({ text, place, fate: 'label' })
    found.forms.push(form)
    return { form }
  }
  const line = spokenUnitLine.exec(said)
  if (line) {
    const form = before && isBlankForm(before) ? before : newForm(place)
    if (form !== before) found.forms.push(form)
    const [, unit, unitName] = line
    if (unit && unitName) Object.assign(form, { unit, unitName: unitName.trim() })
    form.moneyUnit = moneyUnitIn(said)
    form.runs.push({ text, place, fate: unit ? 'content' : 'label' })
    return { form }
  }
  const captions = captionsOf(text)
  if (captions && ((before && isBlankForm(before)) || captions.moneyUnit)) {
    const form = before && isBlankForm(before) ? before : newForm(place)
    if (form !== before) found.forms.push(form)
    noteCaptions(captions, place, form)
    return { form }
  }
  found.year ??= year
  const [, name] = sectionTitle.exec(said) ?? []
  if (name) {
    const next = { title: name, paragraphs: [] }
    found.narrative.push(next)
    add('label')
    return { section: next }
  }
  if (partTitle.test(said) || year) {
    add('label')
    return {}
  }
  if (isLooseForm(said, found)) return { form: refuseLoose({ text, place }, found) }
  if (section) {
    section.paragraphs.push(said)
    add('content')
    return { section }
  }
  add('unknown')
  return {}
}

const columnWords = [/一级指标/, /二级指标/, /三级指标|指标名称|指标内容/, /指标值|目标值/]

/** The columns of an indicator table in running text: its cells were run together, or stand in one long column. */
function isLooseForm(text: string, { runs }: Recognised): boolean {
  const before = runs.slice(-3).flatMap((run) => (run.text.length < 12 ? [run.text] : []))
  const words = text.length < 12 ? [...before, text].join(' ') : text
  return (
    columnWords.filter((word) => word.test(words)).length >= 3 && columnWords.some((word) => word.test(text))
  )
}

function refuseLoose(run: { text: string; place: string }, found: Recognised): FoundForm {
  const form = newForm(run.place)
  form.runs.push({ ...run, fate: 'unknown' })
  form.refusals.push({
    place: run.place,
    message: '表格的各格连在一起，或一格一行没有行的界线，分不清哪一格属于哪一栏',
    fix: '换用原来的 Word、Excel 或网页文件，或从那里重新复制表格',
  })
  found.forms.push(form)
  return form
}
