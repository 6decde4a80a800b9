import type { Department, Publication, Site } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import { type Address, canonical, departmentPage, home, verify } from '../model/address.ts'
import { group } from '../model/amount.ts'
import type { Grid } from '../model/grid.ts'
import { formatMoney } from '../model/money.ts'
import { sumText, totals } from '../model/totals.ts'
import { describe } from './describe.ts'
import { type Entry, FormRows } from './form-rows.ts'
import { type PublishedFile, type Revision, spokenTime } from './manifest.ts'
import { departmentTitles, listTitle, siteTitles, supersededTitles } from './titles.ts'
import { isPart } from './tree.ts'

/** What is published, and what was at addresses that say now what became of it. */
export interface Proved extends Publication {
  history: Pick<History, 'superseded'>
}

/** The files that a receipt is about, but those that are made from their hashes, and the list of those hashes. */
export interface Listed {
  files: readonly PublishedFile[]
  checksums: Uint8Array
}

/** How much is published in all, units' years included. */
export interface Amount {
  files: number
  bytes: number
}

/** A label, what it heads over two columns, an address, a hash. */
const widths = [0.13, 0.14, 0.4, 0.33]
const unknown = '未知'

/**
 * The receipt of a publication (公开回执) as a form: what was published, from which commit, the hash of each unit's year's manifest,
 * and of each document that is in none of those.
 */
export function receiptGrid(
  publication: Proved,
  revision: Partial<Revision>,
  listed: Listed,
  amount: Amount,
): Grid {
  const { superseded } = publication.history
  const rows = new FormRows()
  for (const [label, text] of facts(publication, revision, listed, amount)) rows.fact(label, text)
  rows.heading(['文件', '地址', '校验值（SHA-256）'])
  const documents = Map.groupBy(listed.files.filter(isDocument), departmentOf)
  for (const department of publication.departments) {
    const key = `${department.unit}/${department.year}`
    const titles = new Map([...departmentTitles(department), ...supersededTitles(superseded)])
    rows.group(describeDepartment(department), entries(documents.get(key), titles))
    documents.delete(key)
  }
  const titles = siteTitles(publication.departments, superseded)
  rows.group('全站', entries([...documents.values()].flat(), titles))
  const { name, sponsor } = publication.site
  const { committed } = revision
  const date = committed ? spokenTime(committed).replace(/ .*/, '') : ''
  return gridOf(rows, `${name}（${sponsor}）`, date)
}

/**
 * The receipt of a unit's year: each of its documents with its hash. It says no commit, since it stays as it is while the unit's
 * year does, whatever else is published.
 */
export function yearReceiptGrid(department: Department, site: Site, { files, checksums }: Listed): Grid {
  const documents = files.filter(isDocument)
  const address = canonical(site.url, departmentPage(department.unit, department.year))
  const rows = new FormRows()
  if (address) rows.fact('网址', address)
  rows.fact('公开的内容', describeDepartment(department))
  rows.fact('文件', `${countOf(files)}；下面列出其中的网页和文件 ${documents.length} 个`)
  rows.fact('总校验值', describe('', checksums).sha256)
  rows.fact('怎样核对', `${howTo(site)}内容的提交见全站的公开回执。`)
  rows.heading(['文件', '地址', '校验值（SHA-256）'])
  rows.group('网页和文件', entries(documents, departmentTitles(department)))
  return gridOf(rows, `${department.name}（${department.unit}）`, `${department.year} 年`)
}

function gridOf({ all: rows }: FormRows, left: string, right: string): Grid {
  return { title: '公开回执', left, right, landscape: false, size: 8, widths, rows }
}

function howTo(site: Site): string {
  return `在本站的 ${canonical(site.url, verify) ?? verify} 选入下载的文件，或者算出它的 SHA-256，与下面的比较。全部文件的校验值在 checksums.txt 里（回执的 PDF 附有），总校验值是 checksums.txt 自己的 SHA-256。`
}

function countOf(files: readonly PublishedFile[]): string {
  return `${files.length} 个，共 ${group(String(files.reduce((sum, { size }) => sum + size, 0)))} 字节`
}

function facts(
  { site, departments }: Proved,
  { commit, committed }: Partial<Revision>,
  { files, checksums }: Listed,
  amount: Amount,
): [string, string][] {
  const years = [...new Set(departments.map(({ year }) => year))].sort().join('、')
  const units = new Set(departments.map(({ unit }) => unit)).size
  const projects = departments.flatMap((department) => department.projects).length
  const documents = files.filter(isDocument).length
  const url = canonical(site.url, home)
  return [
    ...(url ? [['网址', url] satisfies [string, string]] : []),
    ['公开的内容', `${years} 年，${units} 个单位，${projects} 个项目`],
    ['内容的提交', commit ?? unknown],
    ['提交时间', committed ? `${spokenTime(committed)}（北京时间）` : unknown],
    [
      '文件',
      `${group(String(amount.files))} 个，共 ${group(String(amount.bytes))} 字节。各单位各年的文件列在各自的清单和回执里，下面是这些清单的校验值；其余的网页和文件也列在下面，共 ${documents} 个`,
    ],
    ['总校验值', describe('', checksums).sha256],
    ['怎样核对', howTo(site)],
  ]
}

function describeDepartment({ name, unit, year, projects, moneyUnit }: Department): string {
  const print = (fen: number) => `${group(formatMoney(fen, moneyUnit))} ${moneyUnit}`
  return `${name}（${unit}）${year} 年：${sumText(totals(projects), print)}`
}

/** Pictures, style, scripts, the editor and data files are hashed like all else, but nobody files them. */
function isDocument(file: PublishedFile): boolean {
  return (
    isPart(file) ||
    !/\.(png|svg|css|js)$|^404\.html$|^admin\/|^data\/.*\.\w+(?<!\.html)$|^\d+\/\d{4}\/.*\.json$/.test(
      file.path,
    )
  )
}

function addressOf({ path }: PublishedFile): Address {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`
}

/** The unit and year whose folder or booklet a file is. */
function departmentOf({ path }: PublishedFile): string {
  return /^\d+\/\d{4}(?=[/.])/.exec(path)?.[0] ?? ''
}

/** Documents by their titles' order, and below them those that no title is known of. */
function entries(files: readonly PublishedFile[] = [], titles: ReadonlyMap<Address, string>): Entry[] {
  const order = new Map([...titles.keys()].map((address, index) => [address, index]))
  const place = ({ address }: Entry) => order.get(address) ?? order.size
  return files
    .map((file): Entry => {
      const address = addressOf(file)
      const name = address.replace(/\/$/, '').replace(/^.*\//, '')
      return { title: titles.get(address) ?? listTitle(address) ?? name, address, sha256: file.sha256 }
    })
    .sort((a, b) => place(a) - place(b))
}
