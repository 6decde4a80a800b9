import { purposeName } from '../content/kinds/kinds.ts'
import type { FormTemplate, TemplateCell, TemplateRow } from '../content/kinds/template.ts'
import { fieldsIn } from './expand.ts'
import { fieldNames } from './record-texts.ts'
import { type Problem, show } from './show.ts'

/** Checks that all fields of a template are fields of the record that it prints, and that each cell says what it holds. */
export function checkFields(template: FormTemplate): Problem[] {
  const { purpose, own, title, left = '', right = '' } = template
  const captions = Object.entries({ 标题: title, 左上: left, 右上: right })
  const { values } = fieldNames(purpose, own)
  return [
    ...captions.flatMap(([field, text]) =>
      fieldsIn(text)
        .filter((name) => !values.includes(name))
        .map((name) => ({ ...unknown(name, values, template), field })),
    ),
    ...template.rows.flatMap((row, index) => checkRow(row, index, template)),
  ]
}

function unknown(field: string, known: readonly string[], { purpose }: FormTemplate): Problem {
  return {
    rule: 'template-field',
    message: `没有“${field}”这个字段`,
    expected: known.join('、'),
    fix: `改成其中一个字段名，或删去；“${purposeName(purpose)}”以外的内容，先写对“用于”`,
  }
}

function checkRow(row: TemplateRow, index: number, template: FormTemplate): Problem[] {
  const { lists } = fieldNames(template.purpose, template.own)
  const strange = row.each?.find((list) => !(list in lists))
  const listProblem = (message: string, fix: string, expected?: string): Problem[] => [
    { rule: 'template-list', line: row.line, message: `${show(row, index)}${message}`, expected, fix },
  ]
  if (strange !== undefined)
    return listProblem(
      `没有“${strange}”这个列表`,
      '“每项”改成其中一个列表名，或删去“每项”；几个列表之间用“、”',
      Object.keys(lists).join('、'),
    )
  const several = (row.each?.length ?? 0) > 1
  if (several && row.by === undefined)
    return listProblem('几个列表并排，没有写“按”', '加上“按: 一级指标”，这一项相同的对着印')
  if (!several && row.by !== undefined)
    return listProblem('只有一个列表，不用写“按”', '删去“按”，或在“每项”里写几个列表，之间用“、”')
  const { by } = row
  const without = by && row.each?.find((list) => !lists[list]?.includes(by))
  if (without) return listProblem(`“${without}”里没有“${by}”，不能按它并排`, '“按”改成几个列表都有的字段')
  const known = knownFields(row, template)
  const { values } = fieldNames(template.purpose, template.own)
  const isKnown = (field: string) =>
    known.includes(field) || (row.each?.length === 1 && values.includes(field))
  return row.cells.flatMap((cell) => {
    const problems = [
      ...checkContent(cell),
      ...fieldsOf(cell)
        .filter((field) => !isKnown(field))
        .map((field) => unknown(field, known, template)),
    ]
    return problems.map((problem) => ({
      ...problem,
      line: cell.line,
      message: `${show(row, index)}${problem.message}`,
    }))
  })
}

/** The fields that the cells of a row may name. */
function knownFields({ each, by }: TemplateRow, { purpose, own }: FormTemplate): readonly string[] {
  const { values, lists } = fieldNames(purpose, own)
  if (!each) return values
  const [first = '', ...others] = each
  if (others.length === 0) return lists[first] ?? []
  return [by ?? '', ...each.flatMap((list) => (lists[list] ?? []).map((field) => `${list}.${field}`))]
}

/** The fields of the record itself that a row prints, and those of the items that it is printed for. */
export function fieldsOfRow(
  { each, cells }: TemplateRow,
  { purpose, own }: FormTemplate,
): { single: string[]; items: string[] } {
  const fields = cells.flatMap(fieldsOf)
  const [list, ...others] = each ?? []
  if (list === undefined) return { single: fields, items: [] }
  const ofItems = others.length > 0 ? undefined : fieldNames(purpose, own).lists[list]
  const isOfItem = (field: string) => ofItems === undefined || ofItems.includes(field)
  return { single: fields.filter((field) => !isOfItem(field)), items: fields.filter(isOfItem) }
}

/** The fields that a cell prints. */
export function fieldsOf({ label, field }: TemplateCell): string[] {
  return field === undefined ? fieldsIn(label ?? '') : [field]
}

function checkContent(cell: TemplateCell): Problem[] {
  const { label, field, text, blank, required } = cell
  const said = Object.entries({ 标签: label, 字段: field, 文字: text, 空白: blank || undefined })
    .filter(([, value]) => value !== undefined)
    .map(([key]) => `“${key}”`)
  const problem = (message: string, fix: string): Problem[] => [{ rule: 'template-cell', message, fix }]
  const fix = '标题写“标签”，填内容写“字段”，照印的文字写“文字”，不印写“空白: 是”，只写一个'
  if (said.length === 0) return problem('有一格没有写“标签”或“字段”', fix)
  if (said.length > 1) return problem(`有一格既写了${said.join('又写了')}`, fix)
  if (required && fieldsOf(cell).length === 0)
    return problem('有一格写了“必填”，但没有字段', '删去“必填”，或写上“字段”')
  return []
}
