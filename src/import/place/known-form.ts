import type { FormTemplate, TemplateCell, TemplateRow } from '../../content/kinds/template.ts'
import { layOut } from '../../form/lay-out.ts'
import { fieldNames } from '../../form/record-texts.ts'
import { toHalfWidth } from '../../model/text.ts'
import { columnNames } from '../find/label-words.ts'
import { columnOf, fieldOf } from '../find/labels.ts'
import type { CellMeaning } from '../find/reading.ts'
import { type PlacedCell, type Row, rowsOf } from '../find/rows.ts'
import type { SourceDocument } from '../source.ts'

/*
 * A document in a form that is known is read by that form, too: a row that has the form's labels where the form has them has
 * its values where the form has its fields, whatever they are called.
 */

/** What the cells of a document are, by their places, as far as rows of a form are found in it. */
export function meaningsBy(template: FormTemplate, { blocks }: SourceDocument): Map<string, CellMeaning> {
  const found = new Map<string, CellMeaning>()
  for (const block of blocks) {
    if (block.kind !== 'table' || block.isLoose || block.isStream) continue
    for (const [place, meaning] of meaningsIn(rowsOf(block, true), template.rows)) found.set(place, meaning)
  }
  return found
}

function meaningsIn(rows: readonly Row[], form: readonly TemplateRow[]): [string, CellMeaning][] {
  const own = rows.map(({ cells }) => cells.filter(({ above }) => above === undefined))
  const found: [string, CellMeaning][] = []
  let next = 0
  let isAfterRow = false
  for (const { each, cells } of form) {
    if (each) {
      isAfterRow = false
      continue
    }
    const hasLabel = cells.some(({ label }) => label !== undefined)
    const from = own.slice(next, hasLabel ? undefined : next + 1)
    const at: number = hasLabel || isAfterRow ? from.findIndex((row) => fits(row, cells)) : -1
    isAfterRow = at >= 0
    if (at < 0) continue
    found.push(...(own[next + at] ?? []).flatMap((cell, index) => meaningOf(cell, cells[index])))
    next += at + 1
  }
  return found
}

/** Whether a row has a form's cells: its labels, and blank ones where the form has none. */
function fits(row: readonly PlacedCell[], cells: readonly TemplateCell[]): boolean {
  return (
    row.length === cells.length &&
    cells.every(({ label, text, blank }, index) => {
      const said = row[index]?.text ?? ''
      if (blank) return said === ''
      if (text !== undefined) return squeeze(said) === squeeze(text)
      return label === undefined || patternOf(label).test(squeeze(said))
    })
  )
}

function squeeze(text: string): string {
  return toHalfWidth(text).replace(/\s/g, '')
}

/** A label as a pattern, whose fields hold anything. */
function patternOf(label: string): RegExp {
  const parts = squeeze(label).split(/\{[^}]*\}/)
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.*)')}$`)
}

function meaningOf({ place, text }: PlacedCell, cell: TemplateCell | undefined): [string, CellMeaning][] {
  if (!cell || cell.blank) return []
  if (cell.field !== undefined) return [[place, { field: cell.field, text }]]
  const [field, ...others] = [...(cell.label ?? '').matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  if (field === undefined || others.length > 0) return [[place, { label: text }]]
  const [start = '', end = ''] = (cell.label ?? '').split(`{${field}}`)
  const from = lengthOf(text, squeeze(start).length)
  const value = text.slice(from, lengthOf(text, squeeze(text).length - squeeze(end).length)).trim()
  return [[place, { label: text.replace(value, ''), field, text: value }]]
}

/** How much of a text holds so many characters that are no white space. */
function lengthOf(text: string, count: number): number {
  let at = 0
  for (let left = count; at < text.length && left > 0; at++) if (!/\s/.test(text[at] ?? '')) left--
  return at
}

/** What a form's columns of items mean, by their titles, beyond those that are known by their names. */
export function columnsBy(template: FormTemplate): Map<string, string> {
  const { lists } = fieldNames(template.purpose, template.own)
  const blank = Object.fromEntries(
    Object.entries(lists).map(([list, names]) => [
      list,
      [Object.fromEntries(names.map((name) => [name, '']))],
    ]),
  )
  const { rows } = layOut(template, { values: {}, lists: blank })
  return new Map(
    rows
      .flatMap(({ cells }) => cells)
      .flatMap(({ source = '', headers }): [string, string][] => {
        const [, list = '', field = ''] = /^([^.]+)\.\d+\.(.+)$/.exec(source) ?? []
        const title = headers.at(-1)?.text.replace(/\s/g, '') ?? ''
        if (title === '' || columnOf(title, new Map()) !== undefined) return []
        const isOwn = template.own.some((own) => own.list === list && own.key === field)
        if (isOwn) return [[title, `${list}.${field}`]]
        return columnNames.has(field) ? [[title, field]] : []
      }),
  )
}

/** The labels that are the names of fields that only this form has, wherever in the form they stand. */
export function ownLabelsOf({ own }: FormTemplate): Map<string, string> {
  const isOpen = (key: string) =>
    [fieldOf, columnOf].every((meaning) => meaning(key, new Map()) === undefined)
  return new Map(own.flatMap(({ list, key }) => (list === undefined && isOpen(key) ? [[key, key]] : [])))
}
