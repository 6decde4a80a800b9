import type { PlainMapping } from '../content/edit/plain.ts'
import { correctionsKind } from '../content/kinds/corrections.ts'
import { toYaml } from '../content/schema/write-record.ts'
import type { Finding } from '../model/finding.ts'
import type { PartChange } from './compare-states.ts'

/** The lists of corrections.yaml. */
export type List = '更正' | '撤下' | '改编号' | '相近'

/** A change of what was published that no correction tells of, or a correction that tells of no change. */
export interface Unexplained {
  finding: Finding
  /** The entry that is missing, where one is. */
  missing?: Missing
}

/** What is missing in a corrections.yaml: an entry whose reason only a person knows. */
export interface Missing {
  /** `content/315002/2020/corrections.yaml`. */
  file: string
  list: List
  entry: PlainMapping
}

export function missingCorrection(folder: string, change: PartChange, date: string): Missing {
  const { now, field, before, after } = change
  return missing(folder, '更正', {
    日期: date,
    文件: now,
    字段: field,
    ...(before !== undefined && { 原文: before }),
    ...(after !== undefined && { 改为: after }),
    理由: '',
  })
}

export function missingWithdrawal(folder: string, stem: string, name: string, date: string): Missing {
  return missing(folder, '撤下', { 日期: date, 文件: stem, 名称: name, 理由: '' })
}

export function missingRenaming(folder: string, from: string, to: string, date: string): Missing {
  return missing(folder, '改编号', { 日期: date, 旧编号: from, 新编号: to, 理由: '' })
}

export function missingResemblance(folder: string, stem: string, like: string, date: string): Missing {
  return missing(folder, '相近', { 日期: date, 文件: stem, 原编号: like, 理由: '' })
}

function missing(folder: string, list: List, entry: PlainMapping): Missing {
  return { file: `${folder}/${correctionsKind.id}.yaml`, list, entry }
}

/** The lines of an entry, as they stand below its list's key. */
export function entryLines({ list, entry }: Missing): string[] {
  return toYaml({ [list]: [entry] })
    .trimEnd()
    .split('\n')
    .slice(1)
}

/** How to add what is missing. */
export function adding(missing: Missing): string {
  const lines = entryLines(missing).join('\n')
  return `在 ${missing.file} 的“${missing.list}:”下面加上这几行，写明理由（没有这个文件就新建，第一行写“${missing.list}:”；运行 npm run changes -- --write 就自动加上）：\n${lines}`
}

/**
 * Adds entries at the ends of their lists, in the style of those that are there. What stands in the file is not touched.
 * @param text the file as it is, empty where there is none
 */
export function appendEntries(text: string, entries: readonly Missing[]): string {
  let lines = text.trim() === '' ? [] : text.trimEnd().split('\n')
  for (const [list, added] of Map.groupBy(entries, (entry) => entry.list))
    lines = appendTo(lines, list, added.flatMap(entryLines))
  return `${lines.join('\n')}\n`
}

function appendTo(lines: readonly string[], list: List, added: readonly string[]): string[] {
  const key = lines.findIndex((line) => new RegExp(`^${list}:\\s*(#.*)?$`).test(line))
  if (key < 0) return [...lines, `${list}:`, ...added]
  const next = lines.findIndex((line, index) => index > key && /^[^\s#-]/.test(line))
  const end = next < 0 ? lines.length : next
  const first = lines.slice(key, end).find((line) => /^ *- /.test(line))
  const indent = ' '.repeat(first?.indexOf('-') ?? 2)
  return lines.toSpliced(end, 0, ...added.map((line) => (line === '' ? '' : indent + line.slice(2))))
}
