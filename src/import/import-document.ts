import { join } from 'node:path'
import { type FormTemplate, readTemplates } from '../content/kinds/template.ts'
import { readDepartment } from '../content/read-department.ts'
import { readText as readFileText } from '../content/text/file.ts'
import { splitFrontMatter } from '../content/text/front-matter.ts'
import type { Finding } from '../model/finding.ts'
import type { Run } from './find/account.ts'
import type { Settled } from './find/labels.ts'
import { recognise } from './find/recognise.ts'
import type { Recognised } from './find/recognised.ts'
import { chooseForm } from './place/choose-form.ts'
import { departmentFile } from './place/department-file.ts'
import { columnsBy, meaningsBy, ownLabelsOf } from './place/known-form.ts'
import { withLines } from './place/mends.ts'
import { whyNoForm } from './place/no-form.ts'
import { type Owner, ownerOf } from './place/owner.ts'
import { type ContentFile, type Placed, placeForms } from './place/place-forms.ts'
import type { SourceDocument } from './source.ts'

/** A content file that a document becomes, beside what stands there now. */
export interface Change extends ContentFile {
  /** The file as it is; undefined where there is none. */
  before?: string
}

/** What a document became. */
export interface Imported {
  owner: Partial<Owner>
  placed: Placed[]
  changes: Change[]
  runs: Run[]
  /** What keeps the whole document from being taken in. */
  findings: Finding[]
}

/**
 * Understands a document and says which content files it becomes, below the folder `root`; writes nothing.
 * @param given what the person says of whose forms they are, where the document does not
 * @param program the folder of this program, whose forms are used where the content brings none of that name
 */
export async function importDocument(
  root: string,
  document: SourceDocument,
  given: Partial<Owner>,
  settled: Settled,
  program?: string,
): Promise<Imported> {
  const { templates } = readTemplates(root, program)
  const found = recogniseBy(templates, document, settled)
  const owner = ownerOf(found, given)
  const told = (placed: Placed): Placed => tell(placed, document, owner, templates)
  const refuse = (findings: Finding[]): Imported => ({
    owner,
    placed: found.forms.map((form) => told({ form, files: [], questions: [], refusals: form.refusals })),
    changes: [],
    runs: giveBack([...found.runs, ...found.forms.flatMap(({ runs }) => runs)]),
    findings,
  })
  if (found.forms.length === 0) return refuse(whyNoForm(found, document.file))
  const whole = wholeOwner(owner)
  if (!whole) return refuse(missingOf(owner, document.file))
  const folder = `content/${whole.unit}/${whole.year}`
  const existing = readDepartment(root, folder, [], templates)
  const isStrange = found.forms.some(({ strangeUnit }) => strangeUnit !== undefined)
  const missing = isStrange ? [] : missingOf(owner, document.file)
  // Beside content that says its unit, amounts without one would be taken to be in it.
  if (existing && missing.length > 0) return refuse(missing)
  const moneyUnit = existing?.moneyUnit ?? owner.moneyUnit
  const units = { said: given.moneyUnit, all: found.forms.flatMap((form) => form.moneyUnit ?? []) }
  // 万元 takes any number of decimals: it only serves to read the other fields while nobody says the unit.
  const { form, placed } = placeForms(
    found.forms,
    { ...whole, moneyUnit: moneyUnit ?? '万元' },
    templates,
    existing,
    units,
  )
  const files = placed.flatMap(({ files }) => files)
  const twice = files.filter(({ file }, index) => files.findIndex((other) => other.file === file) !== index)
  if (twice.length > 0) return refuse(twice.map(({ file }) => sameFile(file)))
  const department = { ...whole, ...(moneyUnit && { moneyUnit }) }
  if (files.length > 0) files.push(departmentFile(department, form, found, existing, bodyOf(root, folder)))
  const changes = files.map((file) => compare(root, file))
  const own = placed.flatMap(({ form, files }) => (files.length > 0 ? form.runs : giveBack(form.runs)))
  return { owner, placed: placed.map(told), changes, runs: [...found.runs, ...own], findings: missing }
}

/** What became of a form, with lines that can be typed as they stand. */
function tell(
  placed: Placed,
  document: SourceDocument,
  { year }: Partial<Owner>,
  templates: readonly FormTemplate[],
): Placed {
  const { form, questions, refusals } = placed
  const chosen = chooseForm(form, form.purpose, templates)
  const template = templates.find(({ id }) => id === chosen)
  const told = { document, template, name: freeName(`form-${year ?? 'new'}`, templates) }
  return {
    ...placed,
    questions: questions.map((question) => withLines(question, form, told)),
    refusals: refusals.map((refusal) => withLines(refusal, form, told)),
  }
}

/** A name for a form (表样) that none has. */
function freeName(name: string, templates: readonly FormTemplate[]): string {
  const names = [name, ...templates.map((_, index) => `${name}-${index + 2}`)]
  return names.find((one) => !templates.some(({ id }) => id === one)) ?? name
}

/**
 * Reads a document by its labels, and then once more by the forms that it most likely is in, where they have fields of their
 * own.
 */
function recogniseBy(
  templates: readonly FormTemplate[],
  document: SourceDocument,
  settled: Settled,
): Recognised {
  const first = recognise(document, settled)
  const ids = new Set(first.forms.map((form) => chooseForm(form, form.purpose, templates)))
  const forms = templates.filter(({ id }) => ids.has(id))
  if (forms.length === 0) return first
  const meanings = new Map(forms.flatMap((form) => [...meaningsBy(form, document)]))
  const columns = new Map([
    ...forms.flatMap((form) => [...columnsBy(form), ...ownLabelsOf(form)]),
    ...settled,
  ])
  return recognise(document, columns, meanings)
}

/** What was taken for content is not in any file, where its form was refused. */
function giveBack(runs: readonly Run[]): Run[] {
  return runs.map((run) => (run.fate === 'content' ? { ...run, fate: 'unknown' } : run))
}

function wholeOwner({ unit, name, year }: Partial<Owner>): Omit<Owner, 'moneyUnit'> | undefined {
  return unit && name && year ? { unit, name, year } : undefined
}

function missingOf(owner: Partial<Owner>, file: string): Finding[] {
  const asked: [boolean, string, string][] = [
    [owner.unit === undefined, '单位编码', '--unit'],
    [owner.name === undefined, '单位名称', '--name'],
    [owner.year === undefined, '年度', '--year'],
    [owner.moneyUnit === undefined, '金额单位', '--money'],
  ]
  return asked
    .filter(([missing]) => missing)
    .map(([, field, flag]) => ({
      rule: 'import-owner',
      severity: 'error',
      file,
      field,
      message: '文件里没有写，或各表写的不一样',
      fix: `在命令后面加上 ${flag}，空一格，写这个文件的${field}`,
    }))
}

function sameFile(file: string): Finding {
  return {
    rule: 'import-twice',
    severity: 'error',
    file,
    message: '两张表会写成同一个文件：项目编码或序号相同',
    fix: '在原文件里改正项目编码或序号，或分开导入',
  }
}

function compare(root: string, { file, content }: ContentFile): Change {
  const { text } = readFileText(join(root, file), file)
  return { file, content, ...(text !== undefined && { before: text }) }
}

/** The narrative of an existing department, as it is written. */
function bodyOf(root: string, folder: string): string | undefined {
  const file = `${folder}/department.md`
  const { text } = readFileText(join(root, file), file)
  return text === undefined ? undefined : splitFrontMatter(text)?.body
}
