import { partsOf } from '../compare/parts.ts'
import { projectsKinds, stemOf, yearsKinds } from '../content/kinds/kinds.ts'
import type { Corrections, Department } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import { type Item, itemKey, type Trail } from './follow.ts'
import { codeOf, isYearsRecord } from './item-addresses.ts'

/** Something that had an address of its own and is not published there any longer. */
export interface Superseded {
  item: Item
  /** What it was called. */
  name: string
  date: string
  reason: string
  /** Where it is now; absent where it was withdrawn. */
  now?: Trail
}

/**
 * Everything that was withdrawn or renamed, and is not published under its old name again. A project takes its self-evaluation
 * and monitoring table with it, a year its overall targets.
 * @param wasPublished whether the history tells that there was such a content file
 */
export function supersededItems(
  corrections: readonly Corrections[],
  departments: readonly Department[],
  follow: (item: Item) => Trail,
  wasPublished: (item: Item) => boolean,
): Superseded[] {
  const superseded = new Map<string, Superseded>()
  const add = (one: Superseded) => superseded.set(itemKey(one.item), one)
  for (const { unit, year, withdrawals, renamings } of corrections) {
    const item = (stem: string) => ({ unit, year, stem })
    for (const { stem, name, date, reason } of withdrawals) add({ item: item(stem), name, date, reason })
    for (const { from, to, date, reason } of renamings) {
      const names = from === unit ? namesIn(to, year, corrections, departments) : [from]
      for (const stem of names) {
        const now = follow(item(stem))
        add({ item: item(stem), name: now.part?.title ?? now.withdrawal?.name ?? stem, date, reason, now })
      }
    }
  }
  for (const one of [...superseded.values()])
    for (const [stem, what] of takenAlong(one.item.stem)) {
      const item = { ...one.item, stem }
      if (superseded.has(itemKey(item)) || !(follow(item).part || wasPublished(item))) continue
      add({ ...one, item, name: `${one.name}（${what}）` })
    }
  // What is published again under its old name has its page back.
  return [...superseded.values()].filter(({ item }) => {
    const { part, ...now } = follow(item)
    return part === undefined || itemKey(now) !== itemKey(item)
  })
}

/** What goes with something without a word of its own, and what it is. */
function takenAlong(stem: string): [stem: string, what: string][] {
  if (stem === departmentText)
    return yearsKinds.filter((kind) => 'print' in kind).map(({ id, title }) => [id, title])
  if (isYearsRecord(stem) || stem.includes('.')) return []
  return projectsKinds.map((kind) => [stemOf(kind, stem), kind.title])
}

/** Everything that a unit's year has or had. */
function namesIn(
  unit: string,
  year: number,
  corrections: readonly Corrections[],
  departments: readonly Department[],
): string[] {
  const isThat = (one: { unit: string; year: number }) => one.unit === unit && one.year === year
  const department = departments.find(isThat)
  const said = corrections.find(isThat)
  const names = [
    departmentText,
    ...(department ? partsOf(department).map(({ stem }) => stem) : []),
    ...(said?.withdrawals.map(({ stem }) => stem) ?? []),
    ...(said?.renamings.map(({ from }) => from).filter((from) => from !== unit) ?? []),
  ]
  return [...new Set(names)]
}

/** What of a unit's year had a page of its own below it. */
export function supersededIn(
  superseded: readonly Superseded[],
  { unit, year }: Pick<Department, 'unit' | 'year'>,
): Superseded[] {
  return superseded.filter(
    ({ item }) =>
      item.unit === unit && item.year === year && item.stem !== departmentText && !item.stem.includes('.'),
  )
}

/** How a list calls it: with a project's code, which tells it from others of its name; the name of another file says nothing. */
export function supersededName({ item, name, date }: Superseded): string {
  return `${name}（${[...(codeOf(item) === item.stem ? [item.stem] : []), date.slice(0, 10)].join('，')}）`
}

/** What the old address of something says. */
export function supersededText({ item, date, reason, now }: Superseded) {
  if (!now?.part)
    return {
      headline: `${(now?.withdrawal?.date ?? date).slice(0, 10)} 撤下`,
      detail: '这里公开过的内容，不再公开',
      reason: now?.withdrawal?.reason ?? reason,
    }
  const [whose, code] = now.unit === item.unit ? ['项目', codeOf(now)] : ['单位', now.unit]
  return { headline: `${date.slice(0, 10)} 改了编号`, detail: `${whose}的新编号是 ${code}`, reason }
}

/** What the old address was of: `临西县司法局（315002），2021 年，编号 315-0404-JBN-9C18`, or `单位 315002，2021 年…`. */
export function supersededFrom({ item }: Superseded, departments: readonly Department[]): string {
  const code = codeOf(item)
  const name = departments.find(({ unit }) => unit === item.unit)?.name
  const unit = name === undefined ? `单位 ${item.unit}` : `${name}（${item.unit}）`
  return `${unit}，${item.year} 年${code === undefined ? '' : `，编号 ${code}`}`
}

/** How the page at an old address is called, unlike the one that the name belongs to. */
export function supersededTitle({ name, now }: Superseded): string {
  return `${name}（${now?.part ? '旧网址' : '已撤下'}）`
}
