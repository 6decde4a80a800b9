import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../model/finding.ts'
import { ContentError } from '../model/finding.ts'
import type { Department, Project, Publication } from '../model/record.ts'
import { readText } from './file.ts'
import { failed, type Kind, type Read } from './kind.ts'
import { readNarrative } from './narrative.ts'
import { departmentSchema, projectSchema, siteSchema } from './schema.ts'
import { clip } from './syntax.ts'
import { parseYaml } from './yaml.ts'

/**
 * Reads the content folder (`site.yaml`, `<unit>/<year>/department.md`, `<unit>/<year>/<code>.yaml`).
 * @param root the folder that holds `content/`; files are named in findings as they stand below it
 * @throws ContentError with every problem of every file
 */
export async function readContent(root: string): Promise<Publication> {
  const findings: Finding[] = []
  const site = await readYaml(root, 'content/site.yaml', siteSchema, findings)
  const departments: Department[] = []
  for (const folder of await departmentFolders(root, findings)) {
    const department = await readDepartment(root, folder, findings)
    if (department) departments.push(department)
  }
  if (departments.length === 0 && findings.length === 0) findings.push(nothingToPublish)
  if (site === failed || findings.some((finding) => finding.severity === 'error'))
    throw new ContentError(findings)
  departments.sort((a, b) => b.year - a.year || (a.unit < b.unit ? -1 : 1))
  return { site, departments }
}

const nothingToPublish: Finding = {
  rule: 'empty',
  severity: 'error',
  file: 'content',
  message: '没有任何单位的绩效目标',
  expected: 'content/单位编码/年度/department.md 和各项目的 .yaml',
  fix: '按 README 新建一个单位',
}

async function list(path: string): Promise<{ name: string; folder: boolean }[]> {
  const entries = await readdir(path, { withFileTypes: true })
  return entries
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function departmentFolders(root: string, findings: Finding[]): Promise<string[]> {
  const folders: string[] = []
  for (const unit of await list(join(root, 'content'))) {
    if (!unit.folder) {
      if (unit.name !== 'site.yaml')
        stray(findings, `content/${unit.name}`, '放到“单位编码/年度/”目录里，或删去')
      continue
    }
    for (const year of await list(join(root, 'content', unit.name))) {
      const folder = `content/${unit.name}/${year.name}`
      if (!year.folder || !/^20\d\d$/.test(year.name) || !/^\d{3,9}$/.test(unit.name))
        stray(findings, folder, '目录写成“content/单位编码/年度/”，如 content/315002/2020/')
      else folders.push(folder)
    }
  }
  return folders
}

function stray(findings: Finding[], file: string, fix: string) {
  findings.push({ rule: 'stray-file', severity: 'error', file, message: '这里不该有这个文件或目录', fix })
}

async function readYaml<T>(
  root: string,
  file: string,
  schema: Kind<T>,
  findings: Finding[],
): Promise<Read<T>> {
  const source = await readText(join(root, file), file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return {
      findings: [
        {
          rule: 'missing-file',
          severity: 'error' as const,
          file,
          message: '缺少这个文件',
          fix: '按 README 的范例新建',
        },
      ],
    }
  })
  findings.push(...source.findings)
  return 'text' in source && source.text !== undefined
    ? decode(source.text, file, 1, schema, findings)
    : failed
}

function decode<T>(
  text: string,
  file: string,
  firstLine: number,
  schema: Kind<T>,
  findings: Finding[],
): Read<T> {
  const { root, findings: problems } = parseYaml(text, file, firstLine)
  findings.push(...problems)
  if (root) return schema.read(root, { file, field: '', findings })
  if (problems.length === 0)
    findings.push({
      rule: 'blank',
      severity: 'error',
      file,
      message: '文件里没有内容',
      expected: schema.expected,
      fix: '按同目录其他文件的样子填写',
    })
  return failed
}

async function readDepartment(
  root: string,
  folder: string,
  findings: Finding[],
): Promise<Department | undefined> {
  const file = `${folder}/department.md`
  const names = await list(join(root, folder))
  if (!names.some(({ name }) => name === 'department.md')) {
    findings.push({
      rule: 'missing-file',
      severity: 'error',
      file,
      message: '缺少这个文件',
      expected: '单位的基本信息和绩效文本第一部分',
      fix: '按 README 的范例新建 department.md',
    })
    return undefined
  }
  const source = await readText(join(root, file), file)
  findings.push(...source.findings)
  if (source.text === undefined) return undefined
  const parts = splitFrontMatter(source.text)
  if (!parts) {
    findings.push({
      rule: 'front-matter',
      severity: 'error',
      file,
      line: 1,
      message: '文件开头没有用两行“---”围起来的基本信息',
      expected: departmentSchema.expected,
      fix: '第一行写“---”，填好各项，再写一行“---”，下面是正文',
    })
    return undefined
  }
  const head = decode(parts.head, file, 2, departmentSchema, findings)
  const narrative = readNarrative(parts.body, file, parts.bodyLine)
  findings.push(...narrative.findings)
  if (head === failed) return undefined
  for (const [field, said, expected] of [
    ['单位编码', head.unit, folder.split('/')[1]],
    ['年度', String(head.year), folder.split('/')[2]],
  ] as const)
    if (said !== expected)
      findings.push({
        rule: 'folder-name',
        severity: 'error',
        file,
        field,
        message: `“${said}”与所在目录“${folder}”不一致`,
        expected: expected ?? '',
        fix: `改成 ${expected}，或把文件移到正确的目录`,
      })

  const projects: Project[] = []
  for (const { name, folder: isFolder } of names) {
    if (name === 'department.md') continue
    if (isFolder || !name.endsWith('.yaml'))
      stray(findings, `${folder}/${name}`, '项目文件以项目编码命名，以 .yaml 结尾')
    else {
      const project = await readProject(root, `${folder}/${name}`, projectSchema(head.moneyUnit), findings)
      if (project) projects.push(project)
    }
  }
  reportSharedOrder(projects, findings)
  projects.sort((a, b) => a.order - b.order)
  return { ...head, file, narrative: narrative.sections, projects }
}

/** Front matter between the first two `---` lines, and the line on which the body starts. */
function splitFrontMatter(text: string): { head: string; body: string; bodyLine: number } | undefined {
  const match = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/.exec(text)
  if (!match) return undefined
  const [whole, head = ''] = match
  return { head, body: text.slice(whole.length), bodyLine: whole.split('\n').length }
}

async function readProject(
  root: string,
  file: string,
  schema: ReturnType<typeof projectSchema>,
  findings: Finding[],
): Promise<Project | undefined> {
  const fields = await readYaml(root, file, schema, findings)
  if (fields === failed) return undefined
  const name = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)
  if (name !== fields.code)
    findings.push({
      rule: 'file-name',
      severity: 'error',
      file,
      field: '项目编码',
      message: `“${clip(fields.code)}”与文件名“${name}.yaml”不一致`,
      expected: name,
      fix: `文件改名为 ${fields.code}.yaml，或改正项目编码`,
    })
  return { file, ...fields }
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
        fix: `查看 ${other.file}，改正其中一个`,
      })
    else seen.set(project.order, project)
  }
}
