import { join } from 'node:path'
import { isUnitCode } from '../model/address.ts'
import { ContentError, type Finding } from '../model/finding.ts'
import { toHalfWidth } from '../model/text.ts'
import { itemName } from '../model/withheld.ts'
import { formatOf, wrongFormat } from './format.ts'
import { correctionsKind } from './kinds/corrections.ts'
import { siteKind } from './kinds/site.ts'
import { type FormTemplate, readTemplates } from './kinds/template.ts'
import { unitsKind } from './kinds/units.ts'
import { readLogo } from './logo.ts'
import { readDepartment } from './read-department.ts'
import { readRecord } from './read-record.ts'
import type { Corrections, Department, ListedUnit, Publication, Site } from './record.ts'
import { failed } from './schema/kind.ts'
import { adviseStray } from './stray.ts'
import { decode } from './text/decode.ts'
import { listFolder, readText } from './text/file.ts'
import { locate } from './text/locate.ts'

/** What all units share. */
export interface SharedContent {
  site?: Site
  /** Who should publish, where `content/units.yaml` says so. */
  units?: ListedUnit[]
  /** The site's logo, where it has one. */
  logo?: Uint8Array<ArrayBuffer>
}

/** What could be read of a unit's year, and every problem of its files. */
export interface ReadYear {
  department?: Department
  corrections?: Corrections
  findings: Finding[]
}

/** What could be read of the content folder, and every problem of every file. */
export interface ReadContent extends SharedContent {
  departments: Department[]
  corrections: Corrections[]
  findings: Finding[]
}

/** The newest year first, and in a year by unit. */
export function byYearAndUnit(a: Department, b: Department): number {
  return b.year - a.year || (a.unit < b.unit ? -1 : 1)
}

/**
 * Reads the content folder (`site.yaml`, `<unit>/<year>/department.md`, `<unit>/<year>/<code>.yaml` and what belongs to
 * them).
 * @param root the folder that holds `content/`; files are named in findings as they stand below it
 */
export function collectContent(
  root: string,
  forms: readonly FormTemplate[] = readTemplates(root).templates,
): ReadContent {
  const { folders, shared, findings } = readShared(root)
  return contentOf(
    shared,
    folders.map((folder) => readYear(root, folder, forms)),
    findings,
  )
}

/** Reads what all units share, and finds the folders of their years: `content/315002/2020`. */
export function readShared(root: string): { shared: SharedContent; folders: string[]; findings: Finding[] } {
  const findings: Finding[] = []
  const source = readText(join(root, 'content/site.yaml'), 'content/site.yaml')
  findings.push(...source.findings)
  // In another format than this program's, nothing means what it seems to.
  const format = source.text === undefined ? undefined : wrongFormat(formatOf(source.text))
  if (format) return { shared: {}, folders: [], findings: [format] }
  const site =
    source.text === undefined ? failed : decode(source.text, 'content/site.yaml', siteKind.schema(), findings)
  const named = site === failed ? undefined : site.logo
  const logo = named === undefined ? undefined : readLogo(root, named, findings)
  const folders = departmentFolders(root, findings, named)
  if (folders.length === 0) findings.push(nothingToPublish)
  const units = readUnits(root, findings)
  return {
    shared: { ...(site !== failed && { site }), ...(units && { units }), ...(logo && { logo }) },
    folders,
    findings,
  }
}

/** Reads a unit's year: `content/315002/2020`. */
export function readYear(root: string, folder: string, forms: readonly FormTemplate[]): ReadYear {
  const findings: Finding[] = []
  const department = readDepartment(root, folder, findings, forms)
  const files = listFolder(root, folder).entries
  const corrections = files.some(({ name }) => name === `${correctionsKind.id}.yaml`)
    ? readCorrections(root, folder, findings)
    : undefined
  return { ...(department && { department }), ...(corrections && { corrections }), findings }
}

/**
 * The content that was read of units' years and what they share.
 * @param whole whether these are all the years that there are: of some alone, nothing need be public
 */
export function contentOf(
  shared: SharedContent,
  years: readonly ReadYear[],
  problems: readonly Finding[],
  whole = true,
): ReadContent {
  const findings = [...problems, ...years.flatMap((year) => year.findings)]
  const departments = years.flatMap(({ department }) => department ?? []).sort(byYearAndUnit)
  const wrong = findings.some(({ severity }) => severity === 'error')
  if (whole && years.length > 0 && departments.length === 0 && !wrong) findings.push(nothingPublic)
  return {
    ...shared,
    departments,
    corrections: years.flatMap(({ corrections }) => corrections ?? []),
    findings,
  }
}

/**
 * Reads the content folder below `root`.
 * @throws ContentError with every problem of every file
 */
export function readContent(root: string): Publication {
  const { findings, site, ...content } = collectContent(root)
  if (!site || findings.some((finding) => finding.severity === 'error'))
    throw new ContentError(locate(root, findings))
  return { site, ...content }
}

/** Reads who should publish. */
function readUnits(root: string, findings: Finding[]): ListedUnit[] | undefined {
  if (!listFolder(root, 'content').entries.some(({ name }) => name === unitsFile)) return undefined
  const units = readRecord(root, `content/${unitsFile}`, unitsKind.schema(), findings)?.units
  for (const [index, one] of (units ?? []).entries())
    if (units?.slice(0, index).some((other) => areOne(one, other)))
      findings.push(listedTwice(one.unit, index))
  return units
}

/** Whether two entries list one unit in the same years; under another name, it may be there once more for other years. */
function areOne(one: ListedUnit, other: ListedUnit): boolean {
  const isBefore = (first: ListedUnit, then: ListedUnit) =>
    first.to !== undefined && then.from !== undefined && first.to < then.from
  return one.unit === other.unit && !isBefore(one, other) && !isBefore(other, one)
}

function listedTwice(unit: string, index: number): Finding {
  return {
    rule: 'unit-twice',
    severity: 'error',
    file: `content/${unitsFile}`,
    field: `${itemName('单位', index + 1)} › 编码`,
    quote: unit,
    message: `“${unit}”写了两次`,
    fix: '查对单位的编码，改正其中一个；同一个单位写了两次的，删去一处',
  }
}

const unitsFile = `${unitsKind.id}.yaml`

/** Reads the corrections of `content/<unit>/<year>`. */
function readCorrections(root: string, folder: string, findings: Finding[]): Corrections | undefined {
  const [, unit = '', year = ''] = folder.split('/')
  const file = `${folder}/${correctionsKind.id}.yaml`
  const read = readRecord(root, file, correctionsKind.schema(), findings)
  return read && { unit, year: Number(year), ...read }
}

const nothingToPublish: Finding = {
  rule: 'empty',
  severity: 'error',
  file: 'content',
  message: '没有任何单位的绩效目标',
  expected: '“content/单位编码/年度/”目录，里面有 department.md 和各项目的 .yaml',
  fix: '按 docs/content.md 新建一个单位的目录；命令要在放着 content 的目录里运行',
}

const nothingPublic: Finding = {
  rule: 'empty',
  severity: 'error',
  file: 'content',
  message: '所有单位都不公开，没有可以公开的内容',
  fix: '要公开的单位，在它的 department.md 里删去“不公开: ”这一行',
}

/** The folders `content/<unit>/<year>`; whatever else stands there is reported. */
function departmentFolders(root: string, findings: Finding[], logo: string | undefined): string[] {
  const stray = (file: string, advice: Pick<Finding, 'message' | 'fix'>) =>
    findings.push({ rule: 'stray-file', severity: 'error', file, ...advice })
  const list = (folder: string) => {
    const { entries, findings: problems } = listFolder(root, folder)
    findings.push(...problems)
    return entries
  }
  const folders: string[] = []
  const units = list('content')
  for (const unit of units) {
    const unitFolder = `content/${unit.name}`
    if (['site.yaml', 'import.yaml', unitsFile, logo].includes(unit.name)) continue
    if (unit.kind !== 'folder') {
      stray(unitFolder, adviseStray(unit.name, unit.kind === 'file', 'county'))
      continue
    }
    if (!isUnitCode(unit.name)) {
      stray(
        unitFolder,
        misplaced(unit.name, 'content') ?? {
          message: '目录名不是单位编码',
          fix: renamed(unit.name, /\d{3,9}/, units, ' 3 到 9 位数字的单位编码'),
        },
      )
      continue
    }
    const years = list(unitFolder)
    if (years.length === 0)
      stray(unitFolder, { message: '目录是空的', fix: '在里面新建四位数的年度目录，或删去空目录' })
    for (const year of years) {
      const folder = `${unitFolder}/${year.name}`
      if (year.kind === 'folder' && /^20\d\d$/.test(year.name)) folders.push(folder)
      else if (year.kind === 'folder')
        stray(
          folder,
          misplaced(year.name, unit.name) ?? {
            message: '目录名不是年度',
            fix: renamed(year.name, /20\d\d(?!\d)/, years, '四位数的年度'),
          },
        )
      else stray(folder, adviseStray(year.name, year.kind === 'file', 'unit'))
    }
  }
  return folders
}

/** What is wrong with a folder that stands in one of its own name, as archives are unpacked, or a year's with units in it. */
function misplaced(name: string, parent: string): Pick<Finding, 'message' | 'fix'> | undefined {
  if (name === parent)
    return {
      message: `“${name}”目录里又有一个“${name}”目录`,
      fix: '里面的内容移到外面这一层，再删去这个目录',
    }
  if (!/^20\d\d$/.test(name)) return undefined
  return {
    message: '年度目录在单位目录的外面',
    fix: `里面各单位的内容移到“content/单位编码/${name}/”目录里，再删去这个目录`,
  }
}

/** How a folder's name is mended: by what stands in it, where that is a name; what the name is of, where it is not. */
function renamed(name: string, wanted: RegExp, beside: readonly { name: string }[], what: string): string {
  const [meant] = wanted.exec(toHalfWidth(name).replace(/[\s-]/g, '')) ?? []
  if (meant === undefined) return `目录名改成${what}`
  return beside.some((other) => other.name === meant)
    ? `里面的内容与“${meant}”目录相同的，删去；不同的，移到那里`
    : `目录名改成 ${meant}`
}
