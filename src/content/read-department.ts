import { join } from 'node:path'
import { isTakenName } from '../model/address.ts'
import type { Finding } from '../model/finding.ts'
import type { MoneyUnit } from '../model/money.ts'
import { correctionsKind } from './kinds/corrections.ts'
import { departmentKind } from './kinds/department.ts'
import { kinds, type ProjectsKind, projectsKinds, type YearsKind, yearsKinds } from './kinds/kinds.ts'
import { projectKind } from './kinds/project.ts'
import { type FormTemplate, readTemplates } from './kinds/template.ts'
import { formIn, type OwnField, ownFieldsOf, schemaOf } from './own-fields.ts'
import { readAs } from './read-as.ts'
import { readAbout, readFrom, readInto } from './read-record.ts'
import type { Department, Project, Said } from './record.ts'
import { failed } from './schema/kind.ts'
import { isCode } from './schema/scalars.ts'
import { adviseStray, findCaseTwins, isCopy, rightCase, rightKind } from './stray.ts'
import { decode } from './text/decode.ts'
import { type Entry, listFolder, readText } from './text/file.ts'
import { splitFrontMatter } from './text/front-matter.ts'
import { readNarrative } from './text/read-narrative.ts'
import { clip } from './words.ts'

/**
 * Reads `content/<unit>/<year>/`. A mistake in one file keeps no other from being read and reported.
 * @param forms the official forms, whose own fields its files may have
 */
export function readDepartment(
  root: string,
  folder: string,
  findings: Finding[],
  forms: readonly FormTemplate[] = readTemplates(root).templates,
): Department | undefined {
  const { entries, findings: problems } = listFolder(root, folder)
  findings.push(...problems)
  // All that is left of a year that was withdrawn, or moved with its unit's code.
  if (entries.length > 0 && entries.every(({ name }) => name === correctionsFile)) return undefined
  const head = readDepartmentFile(root, folder, findings)
  const files = recordFiles(folder, entries, findings)
  // Where the unit is not known, 万元 takes any number of decimals, and so reports none for the wrong reason.
  const unit = head?.moneyUnit ?? '万元'
  const projects = new Map<string, Project | undefined>()
  for (const file of files.projects)
    projects.set(
      file.slice(0, -'.yaml'.length),
      readFrom(root, file, findings, (text) =>
        readProject(
          text,
          file,
          unit,
          findings,
          ownFieldsOf(forms, projectKind.id, formIn(text) ?? head?.form),
        ),
      ),
    )
  for (const { file, kind, project } of files.ofProjects) {
    if (!projects.has(project)) findings.push(noProject(file, project))
    readAbout(projects.get(project), kind, { root, file, unit, forms, findings })
  }
  const read = [...projects.values()].flatMap((project) => {
    // Beside the file of its code it is a copy: compared, everything in it would be there twice.
    const isCopied = project?.code !== undefined && project.code !== project.id
    return !project || (isCopied && projects.has(`${folder}/${project.code}`)) ? [] : [project]
  })
  reportSharedOrder(read, findings)
  read.sort((a, b) => a.order - b.order)
  const department: Department | undefined = head && { ...head, projects: read }
  for (const { file, kind } of files.ofYear)
    readInto(department ?? {}, kind, { root, file, unit, forms, findings })
  return department
}

function noProject(file: string, project: string): Finding {
  const names = projectsKinds.map(({ id }) => `“项目编码.${id}.yaml”`).join('或')
  return {
    rule: 'no-project',
    severity: 'error',
    file,
    message: `没有这个项目：缺少 ${project.slice(project.lastIndexOf('/') + 1)}.yaml`,
    expected: `文件名是${names}，同目录里有“项目编码.yaml”`,
    fix: '改正文件名里的项目编码，或补上项目文件',
  }
}

function readDepartmentFile(
  root: string,
  folder: string,
  findings: Finding[],
): Omit<Department, 'projects' | keyof Said> | undefined {
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
      expected: departmentKind.schema().expected,
      fix: '第一行写“---”，下面填各项，再写一行“---”，之后是正文',
    })
    return undefined
  }
  const head = decode(parts.head, file, departmentKind.schema(), findings, parts.headLine)
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

const correctionsFile = `${correctionsKind.id}.yaml`

/** The records of a department's folder by their files' names; what is no record is reported. */
function recordFiles(folder: string, entries: readonly Entry[], findings: Finding[]) {
  const projects: string[] = []
  const ofYear: { file: string; kind: YearsKind }[] = []
  const ofProjects: { file: string; kind: ProjectsKind; project: string }[] = []
  for (const { name, kind } of entries) {
    if (name === 'department.md' || name === correctionsFile) continue
    const file = `${folder}/${name}`
    const years = yearsKinds.find(({ id }) => name === `${id}.yaml`)
    const about = projectsKinds.find(({ id }) => name.endsWith(`.${id}.yaml`))
    if (kind === 'file' && years) ofYear.push({ file, kind: years })
    else if (kind === 'file' && about)
      ofProjects.push({ file, kind: about, project: file.slice(0, -`.${about.id}.yaml`.length) })
    else if (kind === 'file' && name.endsWith('.yaml') && isOwnName(name, entries)) projects.push(file)
    else findings.push(stray(folder, name, kind === 'file'))
  }
  findings.push(...findCaseTwins(folder, entries))
  return { projects, ofYear, ofProjects }
}

/** Whether a file may be a project's, by its name. */
function isOwnName(name: string, entries: readonly Entry[]): boolean {
  return rightCase(name) === name && rightKind(name) === undefined && !isCopy(name, entries)
}

function stray(folder: string, name: string, isFile: boolean): Finding {
  const names = kinds.flatMap((kind) =>
    kind.owner === 'year' && kind !== departmentKind && kind !== projectKind ? [`${kind.id}.yaml`] : [],
  )
  return {
    rule: 'stray-file',
    severity: 'error',
    file: `${folder}/${name}`,
    expected: `只放 department.md、${names.join('、')} 和各项目的 .yaml 文件`,
    ...adviseStray(name, isFile),
  }
}

/**
 * Reads the text of one project file, with amounts in `unit`; what does not fit goes to `findings`.
 * @param own the fields that its form has of its own
 * Codes need not differ between units: a code of the national kind may stand for one project that many units share.
 */
export function readProject(
  text: string,
  file: string,
  unit: MoneyUnit,
  findings: Finding[],
  own?: readonly OwnField[],
): Project | undefined {
  const fields = readAs(projectKind, schemaOf(projectKind, unit, own), text, file, findings)
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
        ? `查对批复的编码。是 ${name} 的，改这一行；是 ${fields.code} 的，文件改名；已经有这个文件的，内容合到那里，再删去这个`
        : `文件改名为 ${fields.code}.yaml；已经有这个文件的，内容合到那里，再删去这个`,
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
  findings.push(...findTaken(file, name, fields.order))
  return { file, id: name, ...fields, ...(own && { own }) }
}

/** A project's name that is that of a page or a file of another kind. */
export function findTaken(file: string, name: string, order: number): Finding[] {
  if (!isTakenName(name)) return []
  return [
    {
      rule: 'file-name',
      severity: 'error',
      file,
      message: `文件名“${clip(name)}”与网站固定的网址相同`,
      expected: '不用年份，也不用 brief、department、overall 作项目的编码或文件名',
      fix: `照批复的项目编码改名；没有编码的，按序号改名为 ${String(order).padStart(2, '0')}.yaml`,
    },
  ]
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
