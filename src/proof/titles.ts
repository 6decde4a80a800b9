import { fileName } from '../content/kinds/kinds.ts'
import { type Department, recordsOf } from '../content/record.ts'
import { pageOf, pdfOf } from '../corrections/addresses.ts'
import type { Superseded } from '../corrections/old-address.ts'
import { dataPage, dictionaryPage, scopeFolder } from '../data/addresses.ts'
import {
  type Address,
  about,
  atomFeed,
  booklet,
  changesPage,
  departmentPage,
  home,
  jsonFeed,
  proofIn,
  sheet,
  sitemap,
  throughYearsPage,
  unitPage,
  verify,
  yearPage,
} from '../model/address.ts'

/** What the documents of a department's year are called, in the order of its text. */
export function departmentTitles(department: Department): Map<Address, string> {
  const { unit, year } = department
  const titles = new Map<Address, string>([
    [departmentPage(unit, year), '部门绩效目标（网页）'],
    [booklet(unit, year), '部门预算绩效文本（PDF）'],
    [proofIn(departmentPage(unit, year)).manifest, '这一年全部文件的清单'],
  ])
  for (const { kind, project } of recordsOf(department)) {
    const of = fileName(kind, project?.id)
    const title = project?.name ?? kind.title
    if (kind.owner === 'year') titles.set(pageOf({ unit, year, of }), `${title}（网页）`)
    titles.set(sheet(unit, year, of), `${title}（${kind.owner === 'year' ? '单表' : kind.name}）`)
  }
  for (const { id, name } of department.projects)
    titles.set(throughYearsPage(unit, id), `${name}（历年，网页）`)
  return titles
}

/** What stands at old addresses: of what was withdrawn, and of what has another code now. */
export function supersededTitles(superseded: readonly Superseded[]): Map<Address, string> {
  const titles = new Map<Address, string>()
  for (const { item, name, now } of superseded) {
    const what = now?.part ? '旧网址的说明' : '已撤下的说明'
    const page = pageOf(item)
    if (!titles.has(page)) titles.set(page, `${name}（${what}，网页）`)
    titles.set(pdfOf(item), `${name}（${what}，PDF）`)
  }
  return titles
}

/** What the documents are called that belong to no department's year alone. */
export function siteTitles(
  departments: readonly Department[],
  superseded: readonly Superseded[],
): Map<Address, string> {
  const titles = new Map<Address, string>([
    [home, '首页'],
    [about, '名词解释'],
    [sitemap, '站点地图'],
    [changesPage, '公开和更正（网页）'],
    [atomFeed, '公开和更正（Atom 订阅）'],
    [jsonFeed, '公开和更正（JSON 订阅）'],
    [verify, '核验文件'],
    [dataPage, '开放数据'],
    [dictionaryPage, '数据词典'],
  ])
  for (const { year } of departments) {
    titles.set(yearPage(year), `${year} 年`)
    titles.set(scopeFolder({ year }), `${year} 年的开放数据`)
  }
  for (const { unit, name } of departments) titles.set(unitPage(unit), name)
  for (const { item } of superseded) {
    const [unit, year] = [unitPage(item.unit), yearPage(item.year)]
    if (!titles.has(year)) titles.set(year, `${item.year} 年（不再公开）`)
    if (!titles.has(unit)) titles.set(unit, `单位 ${item.unit}（不再公开）`)
  }
  return new Map([...titles, ...supersededTitles(superseded)])
}
