import type { Department, Publication } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import { type Address, canonical, home, verify } from '../model/address.ts'
import type { Grid } from '../model/form.ts'
import { formatMoney } from '../model/money.ts'
import { totals } from '../model/totals.ts'
import { describe } from './describe.ts'
import { type Entry, FormRows } from './form-rows.ts'
import { type PublishedFile, type Revision, spokenTime } from './manifest.ts'
import { departmentTitles, formerTitles, siteTitles } from './titles.ts'

/** What is published, and what was at addresses that say now what became of it. */
export interface Proved extends Publication {
  history: Pick<History, 'former'>
}

/** What a receipt is made from. */
export interface Proven {
  publication: Proved
  revision: Partial<Revision>
  /** All files but those that are made from their hashes. */
  files: readonly PublishedFile[]
  /** The list of their hashes. */
  checksums: Uint8Array
}

/** A label, what it heads over two columns, an address, a hash. */
const widths = [0.13, 0.18, 0.36, 0.33]
const unknown = '未知'

/** The receipt of a publication (公开回执) as a form: what was published, from which commit, and each document's hash. */
export function receiptGrid(proven: Proven): Grid {
  const { publication, files } = proven
  const rows = new FormRows()
  for (const [label, text] of facts(proven)) rows.fact(label, text)
  rows.heading(['文件', '地址', '校验值（SHA-256）'])
  const documents = Map.groupBy(files.filter(isDocument), departmentOf)
  const { former } = publication.history
  for (const department of publication.departments) {
    const key = `${department.unit}/${department.year}`
    const titles = new Map([...departmentTitles(department), ...formerTitles(former)])
    rows.group(describeDepartment(department), entries(documents.get(key), titles))
    documents.delete(key)
  }
  const titles = siteTitles(publication.departments, former)
  rows.group('全站', entries([...documents.values()].flat(), titles))
  const { name, sponsor } = publication.site
  const { committed } = proven.revision
  return {
    title: '公开回执',
    left: `${name}（${sponsor}）`,
    right: committed ? spokenTime(committed).replace(/ .*/, '') : '',
    landscape: false,
    size: 8,
    widths,
    rows: rows.all,
  }
}

function facts({ publication, revision, files, checksums }: Proven): [string, string][] {
  const { site, departments } = publication
  const { commit, committed } = revision
  const years = [...new Set(departments.map(({ year }) => year))].sort().join('、')
  const units = new Set(departments.map(({ unit }) => unit)).size
  const projects = departments.flatMap((department) => department.projects).length
  const documents = files.filter(isDocument).length
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const url = canonical(site.url, home)
  return [
    ...(url ? [['网址', url] satisfies [string, string]] : []),
    ['公开的内容', `${years} 年，${units} 个单位，${projects} 个项目`],
    ['内容的提交', commit ?? unknown],
    ['提交时间', committed ? `${spokenTime(committed)}（北京时间）` : unknown],
    ['文件', `${files.length} 个，共 ${bytes} 字节；下面列出其中的网页和文件 ${documents} 个`],
    ['总校验值', describe('', checksums).sha256],
    [
      '怎样核对',
      `在本站的 ${canonical(site.url, verify) ?? verify} 选入下载的文件，或者算出它的 SHA-256，同下面的比较。全部文件的校验值在 checksums.txt 里（回执的 PDF 附有），总校验值是 checksums.txt 自己的 SHA-256。`,
    ],
  ]
}

function describeDepartment({ name, unit, year, projects, moneyUnit }: Department): string {
  const { budget: fen, withheld } = totals(projects)
  const budget = formatMoney(fen, moneyUnit)
  const note = withheld > 0 ? `（不含 ${withheld} 个项目不予公开的预算数）` : ''
  return `${name}（${unit}）${year} 年：${projects.length} 个项目，预算 ${budget} ${moneyUnit}${note}`
}

/** Pictures, style, scripts, the editor and data files are hashed like all else, but nobody files them. */
function isDocument({ path }: PublishedFile): boolean {
  return !/\.(png|svg|css|js)$|^404\.html$|^admin\/|^data\/.*\.\w+(?<!\.html)$|^\d+\/\d{4}\/.*\.json$/.test(
    path,
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
      return { title: titles.get(address) ?? name, address, sha256: file.sha256 }
    })
    .sort((a, b) => place(a) - place(b))
}
