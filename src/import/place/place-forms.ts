import { type ProjectsKind, projectsKinds, stemOf } from '../../content/kinds/kinds.ts'
import { overallKind } from '../../content/kinds/overall.ts'
import { projectKind } from '../../content/kinds/project.ts'
import type { FormTemplate } from '../../content/kinds/template.ts'
import { reportUnmatched } from '../../content/match.ts'
import { ownFieldsOf, schemaOf } from '../../content/own-fields.ts'
import { readProject } from '../../content/read-department.ts'
import {
  type Department,
  type FormRecord,
  type PrintedValues,
  type Project,
  projectRecord,
} from '../../content/record.ts'
import { failed, type Kind } from '../../content/schema/kind.ts'
import { isCode } from '../../content/schema/scalars.ts'
import { toYaml } from '../../content/schema/write-record.ts'
import { decode } from '../../content/text/decode.ts'
import { checkRequired } from '../../form/required.ts'
import type { Finding } from '../../model/finding.ts'
import type { MoneyUnit } from '../../model/money.ts'
import type { FoundForm, Question } from '../find/found-form.ts'
import { chooseForm } from './choose-form.ts'
import { compose, renamed } from './compose.ts'
import { distinct, questionsOf } from './open-questions.ts'
import { mostCommon, type Owner } from './owner.ts'
import { targetsOf } from './targets.ts'
import { unwritten } from './unwritten.ts'

/** A content file that a document becomes. */
export interface ContentFile {
  file: string
  content: string
}

/** A form that became files, with what a person must still look at; or did not: then `refusals` say why. */
export interface Placed {
  form: FoundForm
  files: ContentFile[]
  questions: Question[]
  refusals: Question[]
}

/** Where forms are placed: whose they are, what official forms there are, what is there. */
interface Place {
  owner: Owner
  templates: readonly FormTemplate[]
  /** The department's form (表样), which a project's own differs from. */
  form: string
  /** The projects that are there, and those placed before. */
  projects: KnownProject[]
}

/** A project as a form tells it, or as its file does. */
interface KnownProject {
  id: string
  file: string
  order: number
  code?: string
  name: string
  indicators: readonly { name: string }[]
  /** Undefined while something in its file does not pass. */
  whole?: Project
}

/**
 * The content files of a document's forms, each read again like every content file is: what does not pass stands in the file
 * as the source has it, and is asked for, so that nothing is published before a person has mended it. Targets come first, since results and monitoring are about them.
 * @param units what is said of the unit of their amounts
 * @param existing the department that these forms are added to, whose form (表样) then stays
 */
export function placeForms(
  forms: readonly FoundForm[],
  owner: Owner,
  templates: readonly FormTemplate[],
  existing: Department | undefined,
  units: Units,
): { form: string; placed: Placed[] } {
  const targets = forms.filter(({ purpose }) => purpose === 'project')
  const form =
    existing?.form ??
    mostCommon(
      (targets.length > 0 ? targets : forms.filter(isAssessment).map(targetsOf)).map((target) =>
        chooseForm(target, 'project', templates),
      ),
    ) ??
    'mof-88-annual'
  const place: Place = {
    owner,
    templates,
    form,
    projects: (existing?.projects ?? []).map((whole) => ({ ...whole, whole })),
  }
  const orders = ordersOf(targets, existing)
  const ordered = [...targets, ...forms.filter(({ purpose }) => purpose !== 'project')]
  const placed = ordered.map((found): Placed => {
    const refusals = [...found.refusals, ...otherUnit(found, owner, units)]
    if (refusals.length > 0) return { form: found, files: [], questions: [], refusals }
    const placed = placeForm(found, orders[targets.indexOf(found)] ?? 1, place)
    return { ...placed, questions: [...placed.questions, ...unwritten(found, templates)] }
  })
  return { form, placed }
}

/** Whether a form is about a project's targets, which it repeats. */
function isAssessment({ purpose }: FoundForm): boolean {
  return projectsKinds.some(({ id }) => id === purpose)
}

function placeForm(form: FoundForm, order: number, place: Place): Placed {
  const about = projectsKinds.find(({ id }) => id === form.purpose)
  if (about) return placeAssessment(form, about, place)
  return form.purpose === 'overall' ? placeOverall(form, place) : placeProject(form, order, place)
}

/** Each form's 序号: the one in its title, else that of an existing project of its name that no form before has, else the next that is free. */
function ordersOf(forms: readonly FoundForm[], existing: Department | undefined): number[] {
  const projects = existing?.projects ?? []
  const rest = [...projects]
  const known = forms.map((form) => {
    const project = form.order === undefined ? projectOf(form, rest) : undefined
    if (project) rest.splice(rest.indexOf(project), 1)
    return form.order ?? project?.order
  })
  const taken = new Set([...projects.map(({ order }) => order), ...known])
  let next = 1
  return known.map((order) => {
    if (order !== undefined) return order
    while (taken.has(next)) next++
    taken.add(next)
    return next
  })
}

/** The project that a form is about: by its code, where it has one, else by its name. */
function projectOf<Known extends { code?: string; name: string }>(
  { fields }: FoundForm,
  projects: readonly Known[],
): Known | undefined {
  const [code, name = ''] = [fields.get('项目编码'), fields.get('项目名称')]
  return projects.find((project) => (code ? project.code === code : project.name === name))
}

function folderOf({ unit, year }: Owner): string {
  return `content/${unit}/${year}`
}

function placeProject(form: FoundForm, order: number, place: Place): Placed {
  const { owner, templates } = place
  const chosen = chooseForm(form, 'project', templates)
  const code = form.fields.get('项目编码') ?? ''
  const id = isCode(code) ? code : String(order).padStart(2, '0')
  const file = `${folderOf(owner)}/${id}.yaml`
  const own = ownFieldsOf(templates, projectKind.id, chosen)
  const schema = schemaOf(projectKind, owner.moneyUnit, own)
  const content = toYaml(
    compose(schema, form, {
      序号: String(order),
      ...(chosen !== place.form && { 表样: chosen }),
    }),
  )
  const findings: Finding[] = []
  const project = readProject(content, file, owner.moneyUnit, findings, own)
  if (project) findings.push(...required(projectRecord(departmentOf(place), project), chosen, place))
  const indicators = form.lists.绩效指标.map((indicator) => ({ name: indicator.get('三级指标') ?? '' }))
  const name = form.fields.get('项目名称') ?? ''
  place.projects.push({ id, file, order, code, name, indicators, ...(project && { whole: project }) })
  return { form, files: [{ file, content }], questions: questionsOf(form, findings), refusals: [] }
}

/** A self-evaluation or monitoring table, and its project where that is not there yet. */
function placeAssessment(found: FoundForm, kind: ProjectsKind, place: Place): Placed {
  const { owner, templates } = place
  const known = projectOf(found, place.projects)
  const before = known ? undefined : placeProject(targetsOf(found), nextOrder(place), place)
  const project = known ?? projectOf(found, place.projects)
  if (!project) return { form: found, files: [], questions: [], refusals: [] }
  const file = `${folderOf(owner)}/${stemOf(kind, project.id)}.yaml`
  const form = chooseForm(found, kind.id, templates)
  const about = renamed(found, '绩效指标', '权重', '分值')
  const own = ownFieldsOf(templates, kind.id, form)
  const schema = schemaOf<PrintedValues>(kind, owner.moneyUnit, own)
  const findings: Finding[] = []
  const unmatched: Finding[] = []
  const content = toYaml(compose(schema, about, { 表样: form }))
  const said = read(content, file, schema, findings)
  const record = said && { file, ...said, ...(own && { own }) }
  if (record) reportUnmatched(project.whole ?? project, record, schema, unmatched)
  if (record && project.whole)
    findings.push(
      ...required({ kind, department: departmentOf(place), project: project.whole, record }, form, place),
    )
  const refusals = questionsOf({ ...found, questions: [] }, unmatched)
  if (refusals.length > 0) return { form: found, files: [], questions: [], refusals }
  return {
    form: found,
    files: [...(before?.files ?? []), { file, content }],
    questions: distinct([...(before?.questions ?? []), ...questionsOf(found, findings)]),
    refusals,
  }
}

function nextOrder({ projects }: Place): number {
  return Math.max(0, ...projects.map(({ order }) => order)) + 1
}

function placeOverall(found: FoundForm, place: Place): Placed {
  const { owner, templates } = place
  const file = `${folderOf(owner)}/overall.yaml`
  const form = chooseForm(found, 'overall', templates)
  const goal = found.fields.get('绩效目标')
  const own = { 表样: form, ...(goal !== undefined && { 年度总体目标: goal }) }
  const brought = ownFieldsOf(templates, overallKind.id, form)
  const schema = schemaOf(overallKind, owner.moneyUnit, brought)
  const content = toYaml(compose(schema, found, own))
  const findings: Finding[] = []
  const overall = read(content, file, schema, findings)
  const record = overall && { file, ...overall, ...(brought && { own: brought }) }
  if (record)
    findings.push(...required({ kind: overallKind, department: departmentOf(place), record }, form, place))
  return { form: found, files: [{ file, content }], questions: questionsOf(found, findings), refusals: [] }
}

function departmentOf({ owner, form }: Place): Department {
  return { ...owner, file: `${folderOf(owner)}/department.md`, form, narrative: [], projects: [] }
}

function read<T>(content: string, file: string, kind: Kind<T>, findings: Finding[]): T | undefined {
  const value = decode(content, file, kind, findings)
  return value === failed ? undefined : value
}

function required(record: FormRecord, form: string, { templates }: Place): Finding[] {
  const template = templates.find(({ id }) => id === form)
  return template ? checkRequired(template, record) : []
}

/** The units of money that the person says, and that the document's forms do. */
interface Units {
  said: MoneyUnit | undefined
  all: readonly MoneyUnit[]
}

/** A form whose amounts are in another unit than its department's, or in one that cannot be known. */
function otherUnit(
  { moneyUnit, strangeUnit, place, fields }: FoundForm,
  owner: Owner,
  { said, all }: Units,
): Question[] {
  if (strangeUnit !== undefined)
    return [
      {
        place,
        message: `这张表的金额单位是${strangeUnit}，内容文件只用元、万元`,
        fix: '在原文件里把金额换算成万元，单位也改成万元，再导入',
      },
    ]
  const own = moneyUnit ?? said ?? all[0]
  if (own !== undefined && own !== owner.moneyUnit)
    return [
      {
        place,
        message: `这张表的金额单位是${own}，这个单位的是${owner.moneyUnit}`,
        fix: '分开导入，或在原文件里统一金额单位',
      },
    ]
  if (moneyUnit !== undefined || said !== undefined || new Set(all).size < 2 || !fields.get('预算数'))
    return []
  return [
    {
      place,
      message: '这张表没有写金额单位，同一个文件里别的表有元也有万元',
      fix: '在原文件里写明这张表的金额单位，再导入',
    },
  ]
}
