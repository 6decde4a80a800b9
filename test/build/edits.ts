import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { buildSite } from '../../src/build/build-site.ts'
import type { Program } from '../../src/build/program/program.ts'
import type { Origin } from '../../src/model/origin.ts'
import { documentsIn } from '../../src/proof/edition-files.ts'
import type { PublishedFile } from '../../src/proof/manifest.ts'
import { load } from '../../src/review/load.ts'
import type { Memory } from '../../src/review/memory.ts'
import type { CheckedYear } from '../../src/review/year.ts'
import { hashes } from '../server/server.ts'

/** A county that is edited and built again and again, with the store of its builds. */
export interface County {
  root: string
  store: string
  program: Program
  /** How many edits there were: names and codes that come with them differ. */
  count: number
  /** What was read for its last build: two after one another are like pushes that one process takes. */
  found?: Memory['found']
}

/** Of one unit two years, of the other one. */
const places = ['101001/2025', '101001/2024', '101002/2025'] as const
type Place = (typeof places)[number]
const folderOf = ({ root }: County, place: Place) => join(root, 'content', place)

/** Two units, the first with two projects in each of two years. */
export async function makeCounty(root: string, program: Program): Promise<County> {
  const county = { root, store: join(root, 'store'), program, count: 0 }
  await cp('test/fixtures/county', root, { recursive: true })
  await cp('templates/hebei-2020', join(root, 'templates/hebei-2020'), { recursive: true })
  const [first, earlier, second] = [
    folderOf(county, '101001/2025'),
    folderOf(county, '101001/2024'),
    folderOf(county, '101002/2025'),
  ]
  await cp(first, earlier, { recursive: true })
  for (const name of await readdir(earlier)) await change(join(earlier, name), /2025/g, '2024')
  await mkdir(join(second, '..'))
  await cp(first, second, { recursive: true })
  await rm(join(second, '101-0102-AAA-0002.yaml'))
  await change(join(second, 'department.md'), '101001', '101002')
  await change(join(second, 'department.md'), /示例县图书馆/g, '示例县文化馆')
  return county
}

async function change(file: string, from: string | RegExp, to: string) {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(from, to))
}

async function projectsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  return names.filter((name) => /^101-.*\.yaml$/.test(name)).sort()
}

/** Something that is done to a county: to what, says a number. */
type Edit = (county: County, which: number) => Promise<void>

async function pick(county: County, which: number) {
  const folder = folderOf(county, places[which % places.length] ?? '101001/2025')
  const projects = await projectsOf(folder)
  return { projects, folder, name: projects[which % projects.length] ?? '' }
}

const newCode = ({ count }: County) => `101-0900-AAA-${String(count).padStart(4, '0')}`

/** Adds an entry to a unit's corrections, whose lists begin with their key. */
async function say(folder: string, list: string, entry: string) {
  const file = join(folder, 'corrections.yaml')
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text.includes(`${list}:\n`)) await change(file, `${list}:\n`, `${list}:\n  - ${entry}\n`)
  else await appendFile(file, `${list}:\n  - ${entry}\n`)
}

/** Turns one state of a text into the other; the first is not part of the second. */
async function toggle(file: string, one: string, other: string) {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.includes(one) ? text.replace(one, other) : text.replace(other, one))
}

const edits: Readonly<Record<string, Edit>> = {
  async change(county, which) {
    const { folder, name } = await pick(county, which)
    await change(join(folder, name), /^项目名称: .*$/m, `项目名称: 第 ${county.count} 次改的名称`)
  },
  async add(county, which) {
    const { folder, name } = await pick(county, which)
    const file = join(folder, `${newCode(county)}.yaml`)
    await cp(join(folder, name), file)
    await change(file, /^项目编码: .*$/m, `项目编码: ${newCode(county)}`)
    await change(file, /^序号: .*$/m, `序号: ${county.count + 10}`)
  },
  async rename(county, which) {
    const { folder, name } = await pick(county, which)
    const [from, to] = [name.replace('.yaml', ''), newCode(county)]
    await rename(join(folder, name), join(folder, `${to}.yaml`))
    await change(join(folder, `${to}.yaml`), /^项目编码: .*$/m, `项目编码: ${to}`)
    await say(folder, '改编号', `{ 日期: 2025-04-01, 旧编号: ${from}, 新编号: ${to}, 理由: 编码填错了 }`)
  },
  async withdraw(county, which) {
    const { folder, projects, name } = await pick(county, which)
    if (projects.length < 2) return
    await rm(join(folder, name))
    const stem = name.replace('.yaml', '')
    await say(folder, '撤下', `{ 日期: 2025-04-02, 文件: ${stem}, 名称: 撤下的项目, 理由: 项目取消了 }`)
  },
  template: ({ root }) =>
    toggle(join(root, 'templates/hebei-2020/form.yaml'), '绩效目标表"', '绩效目标申报表"'),
  site: ({ root, count }) =>
    change(join(root, 'content/site.yaml'), /^主办单位: .*$/m, `主办单位: 示例县财政局第 ${count} 科`),
  async program(county) {
    const { program, count } = county
    const renderPage: Program['renderPage'] = async (page) =>
      `${await program.renderPage(page)}<!-- ${count} -->`
    county.program = { ...program, renderPage, version: `${program.version}-${count}` }
  },
  async spoil(county) {
    const folder = folderOf(county, '101002/2025')
    const [name = ''] = await projectsOf(folder)
    await toggle(join(folder, name), '预算数: 30.00万', '预算数: 30.00')
  },
  async corrupt({ store }, which) {
    const files = [...(await filesBelow(store)), ...(await filesBelow(checked(store)))]
    await damage(files[(which * 7919) % Math.max(1, files.length)], which % 2 === 0)
  },
  /** The site that is built becomes the earlier one, from which the next takes what stays. */
  async tamper({ root }, which) {
    const files = await filesBelow(join(root, 'site'))
    const file = files[(which * 7919) % Math.max(1, files.length)]
    if (which % 3 === 0 && file !== undefined) await writeFile(`${file}.by-hand`, '')
    else await damage(file, which % 2 === 0)
  },
}

/** Removes a file, or gives it another first byte. Not in place: store and site have the same files. */
async function damage(file: string | undefined, gone: boolean) {
  if (file === undefined) return
  const bytes = await readFile(file)
  await rm(file)
  if (!gone) await writeFile(file, bytes.fill(0, 0, 1))
}

/** What was found in units' years is kept beside the store. */
const checked = (store: string) => `${store}-checked`

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** A kind of edit, and what it is done to. */
const anyEdit = fc.record({ edit: fc.constantFrom(...Object.keys(edits)), which: fc.nat(100) })

/** @param longest how many edits a sequence has at most */
export function anySequence(longest: number) {
  return fc.array(anyEdit, { minLength: 1, maxLength: longest })
}

export async function apply(county: County, { edit, which }: { edit: string; which: number }) {
  county.count++
  await edits[edit]?.(county, which)
}

/**
 * Builds the county as it is, and says what every file is.
 * @param store its own, beside the site before and what was read for that; or another, from nothing
 */
export async function build(county: County, store: string): Promise<Map<string, string>> {
  const { root, program } = county
  const isOwn = store === county.store
  const site = join(root, 'site')
  const earlier = isOwn ? join(root, 'earlier') : undefined
  if (earlier !== undefined) {
    await rm(earlier, { recursive: true, force: true })
    await rename(site, earlier).catch(() => {})
  }
  await rm(site, { recursive: true, force: true })
  await mkdir(site)
  const found = new Map<string, CheckedYear>()
  // Every second one is another process's.
  const known = county.count % 2 === 0 ? undefined : county.found
  const own = isOwn ? { found, earlier: known } : {}
  const memory = { folder: checked(store), version: program.version, ...own }
  const published = await load(root, { program: program.root, memory, settle: {}, origin: byBytes(root) })
  for (const year of found.values()) freeze(year)
  if (isOwn) county.found = found
  const { documents } = await buildSite(published, site, { program, store, earlier, revision: undefined })
  assert.deepEqual(named(documents), named(await documentsIn(site)))
  return hashes(site)
}

/** Content on disk, whose units' years are known by all that is in them. */
function byBytes(root: string): Origin {
  const idOf = (folder: string) => {
    const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile())
    return JSON.stringify(
      files.map(({ name }) => [name, readFileSync(join(root, folder, name), 'utf8')]).sort(),
    )
  }
  const write = async (folders: readonly string[]) =>
    new Map(folders.map((folder) => [folder, [idOf(folder)]]))
  return { idOf, write }
}

/** What was read is shared by all that is made of it, now and later: whoever changed it would be told. */
function freeze(value: unknown) {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}

/** As the site's proof names them. */
function named(files: readonly PublishedFile[]): string[] {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}`).sort()
}
