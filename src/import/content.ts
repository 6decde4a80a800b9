import { readProject } from '../content/department.ts'
import { departmentSchema, projectSchema } from '../content/schema.ts'
import { type Plain, toYaml, writeRecord } from '../content/write.ts'
import { checkRequired } from '../form/required.ts'
import type { Finding } from '../model/finding.ts'
import type { FormTemplate } from '../model/form.ts'
import type { MoneyUnit } from '../model/money.ts'
import { checkpoints, type Department } from '../model/record.ts'
import { chooseForm } from './choose.ts'
import type { FoundForm } from './form.ts'
import { writeNarrative } from './narrative.ts'
import type { Recognised } from './recognise.ts'

/** Whose content a document becomes: what its titles say, or the person who imports it. */
export interface Owner {
  unit: string
  name: string
  year: number
  moneyUnit: MoneyUnit
}

/** A content file that a document becomes. */
export interface ContentFile {
  file: string
  content: string
}

/** A form that became a file, or did not: then `findings` say why. */
export interface Placed {
  form: FoundForm
  file?: ContentFile
  findings: Finding[]
}

/** Whose forms they are. What neither the document nor the person says is missing from the answer. */
export function ownerOf({ forms, year }: Recognised, given: Partial<Owner>): Partial<Owner> {
  const one = <T>(values: readonly (T | undefined)[]) => {
    const distinct = [...new Set(values.filter((value) => value !== undefined))]
    return distinct.length === 1 ? distinct[0] : undefined
  }
  const unit = given.unit ?? one(forms.map((form) => form.unit))
  const name = given.name ?? one(forms.map((form) => form.unitName ?? form.fields.get('实施单位')))
  const moneyUnit = given.moneyUnit ?? one(forms.map((form) => form.moneyUnit))
  const budgetYear = given.year ?? year
  return {
    ...(unit && { unit }),
    ...(name && { name }),
    ...(budgetYear && { year: budgetYear }),
    ...(moneyUnit && { moneyUnit }),
  }
}

/**
 * The content files of a document's forms, each read again like every content file: what does not pass is not written.
 * @param existing the department that these forms are added to, whose form (表样) then stays
 */
export function placeForms(
  forms: readonly FoundForm[],
  owner: Owner,
  templates: readonly FormTemplate[],
  existing: Department | undefined,
): { form: string; placed: Placed[] } {
  const chosen = forms.map((form) => chooseForm(form, templates))
  const form = existing?.form ?? mostCommon(chosen)
  const orders = ordersOf(forms, existing)
  const placed = forms.map((found, index): Placed => {
    if (found.refusals.length > 0) return { form: found, findings: [] }
    const own = chosen[index] === form ? undefined : chosen[index]
    return placeForm(found, orders[index] ?? index + 1, own ?? form, own, owner, templates)
  })
  return { form, placed }
}

function mostCommon(names: readonly string[]): string {
  const count = (name: string) => names.filter((other) => other === name).length
  return [...names].sort((a, b) => count(b) - count(a))[0] ?? ''
}

/** Each form's 序号: the one in its title, else that of the existing project of its name, else the next that is free. */
function ordersOf(forms: readonly FoundForm[], existing: Department | undefined): number[] {
  const projects = existing?.projects ?? []
  const known = forms.map(({ order, fields }) => {
    const [code, name] = [fields.get('项目编码'), fields.get('项目名称')]
    return order ?? projects.find((project) => (code ? project.code === code : project.name === name))?.order
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

function placeForm(
  form: FoundForm,
  order: number,
  formId: string,
  own: string | undefined,
  owner: Owner,
  templates: readonly FormTemplate[],
): Placed {
  const id = form.fields.get('项目编码') || String(order).padStart(2, '0')
  const file = `content/${owner.unit}/${owner.year}/${id}.yaml`
  const content = toYaml(projectContent(form, order, own))
  const findings: Finding[] = []
  if (form.moneyUnit !== undefined && form.moneyUnit !== owner.moneyUnit)
    findings.push({
      rule: 'import-unit',
      severity: 'error',
      file,
      field: '预算数',
      message: `这张表的金额单位是${form.moneyUnit}，这个单位的是${owner.moneyUnit}`,
      fix: '分开导入，或在原文件里统一金额单位',
    })
  const project = readProject(content, file, owner.moneyUnit, findings)
  const template = templates.find((candidate) => candidate.id === formId)
  if (project && template) {
    const department = { ...owner, file, form: formId, narrative: [], projects: [] }
    findings.push(...checkRequired(template, { purpose: 'project', department, project }))
  }
  return findings.length > 0 ? { form, findings } : { form, file: { file, content }, findings }
}

/** A project's content in the schema's order; a field that the form leaves blank is blank. */
function projectContent(form: FoundForm, order: number, own: string | undefined): { [key: string]: Plain } {
  const plan = Object.fromEntries(
    checkpoints.flatMap((key) => (form.fields.has(key) ? [[key, form.fields.get(key) ?? '']] : [])),
  )
  const { shape: columns = {} } = projectSchema('元').shape?.indicators?.kind ?? {}
  const values: { [key: string]: Plain } = {
    ...Object.fromEntries(form.fields),
    序号: String(order),
    ...(own !== undefined && { 表样: own }),
    ...(Object.keys(plan).length > 0 && { 资金支出计划: plan }),
    绩效指标: form.indicators.map((indicator) =>
      pick(
        Object.fromEntries(indicator),
        Object.values(columns).map(({ key }) => key),
      ),
    ),
  }
  return pick(
    values,
    Object.values(projectSchema('元').shape ?? {}).map(({ key }) => key),
  )
}

function pick(values: { [key: string]: Plain }, keys: readonly string[]): { [key: string]: Plain } {
  return Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])))
}

/**
 * The department's own file: what is known of it, and the narrative as the document has it; what an existing file says
 * beyond that (dates, its source) stays.
 * @param body the narrative of the existing file
 */
export function departmentFile(
  owner: Owner,
  form: string,
  found: Recognised,
  existing: Department | undefined,
  body: string | undefined,
): ContentFile {
  const written = existing ? writeRecord(departmentSchema, existing) : {}
  const kept = typeof written === 'string' || Array.isArray(written) ? {} : written
  const said: { [key: string]: Plain } = {
    ...kept,
    单位编码: owner.unit,
    单位名称: owner.name,
    年度: String(owner.year),
    金额单位: owner.moneyUnit,
    表样: form,
  }
  const keys = Object.values(departmentSchema.shape ?? {}).map(({ key }) => key)
  const head = toYaml(Object.fromEntries(keys.map((key) => [key, said[key] ?? ''])))
  const text = found.narrative.length > 0 ? `\n${writeNarrative(found.narrative)}` : (body ?? '')
  return {
    file: `content/${owner.unit}/${owner.year}/department.md`,
    content: `---\n${head}---\n${text}`,
  }
}
