import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5'
import { recordsOf } from '../../../src/content/record.ts'
import { sheetLayout } from '../../../src/documents/documents.ts'
import { gridTable } from '../../../src/form/html.ts'
import { ContentError, type Finding } from '../../../src/model/finding.ts'
import type { Grid } from '../../../src/model/grid.ts'
import { writePdf } from '../../../src/pdf/write-pdf.ts'
import { htmlReport } from '../../../src/report/html-report.ts'
import { textReport } from '../../../src/report/text-report.ts'
import { load, type Published } from '../../../src/review/load.ts'

/** Everything that HTML consists of but text: the names of its elements, and of their attributes. */
export type Markup = Set<string>

/**
 * Reads a publication as `npm run check` and a build do.
 * @param markup what forms and reports may consist of; what unmutated ones do is to be added by `learn`
 * @returns what is wrong with the program: undefined where it prints the forms, or tells a clerk what to mend
 */
export async function judge(
  root: string,
  markup: Markup,
  { sheets }: { sheets: boolean },
): Promise<string | undefined> {
  const result = await attempt(root)
  if (typeof result === 'string') return result
  const { published, findings } = result
  return (
    findings.map(judgeFinding).find((problem) => problem !== undefined) ??
    judgeReports(findings, markup) ??
    (published && judgeForms(published, markup, sheets))
  )
}

/** Adds the markup of the forms and the report of a publication that nobody has touched. */
export async function learn(root: string, markup: Markup) {
  const result = await attempt(root)
  if (typeof result === 'string' || !result.published)
    throw new Error(`a case is not in order: ${JSON.stringify(result)}`)
  for (const html of [
    ...gridsOf(result.published).map((grid) => gridTable(grid)),
    htmlReport(result.findings),
  ])
    for (const name of read(html).markup) markup.add(name)
}

async function attempt(
  root: string,
): Promise<{ published?: Published; findings: readonly Finding[] } | string> {
  try {
    const published = await load(root)
    return { published, findings: published.warnings }
  } catch (error) {
    if (error instanceof ContentError) return { findings: error.findings }
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function judgeFinding({ rule, message, expected = '', fix = '' }: Finding): string | undefined {
  if (!/\p{Script=Han}/u.test(message) || fix === '')
    return `a finding that tells a clerk nothing: ${rule} ${message}`
  const said = `${message}${expected}${fix}`
  return /NaN|undefined|\[object/.test(said) ? `a finding that speaks of the program: ${said}` : undefined
}

function judgeReports(findings: readonly Finding[], markup: Markup): string | undefined {
  const control = /[^\P{Cc}\t\n]|\p{Bidi_Control}/u.exec(textReport(findings))
  if (control) return `a report with a control character: ${JSON.stringify(control[0])}`
  const strange = [...read(htmlReport(findings)).markup].find((name) => !markup.has(name))
  return strange && `a report with markup of its own: ${strange}`
}

function judgeForms(published: Published, markup: Markup, sheets: boolean): string | undefined {
  for (const grid of gridsOf(published)) {
    const { markup: own, text } = read(gridTable(grid))
    const strange = [...own].find((name) => !markup.has(name))
    if (strange) return `a form with markup of its own: ${strange}`
    const cell = grid.rows.flatMap(({ cells }) => cells).find((cell) => !text.includes(bare(cell.text)))
    if (cell) return `a form without the text of a cell: ${cell.text}`
  }
  if (!sheets) return undefined
  for (const record of published.departments.flatMap(recordsOf)) writePdf(sheetLayout(published, record))
  return undefined
}

function gridsOf(published: Published): Grid[] {
  return published.departments.flatMap(recordsOf).map((record) => published.fill(record))
}

/** What HTML shows, without white space, and what it consists of. */
function read(html: string): { markup: Markup; text: string } {
  const markup: Markup = new Set()
  let text = ''
  const visit = (node: DefaultTreeAdapterMap['node']) => {
    if (node.nodeName === '#text' && 'value' in node) text += node.value
    if ('tagName' in node) for (const { name } of node.attrs) markup.add(`${node.tagName} ${name}`)
    markup.add(node.nodeName)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(html.startsWith('<!doctype') ? parse(html) : parseFragment(html))
  return { markup, text: bare(text) }
}

function bare(text: string): string {
  return text.replace(/\s/g, '')
}
