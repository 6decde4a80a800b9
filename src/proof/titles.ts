import { stemOf } from '../content/kinds/kinds.ts'
import { type Department, recordsOf } from '../content/record.ts'
import { pageOf, pdfOf } from '../corrections/item-addresses.ts'
import type { Superseded } from '../corrections/old-address.ts'
import { dataPage, dictionaryPage, scopeFolder } from '../data/data-addresses.ts'
import {
  type Address,
  about,
  alikePage,
  atomFeed,
  booklet,
  briefPage,
  briefSheet,
  changesPage,
  correctionsFeed,
  departmentPage,
  embedPage,
  home,
  indicatorsPage,
  jsonFeed,
  proofIn,
  sheet,
  sitemap,
  statusPage,
  throughYearsPage,
  unitFeed,
  unitPage,
  verify,
  yearChanges,
  yearPage,
} from '../model/address.ts'

/** What the documents of a department's year are called, in the order of its text. */
export function departmentTitles(department: Department): Map<Address, string> {
  const { unit, year } = department
  const titles = new Map<Address, string>([
    [departmentPage(unit, year), '部门绩效目标（网页）'],
    [booklet(unit, year), '部门预算绩效文本（PDF）'],
    [briefPage(unit, year), '简报（网页）'],
    [briefSheet(unit, year), '简报（PDF）'],
    [proofIn(departmentPage(unit, year)).manifest, '这一年全部文件的清单'],
  ])
  for (const { kind, project } of recordsOf(department)) {
    const stem = stemOf(kind, project?.id)
    const title = project?.name ?? kind.title
    if (kind.owner === 'year') titles.set(pageOf({ unit, year, stem }), `${title}（网页）`)
    titles.set(sheet(unit, year, stem), `${title}（${kind.owner === 'year' ? '单表' : kind.name}）`)
  }
  for (const { id, name } of department.projects) {
    titles.set(throughYearsPage(unit, id), `${name}（历年，网页）`)
    titles.set(embedPage(unit, year, id), `${name}（供其他网站嵌入）`)
  }
  // The same documents in the format of archives.
  const twins = [...titles].flatMap(([address, title]): [Address, string][] =>
    address.endsWith('.pdf') ? [[`/${address.slice(1, -4)}.ofd`, ofdTitle(title)]] : [],
  )
  return new Map([...titles, ...twins])
}

/** `法律援助（单表，OFD）`, `部门预算绩效文本（OFD）` */
function ofdTitle(title: string): string {
  return title.includes('（PDF）') ? title.replace('（PDF）', '（OFD）') : title.replace(/）$/, '，OFD）')
}

/** What stands at old addresses: of what was withdrawn, and of what has another code now. */
export function supersededTitles(superseded: readonly Superseded[]): Map<Address, string> {
  const titles = new Map<Address, string>()
  for (const { item, name, now } of superseded) {
    const what = now?.part ? '旧网址的说明' : '已撤下的说明'
    const page = pageOf(item)
    if (!titles.has(page)) titles.set(page, `${name}（${what}，网页）`)
    titles.set(pdfOf(item), `${name}（${what}，PDF）`)
    titles.set(embedPage(item.unit, item.year, item.stem), `${name}（${what}，供其他网站嵌入）`)
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
    [correctionsFeed, '更正（Atom 订阅）'],
    [statusPage, '公开情况'],
    [indicatorsPage, '几个单位都有的指标'],
    ['/search/', '查找'],
    ['/sitemap.xml', '全部网页的地址（供搜索引擎）'],
    ['/sitemap/county.xml', '全县网页的地址（供搜索引擎）'],
    ['/robots.txt', '给搜索引擎的说明'],
  ])
  for (const { year } of departments) {
    titles.set(yearPage(year), `${year} 年预算绩效目标`)
    titles.set(yearChanges(year), `${year} 年承诺的变化`)
    titles.set(alikePage(year), `${year} 年指标相同的项目`)
    titles.set(scopeFolder({ year }), `${year} 年的开放数据`)
  }
  for (const { unit, name } of departments) {
    titles.set(unitPage(unit), name)
    titles.set(unitFeed(unit), `${name}：公开和更正（Atom 订阅）`)
    titles.set(`/sitemap/${unit}.xml`, `${name}：网页的地址（供搜索引擎）`)
  }
  for (const { item } of superseded) {
    const [unit, year] = [unitPage(item.unit), yearPage(item.year)]
    if (!titles.has(year)) titles.set(year, `${item.year} 年（不再公开）`)
    if (titles.has(unit)) continue
    titles.set(unit, `单位 ${item.unit}（不再公开）`)
    titles.set(unitFeed(item.unit), `单位 ${item.unit}：公开和更正（Atom 订阅）`)
  }
  return new Map([...titles, ...supersededTitles(superseded)])
}

/** What is called by its address: lists that a county has as many of as it has months, indicators, initials. */
const lists: readonly [address: RegExp, title: (...parts: string[]) => string][] = [
  [/^\/changes\/(\d{4})-(\d\d)\/$/, (year, month) => `${year} 年 ${Number(month)} 月的公开和更正`],
  [/^\/indicators\/(.+)\/$/, (name) => `指标：${name}`],
  [/^\/search\/(.+)\/$/, (initial) => `名称以“${initial.toUpperCase()}”开头的单位和项目`],
  [
    /^\/(\d{4})\/projects\/(?:(\d+)\/)?$/,
    (year, part) => `${year} 年的全部项目${part ? `（第 ${part} 页）` : ''}`,
  ],
  [/^\/\d+\/([^/]+)\/$/, (code) => `项目 ${code} 的历年`],
]

/** The title of a list; undefined for anything else. */
export function listTitle(address: Address): string | undefined {
  for (const [pattern, title] of lists) {
    const found = pattern.exec(address)
    if (found) return title(...found.slice(1))
  }
  return undefined
}
