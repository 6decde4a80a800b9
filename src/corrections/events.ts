import type { Correction, Department, Renaming, Withdrawal } from '../content/record.ts'
import { changesPage } from '../model/address.ts'
import type { SiteChange } from '../model/site-change.ts'
import { type Event, moment } from './event.ts'
import { type Item, itemKey, type Stated, type Trail } from './follow.ts'
import { codeOf, pageOf } from './item-addresses.ts'
import { publications } from './publications.ts'

/** That an administrator made something vanish: when and why, and never what. */
export interface Redaction {
  date: string
  reason: string
}

interface Happened {
  departments: readonly Department[]
  corrected: readonly Stated<Correction>[]
  /** Of projects that are like one that was withdrawn, told as corrections. */
  likenedTo: readonly Stated<Correction>[]
  withdrawn: readonly Stated<Withdrawal>[]
  renamed: readonly Stated<Renaming>[]
  redactions: readonly Redaction[]
  siteChanges: readonly SiteChange[]
  firstPublished(item: Item): string | undefined
}

/** Everything that happened, newest first. */
export function eventsOf({
  departments,
  corrected,
  likenedTo,
  withdrawn,
  renamed,
  redactions,
  siteChanges,
  firstPublished,
}: Happened): Event[] {
  const names = new Map(departments.map(({ unit, name }) => [unit, name]))
  const whose: Whose = (now) => ownerOf(now, now.department?.name ?? names.get(now.unit))
  return [
    ...departments.flatMap((department) =>
      publications(department, firstPublished, withdrawn.some(isOf(department))),
    ),
    ...corrected.map((one) => correctionEvent(one, whose)),
    ...likenedTo.map((one) => resemblanceEvent(one, whose)),
    ...withdrawn.map((one) => withdrawalEvent(one, whose)),
    ...renamed.map((one) => renamingEvent(one, whose)),
    ...redactions.map(redactionEvent),
    ...siteChanges.map(siteEvent),
  ].toSorted((a, b) => Date.parse(moment(b.date)) - Date.parse(moment(a.date)) || (a.key < b.key ? -1 : 1))
}

function isOf({ unit, year }: Department): (told: Stated<unknown>) => boolean {
  return ({ item }) => item.unit === unit && item.year === year
}

/** Whose something is, to begin a title with. */
type Whose = (now: Trail) => string

function correctionEvent({ said, item, now, index }: Stated<Correction>, whose: Whose): Event {
  const { date, field, before, after, reason, by, basis } = said
  const lines = [
    `原文：${before ?? '（空白）'}`,
    `改为：${after ?? '（空白）'}`,
    `理由：${reason}`,
    ...(by ? [`经办：${by}`] : []),
    ...(basis ? [`依据：${basis}`] : []),
  ]
  const title = `${whose(now)}${now.part?.title ?? now.withdrawal?.name ?? item.stem}：更正“${field}”`
  return { ...eventOf('更正', { item, now, index }), date, title, lines }
}

/** What a page's list of corrections calls it that a project is like one that was withdrawn. */
export const likenedField = '和撤下的项目相近'

function resemblanceEvent({ said, item, now, index }: Stated<Correction>, whose: Whose): Event {
  const { date, before, after, reason } = said
  return {
    ...eventOf('相近', { item, now, index }),
    date,
    title: `${whose(now)}${after}：和撤下的项目相近`,
    lines: [`撤下的：${before}`, `理由：${reason}`],
  }
}

function withdrawalEvent({ said, item, now, index }: Stated<Withdrawal>, whose: Whose): Event {
  const { date, name, reason } = said
  return {
    ...eventOf('撤下', { item, now, index }),
    date,
    title: `${whose(now)}${name}：撤下`,
    lines: [`理由：${reason}`],
  }
}

function renamingEvent({ said, item, now, index }: Stated<Renaming>, whose: Whose): Event {
  const { date, from, to, reason } = said
  const name = now.part?.title ?? now.withdrawal?.name ?? from
  const title = `${whose(now)}${name}：编号由 ${from} 改为 ${to}`
  // The old address says where it is now.
  return {
    ...eventOf('改编号', { item, now, index }),
    to: pageOf(item),
    date,
    title,
    lines: [`理由：${reason}`],
  }
}

/** A project's name is that of others, too: whose it is, and of which year. What is a unit's own is called so already. */
function ownerOf(now: Trail, name = `单位 ${now.unit}`): string {
  if (codeOf(now) === undefined) return ''
  return `${name} ${now.year} 年，`
}

function redactionEvent({ date, reason }: Redaction): Event {
  const title = '遮盖了误公开的内容'
  const lines = [`理由：${reason}`]
  return { kind: '遮盖', date, title, lines, unit: '', year: 0, to: changesPage, key: `遮盖/${date}` }
}

function siteEvent({ date, field, before, after }: SiteChange): Event {
  const lines = [`原来：${before}`, `现在：${after}`]
  const key = `网站/${field}/${date}`
  return { kind: '网站', date, title: `本网站的${field}改了`, lines, unit: '', year: 0, to: changesPage, key }
}

function eventOf(kind: Event['kind'], { item, now, index }: Omit<Stated<unknown>, 'said'>) {
  const author = now.department?.name
  const key = `${itemKey({ ...item, stem: kind })}/${index}`
  return {
    kind,
    unit: now.unit,
    year: now.year,
    to: pageOf(now),
    key,
    ...(author !== undefined && { author }),
  }
}
