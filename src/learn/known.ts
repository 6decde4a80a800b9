import type { Purpose } from '../content/kinds/kinds.ts'
import { fieldNames } from '../form/record-texts.ts'
import type { FoundForm, Origin } from '../import/find/found-form.ts'
import { bareLabel } from '../import/find/labels.ts'
import { oneLine, prose } from '../import/find/one-line.ts'
import type { PlacedCell, Row } from '../import/find/rows.ts'
import type { Content, Reason } from './form-draft.ts'
import type { OwnFields } from './own-names.ts'

/** What is known of single cells: what the importer made of them, and the own fields that the others become. */
export interface Known {
  /** Whether the importer took a cell for a label. */
  isLabel(cell: PlacedCell | undefined): boolean
  /** Whether it took a cell for the value of a field. */
  isValue(cell: PlacedCell): boolean
  fieldAt(cell: PlacedCell): string | undefined
  /** Whether a cell holds a label with its value behind it. */
  isInline(cell: PlacedCell): boolean
  inlineAt(cell: PlacedCell): Content | undefined
  /** Takes a cell as the known field that it holds, if it does. */
  take(cell: PlacedCell, labels: readonly string[]): Content | undefined
  /** Makes a cell an own field. */
  bring(cell: PlacedCell, labels: readonly string[]): Content
  bringInline(cell: PlacedCell, label: string, value: string): Content
  ask(question: string): void
  /** The number of a row in the source. */
  rowOf(row: Row): number
}

/** What a person is told of known fields. */
const byName = '程序认识这个名称'
const byPlace = '按所在的行和列'

/** @param rows of the source's table, in order */
export function knownCells(
  form: FoundForm,
  purpose: Purpose,
  own: OwnFields,
  into: { reasons: Reason[]; questions: string[]; ownValues: Map<string, string> },
  rows: readonly Row[],
): Known {
  const names = fieldNames(purpose)
  const single = [...form.origins].filter(([path]) => !/ 第\d+项 › /.test(path))
  const byPlaceOf = new Map(
    single.flatMap(([path, origin]): [string, { field: string; origin: Origin }][] => {
      const field = printedName(path.replaceAll(' › ', '.'), purpose)
      return names.values.includes(field) ? [[origin.place, { field, origin }]] : []
    }),
  )
  const labels = new Set(
    form.runs.flatMap(({ fate, place, text }) => (fate === 'label' ? [`${place} ${text.trim()}`] : [])),
  )
  const taken = new Set<string>()
  const isLabel = (cell: PlacedCell | undefined) =>
    cell !== undefined && labels.has(`${cell.place} ${cell.text}`)
  const fieldAt = ({ place }: PlacedCell) => byPlaceOf.get(place)?.field
  const isInline = (cell: PlacedCell) => {
    const found = byPlaceOf.get(cell.place)
    return (
      found !== undefined &&
      found.origin.text !== '' &&
      found.origin.text.trim() !== cell.text &&
      cell.text.includes(found.origin.text) &&
      !isAmountText(found.origin.text, cell.text)
    )
  }
  return {
    isLabel,
    isValue: (cell) => fieldAt(cell) !== undefined && !isInline(cell),
    fieldAt,
    isInline,
    inlineAt(cell) {
      const month = /^1[—–~-]+(\d{1,2}月)/.exec(cell.text)?.[1]
      if (month && purpose === 'monitor')
        return { kind: '标签', text: cell.text.replace(month, '{监控截止}') }
      const found = byPlaceOf.get(cell.place)
      if (!found || !isInline(cell)) return undefined
      note(cell, cell.text.replace(found.origin.text, '').trim(), found.field, byName)
      return { kind: '标签', text: cell.text.replace(found.origin.text, `{${found.field}}`) }
    },
    take(cell, path) {
      const field = fieldAt(cell)
      if (field === undefined) return undefined
      if (taken.has(field)) {
        into.questions.push(`${cell.place}的“${field}”在表上不止一处，这里也印它，是不是？`)
      }
      taken.add(field)
      const label = path.at(-1) ?? ''
      const isNamed = bareLabel(label) === field || !field.includes('.')
      note(cell, path.map(oneLine).join('｜'), field, isNamed ? byName : byPlace)
      return { kind: '字段', text: field }
    },
    bring(cell, path) {
      const { key, isKnown } = own.add(path, [cell.text], cell.place)
      if (isKnown)
        into.questions.push(
          `${cell.place}在“${path.map(oneLine).join('｜')}”下面，当作自有字段“${key}”；如果它就是程序认识的字段，改成那个字段，是不是？`,
        )
      keep(key, cell.text)
      note(cell, path.map(oneLine).join('｜'), key, `自有字段：${own.fields.at(-1)?.why ?? ''}`)
      return { kind: '字段', text: key }
    },
    bringInline(cell, label, value) {
      const { key } = own.add([label], [value], cell.place)
      keep(key, value)
      note(cell, label, key, `自有字段：${own.fields.at(-1)?.why ?? ''}，填在名称后面`)
      const start = cell.text.slice(0, cell.text.length - value.length)
      return { kind: '标签', text: `${start.trimEnd()}{${key}}` }
    },
    ask(question) {
      into.questions.push(question)
    },
    rowOf: (row) => rows.indexOf(row) + 1,
  }

  function note(cell: PlacedCell, label: string, field: string, why: string) {
    into.reasons.push({ place: cell.place, label, field, why })
  }

  function keep(key: string, text: string) {
    const isLong = own.fields.find((field) => field.key === key)?.kind === '文字'
    into.ownValues.set(key, isLong ? prose(text) : oneLine(text))
  }
}

/** An amount beside a remark is no label. */
function isAmountText(value: string, text: string): boolean {
  return /^[\d.,]+$/.test(value) && !/[:：]/.test(text.replace(value, ''))
}

/** What forms of a purpose call a field that the importer found. */
function printedName(field: string, purpose: Purpose): string {
  if (purpose === 'overall' && field === '绩效目标') return '年度总体目标'
  return field
}
