import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import type { MoneyUnit } from '../model/money.ts'
import type { Department, Project } from '../model/record.ts'
import { monitorSchema, resultSchema } from './kinds/assessment.ts'
import { correctionsName } from './kinds/corrections.ts'
import { overallSchema } from './kinds/overall.ts'
import { departmentSchema, projectSchema } from './kinds/schema.ts'
import { waiversSchema } from './kinds/waivers.ts'
import { reportUnmatched } from './match.ts'
import { failed, type Kind } from './schema/kind.ts'
import { isCode } from './schema/scalars.ts'
import { adviseStray, copyName, findCaseTwins } from './stray.ts'
import { decode } from './text/decode.ts'
import { type Entry, listFolder, readText } from './text/file.ts'
import { splitFrontMatter } from './text/front-matter.ts'
import { readNarrative } from './text/narrative.ts'
import { clip } from './words.ts'

/** Reads `content/<unit>/<year>/`. A mistake in one file keeps no other from being read and reported. */
export function readDepartment(root: string, folder: string, findings: Finding[]): Department | undefined {
  const { entries, findings: problems } = listFolder(root, folder)
  findings.push(...problems)
  // All that is left of a year that was withdrawn, or moved with its unit's code.
  if (entries.length > 0 && entries.every(({ name }) => name === correctionsName)) return undefined
  const head = readDepartmentFile(root, folder, findings)
  const files = recordFiles(folder, entries, findings)
  // Where the unit is not known, 万元 takes any number of decimals, and so reports none for the wrong reason.
  const unit = head?.moneyUnit ?? '万元'
  const projects = new Map<string, Project | undefined>()
  for (const file of files.projects)
    projects.set(
      file.slice(0, -'.yaml'.length),
      readFrom(root, file, findings, (text) => readProject(text, file, unit, findings)),
    )
  for (const file of files.attached) readAttached(root, file, projects, unit, findings)
  const overall = files.overall && readRecord(root, files.overall, overallSchema(unit), findings)
  const waivers = files.waivers && readRecord(root, files.waivers, waiversSchema, findings)
  const read = [...projects.values()].filter((project) => project !== undefined)
  reportSharedOrder(read, findings)
  read.sort((a, b) => a.order - b.order)
  return head && { ...head, projects: read, ...(overall && { overall }), ...(waivers && { waivers }) }
}

/** Reads a self-evaluation or monitoring table into its project. */
function readAttached(
  root: string,
  file: string,
  projects: ReadonlyMap<string, Project | undefined>,
  unit: MoneyUnit,
  findings: Finding[],
) {
  const [, base = '', kind = ''] = attachedName.exec(file) ?? []
  const project = projects.get(base)
  if (!projects.has(base))
    findings.push({
      rule: 'no-project',
      severity: 'error',
      file,
      message: `没有这个项目：缺少 ${base.slice(base.lastIndexOf('/') + 1)}.yaml`,
      expected: '文件名是“项目编码.result.yaml”或“项目编码.monitor.yaml”，同目录里有“项目编码.yaml”',
      fix: '改正文件名里的项目编码，或补上项目文件',
    })
  if (kind === 'result') {
    const result = readRecord(root, file, resultSchema(unit), findings)
    if (!project || !result) return
    reportUnmatched(project, result, result.outcomes, findings)
    project.result = result
  } else {
    const monitor = readRecord(root, file, monitorSchema(unit), findings)
    if (!project || !monitor) return
    reportUnmatched(project, monitor, monitor.observations, findings)
    project.monitor = monitor
  }
}

function readRecord<T extends object>(
  root: string,
  file: string,
  schema: Kind<T>,
  findings: Finding[],
): (T & { file: string }) | undefined {
  return readFrom(root, file, findings, (text) => {
    const fields = decode(text, file, schema, findings)
    return fields === failed ? undefined : { file, ...fields }
  })
}

function readFrom<T>(
  root: string,
  file: string,
  findings: Finding[],
  read: (text: string) => T | undefined,
): T | undefined {
  const source = readText(join(root, file), file)
  findings.push(...source.findings)
  return source.text === undefined ? undefined : read(source.text)
}

function readDepartmentFile(
  root: string,
  folder: string,
  findings: Finding[],
): Omit<Department, 'projects' | 'overall' | 'waivers'> | undefined {
  const file = `${folder}/department.md`
  const source = readText(join(root, file), file)
  findings.push(...source.findings)
  if (source.text === undefined) return undefined
  const parts = splitFrontMatter(source.text)
  if (!parts) {
    findings.push({
      rule: 'front-matter',
      severity: 'error',
      file,
      line: 1,
      column: 1,
      message: '文件开头没有用两行“---”围起来的基本信息',
      expected: departmentSchema.expected,
      fix: '第一行写“---”，下面填各项，再写一行“---”，之后是正文',
    })
    return undefined
  }
  const head = decode(parts.head, file, departmentSchema, findings, parts.headLine)
  const narrative = readNarrative(parts.body, file, parts.bodyLine)
  findings.push(...narrative.findings)
  if (head === failed) return undefined
  const [, unit = '', year = ''] = folder.split('/')
  reportOtherFolder(file, '单位编码', head.unit, unit, findings)
  reportOtherFolder(file, '年度', String(head.year), year, findings)
  return { ...head, file, narrative: narrative.sections }
}

function reportOtherFolder(file: string, field: string, said: string, expected: string, findings: Finding[]) {
  if (said === expected) return
  findings.push({
    rule: 'folder-name',
    severity: 'error',
    file,
    field,
    message: `“${said}”与所在目录“${expected}”不一致`,
    expected,
    fix: `改成 ${expected}，或把文件移到“${said}”目录`,
  })
}

const attachedName = /^(.+)\.(result|monitor)\.yaml$/

/** The records of a department's folder by their files' names; what is no record is reported. */
function recordFiles(folder: string, entries: readonly Entry[], findings: Finding[]) {
  const files: { projects: string[]; attached: string[]; overall?: string; waivers?: string } = {
    projects: [],
    attached: [],
  }
  for (const { name, kind } of entries) {
    if (name === 'department.md' || name === correctionsName) continue
    const file = `${folder}/${name}`
    if (kind === 'file' && name === 'overall.yaml') files.overall = file
    else if (kind === 'file' && name === 'waivers.yaml') files.waivers = file
    else if (kind === 'file' && attachedName.test(name)) files.attached.push(file)
    else if (kind === 'file' && name.endsWith('.yaml') && !copyName.test(name)) files.projects.push(file)
    else
      findings.push({
        rule: 'stray-file',
        severity: 'error',
        file,
        expected: '只放 department.md、overall.yaml、corrections.yaml、waivers.yaml 和各项目的 .yaml 文件',
        ...adviseStray(name, kind === 'file'),
      })
  }
  findings.push(...findCaseTwins(folder, entries))
  return files
}

/**
 * Reads the text of one project file, with amounts in `unit`; what does not fit goes to `findings`.
 * Codes need not differ between units: a code of the national kind may stand for one project that many units share.
 */
export function readProject(
  text: string,
  file: string,
  unit: MoneyUnit,
  findings: Finding[],
): Project | undefined {
  const fields = decode(text, file, projectSchema(unit), findings)
  if (fields === failed) return undefined
  const name = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)
  if (fields.code !== undefined && name !== fields.code)
    findings.push({
      rule: 'file-name',
      severity: 'error',
      file,
      field: '项目编码',
      message: `“${clip(fields.code)}”与文件名“${name}.yaml”不一致`,
      expected: isCode(name) ? '与文件名相同' : `文件名是 ${fields.code}.yaml`,
      fix: isCode(name)
        ? `查对批复的编码。是 ${name} 的，改这一行；是 ${fields.code} 的，文件改名，已经有这个文件的，删去这个`
        : `文件改名为 ${fields.code}.yaml`,
    })
  else if (!isCode(name))
    findings.push({
      rule: 'file-name',
      severity: 'error',
      file,
      message: `文件名“${clip(name)}”不能作网址`,
      expected: '没有项目编码的，文件名用字母、数字和短横线，如 01.yaml',
      fix: `有编码的，加一行“项目编码: ”，文件名与编码相同；没有的，文件改名，如按序号 ${String(fields.order).padStart(2, '0')}.yaml`,
    })
  return { file, id: name, ...fields }
}

function reportSharedOrder(projects: readonly Project[], findings: Finding[]) {
  const seen = new Map<number, Project>()
  for (const project of projects) {
    const other = seen.get(project.order)
    if (other)
      findings.push({
        rule: 'order',
        severity: 'error',
        file: project.file,
        field: '序号',
        message: `“${project.order}”已经是“${clip(other.name)}”的序号`,
        expected: '每个项目一个序号，不重复',
        fix: `对照 ${other.file}，改正其中一个`,
      })
    else seen.set(project.order, project)
  }
}
