import { join } from 'node:path'
import { departmentKind } from '../content/kinds/department.ts'
import { projectKind } from '../content/kinds/project.ts'
import {
  type FormTemplate,
  readTemplates,
  type TemplateRow,
  type Templates,
} from '../content/kinds/template.ts'
import { schemaOf } from '../content/own-fields.ts'
import { findTaken, readDepartment } from '../content/read-department.ts'
import type { Kind } from '../content/schema/kind.ts'
import { type Plain, toYaml } from '../content/schema/write-record.ts'
import { findCaseTwins } from '../content/stray.ts'
import { decode } from '../content/text/decode.ts'
import { listFolder, readText } from '../content/text/file.ts'
import { writeFiles } from '../content/text/write-files.ts'
import { fieldsOfRow } from '../form/check-fields.ts'
import { ContentError, type Finding } from '../model/finding.ts'

/** A content file that is not there yet. */
export interface Draft {
  /** Path below the project folder. */
  file: string
  text: string
  /** The fields that are still to be filled in before it can be published, as findings name them. */
  toFill: string[]
}

/** What is known of a file's fields, by key. */
export type Known = Readonly<Record<string, string>>

/**
 * A `department.md` with what is known; its narrative is for the clerk to add.
 * @param root the folder that holds `content/`
 * @param program the folder of this program, whose forms are used where the content brings none of that name
 * @throws ContentError where a value does not fit its field, or there is no such form for projects
 */
export function draftDepartment(root: string, known: Known, program?: string): Draft {
  const { 单位编码: unit = '', 年度: year = '', 表样: form = '' } = known
  const file = `content/${unit}/${year}/department.md`
  const keys = Object.values(departmentKind.schema().shape ?? {}).map(({ key }) => key)
  const head = toYaml(Object.fromEntries(keys.map((key) => [key, known[key] ?? ''])))
  const toFill = leftBlank(head, file, departmentKind.schema())
  if (form !== '') projectForm(readTemplates(root, program), form, file)
  return { file, text: `---\n${head}---\n`, toFill }
}

/**
 * A project's file with the fields that its department's form prints, in the order of docs/content.md, blank where they
 * are not known. It is numbered after the projects that are there.
 * @param root the folder that holds `content/`
 * @param program the folder of this program, whose forms are used where the content brings none of that name
 * @param folder `content/<unit>/<year>`, whose `department.md` names form and unit of money
 * @throws ContentError where that file is not right, or a value does not fit its field
 */
export function draftProject(root: string, folder: string, known: Known, program?: string): Draft {
  const findings: Finding[] = []
  const forms = readTemplates(root, program)
  const department = readDepartment(root, folder, findings, forms.templates)
  const head = `${folder}/department.md`
  if (!department) throw new ContentError(findings.filter(({ file }) => file === head))
  const order = String(lastOrder(root, folder) + 1)
  const name = known.项目编码 || `project-${order}`
  const file = `${folder}/${name}.yaml`
  const others = listFolder(root, folder).entries.filter((entry) => entry.name !== `${name}.yaml`)
  const twins = findCaseTwins(folder, [...others, { name: `${name}.yaml`, kind: 'file' }])
  const refused = [...twins.filter((twin) => twin.file === file), ...findTaken(file, name, Number(order))]
  if (refused.length > 0) throw new ContentError(refused)
  const template = projectForm(forms, department.form, head)
  const schema = schemaOf(projectKind, department.moneyUnit, template.own)
  const text = toYaml(blankFields(schema, printedBy(template), { ...known, 序号: order }))
  const demanded = template.rows.flatMap((row) =>
    pathsOf({ ...row, cells: row.cells.filter((cell) => cell.required) }, template),
  )
  const toFill = leftBlank(text, file, schema)
  return { file, text, toFill: [...new Set([...toFill, ...demanded])] }
}

/** The form `id`, which `file` asks for. */
function projectForm({ templates }: Templates, id: string, file: string): FormTemplate {
  const usable = templates.filter(({ purpose }) => purpose === 'project')
  const template = usable.find((candidate) => candidate.id === id)
  if (template) return template
  const expected = usable.map((candidate) => `${candidate.id}（${candidate.name}）`).join('、')
  const message = `没有用于项目的表样“${id}”`
  throw new ContentError([
    { rule: 'form', severity: 'error', file, field: '表样', message, expected, fix: '改成其中一个' },
  ])
}

/** The fields that a form prints, as findings name them: `资金支出计划 › 3月底`. */
function printedBy(template: FormTemplate): ReadonlySet<string> {
  return new Set(template.rows.flatMap((row) => pathsOf(row, template)))
}

function pathsOf(row: TemplateRow, template: FormTemplate): string[] {
  const { single, items } = fieldsOfRow(row, template)
  const names = items.map((field) => field.split('.').at(-1))
  return [
    ...single.map((field) => field.replaceAll('.', ' › ')),
    ...(row.each ?? []).flatMap((list) => names.map((name) => `${list} 第1项 › ${name}`)),
  ]
}

function blankFields(kind: Kind<unknown>, printed: ReadonlySet<string>, known: Known, above = '') {
  const written: { [key: string]: Plain } = {}
  for (const { key, kind: inner, required } of Object.values(kind.shape ?? {})) {
    const path = above + key
    const below = `${path}${inner.item ? ' 第1项' : ''} › `
    const wanted = [...printed].some((name) => name === path || name.startsWith(below))
    if (!required && !wanted && !known[key]) continue
    const fields = inner.shape && blankFields(inner, printed, {}, below)
    written[key] = fields ? (inner.item ? [fields] : fields) : (known[key] ?? '')
  }
  return written
}

/** The fields that must be filled in and are not. Anything else that is wrong with them is thrown. */
function leftBlank(text: string, file: string, schema: Kind<unknown>): string[] {
  const findings: Finding[] = []
  decode(text, file, schema, findings)
  const wrong = findings.filter(({ rule }) => rule !== 'blank')
  if (wrong.length > 0) throw new ContentError(wrong.map(({ line, column, ...finding }) => finding))
  return findings.map(({ field = '' }) => field)
}

/** The last 序号 in use. Files half filled in have one too, and so are not read as projects. */
function lastOrder(root: string, folder: string): number {
  const files = listFolder(root, folder).entries.filter(({ name }) => name.endsWith('.yaml'))
  const texts = files.map(({ name }) => readText(join(root, folder, name), `${folder}/${name}`))
  return Math.max(0, ...texts.map(({ text = '' }) => Number(/^序号: *(\d+)/m.exec(text)?.[1] ?? 0)))
}

/**
 * Writes a draft below `root`, where no file of that name is.
 * @throws ContentError where there is one, which stays as it is
 */
export async function writeDraft(root: string, { file, text }: Draft) {
  const draft = { path: join(root, file), data: text, isNew: true }
  await writeFiles([draft]).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    const message = '已经有这个文件，没有动它'
    const fix = '直接改这个文件；要新建别的，换一个编码或年度'
    throw new ContentError([{ rule: 'exists', severity: 'error', file, message, fix }])
  })
}
