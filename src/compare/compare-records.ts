import { isMapping, type PlainMapping } from '../content/edit/plain.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { noLongerPublic } from '../model/correction.ts'
import { itemName } from '../model/withheld.ts'
import { correctionText, isWithheld } from './correction-text.ts'
import { labelsOf, pairItems } from './pair-items.ts'

/** A difference between two states of a record, as a correction tells it. */
export interface Change {
  /** The path of the field, items of lists by their names: `绩效指标 › 办理法律援助案件数量 › 指标值`. */
  field: string
  /** The same under the item's new name, where that changed too. */
  alias: string
  /** The path that findings give the field: `绩效指标 第1项 › 指标值`. */
  place: string
  /** Absent where it was blank. What is withheld now is not repeated. */
  before?: string
  /** Absent where it is blank now. */
  after?: string
}

type Place = Pick<Change, 'field' | 'alias' | 'place'>

/** The differences between two states of a record, in the order of its fields. Only what is printed counts. */
export function compareRecords(before: PlainMapping, after: PlainMapping): Change[] {
  return compareMappings(before, after, { field: '', alias: '', place: '' })
}

function compareMappings(before: PlainMapping, after: PlainMapping, at: Place): Change[] {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return keys.flatMap((key) => compare(before[key], after[key], below(at, key)))
}

function compare(before: Plain | undefined, after: Plain | undefined, at: Place): Change[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isText(before) || isText(after)) return compareTexts(before ?? [], after ?? [], at)
  if (isList(before) && isList(after)) return compareLists(before, after, at)
  if (isGroup(before ?? after) && isGroup(after ?? before))
    return compareMappings(isMapping(before) ? before : {}, isMapping(after) ? after : {}, at)
  return difference(before, after, at)
}

/** What has fields of its own to compare. */
function isGroup(content: Plain | undefined): content is PlainMapping {
  return isMapping(content) && !isWithheld(content)
}

function isList(content: Plain | undefined): content is Plain[] {
  return Array.isArray(content)
}

/** Lines of a narrative. */
function isText(content: Plain | undefined): boolean {
  return isList(content) && content.every((line) => typeof line === 'string')
}

/** Of two texts, the lines from the first that differs to the last. */
function compareTexts(before: Plain, after: Plain, at: Place): Change[] {
  if (!isList(before) || !isList(after)) return difference(before, after, at)
  const longest = Math.min(before.length, after.length)
  let start = 0
  while (start < longest && before[start] === after[start]) start++
  let end = 0
  while (end < longest - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const middle = (lines: Plain[]) => lines.slice(start, lines.length - end)
  return difference(middle(before), middle(after), at)
}

function difference(before: Plain | undefined, after: Plain | undefined, at: Place): Change[] {
  const [older, newer] = [correctionText(before), correctionText(after)]
  if (older === newer) return []
  const said = isWithheld(after) && !isWithheld(before) ? noLongerPublic : older
  return [
    { ...at, ...(said !== undefined && { before: said }), ...(newer !== undefined && { after: newer }) },
  ]
}

function compareLists(before: Plain[], after: Plain[], at: Place): Change[] {
  const [olderLabels, newerLabels] = [labelsOf(before), labelsOf(after)]
  const pairs = pairItems(before, after)
  const changes = before.flatMap((item, index) => {
    const newer = pairs[index]
    const label = olderLabels[index] ?? ''
    if (newer === undefined) return difference(item, undefined, { ...below(at, label), place: at.place })
    const other = after[newer]
    const newLabel = newerLabels[newer] ?? ''
    // Whether it was or is withheld, only its place is told.
    const shown = isWithheld(item) || isWithheld(other) ? `第${newer + 1}项` : label
    const place = itemName(at.place, newer + 1)
    return compare(item, other, { field: join(at.field, shown), alias: join(at.alias, newLabel), place })
  })
  const added = after.flatMap((item, index) =>
    pairs.includes(index)
      ? []
      : difference(undefined, item, {
          ...below(at, newerLabels[index] ?? ''),
          place: itemName(at.place, index + 1),
        }),
  )
  return [...changes, ...added, ...compareOrder({ before, after, olderLabels, newerLabels, pairs }, at)]
}

interface Lists {
  before: readonly Plain[]
  after: readonly Plain[]
  olderLabels: readonly string[]
  newerLabels: readonly string[]
  pairs: readonly (number | undefined)[]
}

/** Whether items that stayed stand in another order, which a form prints. */
function compareOrder({ before, after, olderLabels, newerLabels, pairs }: Lists, at: Place): Change[] {
  const stayed = pairs.flatMap((newer, older) => {
    const [item, other] = [before[older], newer === undefined ? undefined : after[newer]]
    return newer === undefined || isWithheld(item) || isWithheld(other) ? [] : [{ older, newer }]
  })
  const sorted = stayed.toSorted((a, b) => a.newer - b.newer)
  if (sorted.every((pair, index) => pair === stayed[index])) return []
  const was = stayed.map(({ older }) => olderLabels[older]).join('、')
  const is = sorted.map(({ newer }) => newerLabels[newer]).join('、')
  return [{ ...below(at, '次序'), place: at.place, before: was, after: is }]
}

function below({ field, alias, place }: Place, key: string): Place {
  return { field: join(field, key), alias: join(alias, key), place: join(place, key) }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path} › ${key}`
}
