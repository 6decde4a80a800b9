import { join } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import type { Align } from '../../model/grid.ts'
import {
  defaulted,
  failed,
  type Kind,
  listOf,
  mapping,
  optional,
  required,
  scalar,
  type ValuesOf,
} from '../schema/kind.ts'
import { line, moneyUnit, oneOf, yes } from '../schema/scalars.ts'
import { decode } from '../text/decode.ts'
import { listFolder, readText } from '../text/file.ts'
import type { Node } from '../text/node.ts'
import { type Purpose, printedKinds } from './kinds.ts'

const text = scalar('text', '文字', (value) => value)
const count = scalar('number', '从 1 开始的整数', (value) =>
  /^[1-9]\d{0,2}$/.test(value) ? Number(value) : undefined,
)
const alignments = new Map<string, Align>([
  ['左', 'left'],
  ['中', 'center'],
  ['右', 'right'],
])
const align = {
  ...scalar('align', '“左”“中”或“右”', (value) => alignments.get(value)),
  words: [...alignments.keys()],
}

const purpose = {
  ...scalar(
    'purpose',
    `${printedKinds.map(({ print }) => `“${print.purpose}”`).join('')}之一`,
    (value): Purpose | undefined => printedKinds.find(({ print }) => print.purpose === value)?.id,
  ),
  words: printedKinds.map(({ print }) => print.purpose),
}
const paper = {
  ...scalar('paper', '“横”或“竖”', (value) =>
    value === '横' || value === '竖' ? value === '横' : undefined,
  ),
  words: ['横', '竖'],
}
const size = scalar('size', '7 到 12 的字号，如 9 或 10.5', (value) =>
  /^([7-9]|1[01])(\.5)?$|^12$/.test(value) ? Number(value) : undefined,
)
const lists = scalar('text', '列表的字段名，几个之间用“、”', (value) => value.split('、'))

/** The value of `kind` with the line it starts on, for errors about a row of the template. */
function withLine<T>(kind: Kind<T>): Kind<T & { line: number }> {
  return {
    expected: kind.expected,
    shape: kind.shape,
    read(node: Node, context) {
      const value = kind.read(node, context)
      return value === failed ? failed : { ...value, line: node.at.line }
    },
  }
}

const cell = mapping(
  {
    label: optional('标签', text, { description: '印在表上的标题，可写 {字段名}', example: '项目名称' }),
    field: optional('字段', text, { description: '填入的内容，写字段名', example: '项目名称' }),
    text: optional('文字', text, { description: '照印的文字，不是标题', example: '—' }),
    blank: defaulted('空白', yes, false, { description: '这一格什么也不印' }),
    colSpan: required('占列', count, { description: '占多少细列', example: '9' }),
    rowSpan: defaulted('占行', count, 1, { description: '占 form.yaml 里的多少行，不写就是 1' }),
    align: optional('对齐', align, { description: '左、中或右' }),
    headsRow: defaulted('行标题', yes, false, { description: '这一格的内容是本行的标题' }),
    merges: defaulted('向下合并', yes, false, { description: '相邻各项内容相同时合成一格' }),
    required: defaulted('必填', yes, false, { description: '这一格的字段不能空着' }),
  },
  '一格，如 { 标签: 项目编码, 占列: 9 }',
)

const row = mapping(
  {
    heads: defaulted('列标题', yes, false, { description: '这一行的标签是下面各列的标题' }),
    repeats: defaulted('换页重复', yes, false, { description: '换页后在页首再印一次' }),
    each: optional('每项', lists, { description: '每一项印一行，写列表的字段名', example: '绩效指标' }),
    by: optional('按', text, { description: '几个列表并排时，这一项相同的对着印', example: '一级指标' }),
    cells: required('单元格', listOf(withLine(cell), '从左到右的各格'), { description: '从左到右的各格' }),
  },
  '一行，从“单元格: ”写起',
)

const ownKindNames = ['文字', '一行', '金额', '百分数', '分数', '日期', '指标值'] as const

const own = mapping(
  {
    key: required('字段', line, {
      description: '字段的名称，就是内容文件里的键，照表上的写',
      example: '立项依据',
    }),
    kind: defaulted('种类', oneOf('own-kind', ownKindNames), '文字', {
      description: '填的是什么，检查时照它看；“文字”可有几段，不写就是它',
    }),
    list: optional('列表', line, {
      description: '是哪个列表里每一项的，不写就是整张表的',
      example: '绩效指标',
    }),
    description: optional('说明', line, { description: '写什么，给填写的人看' }),
  },
  '一个字段，如 { 字段: 立项依据, 种类: 文字 }',
)

/** The fields that a form has of its own. */
export const ownFields = listOf(own, '表样自有的字段')

const schema = mapping(
  {
    name: required('名称', text, { description: '表的名称', example: '绩效目标表' }),
    origin: optional('依据', text, { description: '规定这个表样的文件' }),
    purpose: defaulted('用于', purpose, 'project', { description: '印哪一种内容，不写就是“项目”' }),
    landscape: defaulted('纸张', paper, false, { description: '纸横放还是竖放，不写就是“竖”' }),
    size: optional('字号', size, { description: '表内文字的字号，不写就是 10.5', example: '9' }),
    moneyUnit: optional('金额单位', moneyUnit, {
      description: '表上金额的单位，不写就照内容文件的单位',
      example: '万元',
    }),
    title: required('标题', text, { description: '印在表上方的标题，可写 {字段名}，可有几行' }),
    left: optional('左上', text, { description: '表的左上方' }),
    right: optional('右上', text, { description: '表的右上方' }),
    own: defaulted('自有字段', ownFields, [], {
      description: '表上有、程序不认识的字段；用这个表样的内容文件就可以写',
    }),
    questions: defaulted('待确认', listOf(line, '一条或几条'), [], {
      description: '学来的表样里拿不准的地方，一条一行；对照原表确认、改正后删去，全删去了连“待确认”一起删',
    }),
    columns: required('列数', count, { description: '一行共多少细列', example: '60' }),
    rows: required('行', listOf(withLine(row), '从上到下的各行'), { description: '从上到下的各行' }),
  },
  '表样的各项，如“名称: 绩效目标表”',
)

/** `templates/<id>/form.yaml`: an official form. No content file; it says what is printed of them. */
export const templateKind = {
  id: 'form',
  name: '表样',
  title: '表样',
  schema: () => schema,
} as const

/** An official form. Widths are in fine columns, of which a row fills `columns`; `rowSpan` counts rows of the template. */
export type FormTemplate = ValuesOf<typeof schema> & {
  /** The folder's name, by which a record asks for the form. */
  id: string
  file: string
}
/** A row of it, printed once for each item of its lists where it has some. */
export type TemplateRow = FormTemplate['rows'][number]
/** Holds one of: a label, in which `{field}` may stand; a field; a fixed text that is no label; nothing. */
export type TemplateCell = TemplateRow['cells'][number]

/** The forms that content can use, and what is wrong with them. */
export interface Templates {
  templates: FormTemplate[]
  findings: Finding[]
}

/**
 * Reads every `templates/<id>/form.yaml` of the program, and of the content, whose own comes first. Whether rows fill the
 * grid and fields exist is for `checkTemplate` to say.
 * @param content the folder that holds `content/`, and `templates/` where the content brings forms of its own
 * @param program the folder of this program; where none is given, the content brings all forms
 */
export function readTemplates(content: string, program = content): Templates {
  const own = templatesBelow(content)
  if (program === content) return own
  const ours = templatesBelow(program)
  const names = new Set(own.templates.map(({ id }) => id))
  return {
    templates: [...own.templates, ...ours.templates.filter(({ id }) => !names.has(id))],
    findings: [...own.findings, ...ours.findings, ...shadowing(own.templates, ours.templates)],
  }
}

/** A copy of one of the program's forms is used instead of it, even when an update of the program mends that one. */
function shadowing(own: readonly FormTemplate[], ours: readonly FormTemplate[]): Finding[] {
  return own
    .filter((template) => {
      const other = ours.find(({ id }) => id === template.id)
      return other && JSON.stringify(other) !== JSON.stringify(template)
    })
    .map(({ id }) => ({
      rule: 'template-shadowed',
      severity: 'warning',
      file: `templates/${id}/form.yaml`,
      message: `程序自带的表样也叫“${id}”，内容不同；现在用的是这一个，程序更新也换不了它`,
      fix: `要用程序自带的，删去 templates/${id}；表样确实不同，换一个目录名，再改 department.md 里的“表样: ”`,
    }))
}

function templatesBelow(root: string): Templates {
  const { entries, findings } = listFolder(root, 'templates')
  const templates: FormTemplate[] = []
  for (const entry of entries) {
    if (entry.kind !== 'folder') continue
    const file = `templates/${entry.name}/form.yaml`
    const source = readText(join(root, file), file)
    findings.push(...source.findings)
    if (source.text === undefined) continue
    const template = readTemplate(source.text, entry.name, file, findings)
    if (template) templates.push(template)
  }
  return { templates, findings }
}

/** Reads the text of one `form.yaml`; what does not fit goes to `findings`. */
export function readTemplate(
  source: string,
  id: string,
  file: string,
  findings: Finding[],
): FormTemplate | undefined {
  const value = decode(source, file, templateKind.schema(), findings)
  return value === failed ? undefined : { id, file, ...value }
}
