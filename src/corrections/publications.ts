import { type Part, partsOf } from '../compare/parts.ts'
import type { FileKind } from '../content/kinds/file-kind.ts'
import { splitStem } from '../content/kinds/kinds.ts'
import type { Department } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import type { Event } from './event.ts'
import type { Item } from './follow.ts'
import { isYearsRecord, pageOf } from './item-addresses.ts'

/** What is told together: the targets of a year, all self-evaluations, all monitoring tables. */
const targets = { id: 'targets', title: '预算绩效目标' }
type Together = Pick<FileKind, 'id' | 'title'>

/**
 * What a department has published in a year: what came on one day is one event.
 * @param fewer whether something of that year was withdrawn since, so that what is there is not all that came
 */
export function publications(
  department: Department,
  firstPublished: (item: Item) => string | undefined,
  fewer: boolean,
): Event[] {
  const { unit, year } = department
  const dated = partsOf(department).flatMap((part) => {
    const date = firstPublished({ unit, year, stem: part.stem }) ?? saidDate(department, part)
    return date === undefined ? [] : [{ part, date, kind: kindOf(part) }]
  })
  const groups = Map.groupBy(dated, ({ kind, date }) => `${kind.id}/${date.slice(0, 10)}`)
  return [...groups].flatMap(([key, group]): Event[] => {
    const [first] = group.toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const parts = group.map(({ part }) => part)
    return first ? [publication(department, first, parts, fewer, `${unit}/${year}/公开/${key}`)] : []
  })
}

function publication(
  { unit, year, name }: Department,
  { date, kind }: { date: string; kind: Together },
  parts: readonly Part[],
  fewer: boolean,
  key: string,
): Event {
  const projects = parts.filter(({ stem }) => stem !== departmentText && !isYearsRecord(stem))
  const whole = parts.length > projects.length
  const [only] = parts.length === 1 ? parts : []
  const what = kind === targets && !whole ? ` ${projects.length} 个新的项目` : kind.title
  const stem = only?.stem ?? departmentText
  return {
    kind: '公开',
    unit,
    year,
    date,
    title: `${name} ${year} 年：公开${what}`,
    lines: whole
      ? [`${fewer ? '现有 ' : ''}${projects.length} 个项目`]
      : [projects.map(({ title }) => title).join('、')],
    to: pageOf({ unit, year, stem }),
    author: name,
    key,
  }
}

function kindOf({ stem }: Part): Together {
  return splitStem(stem).about ?? targets
}

/** The date that content gives: its own, or of targets that of the whole year. */
function saidDate(department: Department, part: Part): string | undefined {
  return part.published ?? (kindOf(part) === targets ? department.published : undefined)
}
