import { join } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import { type Align, type FormTemplate, type Purpose, purposes } from '../../model/form.ts'
import { failed, type Kind, listOf, mapping, optional, required, scalar } from '../schema/kind.ts'
import { moneyUnit, yes } from '../schema/scalars.ts'
import { decode } from '../text/decode.ts'
import { listFolder, readText } from '../text/file.ts'
import type { Node } from '../text/node.ts'

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

const purposeNames = new Map<string, Purpose>()
for (const purpose of ['project', 'result', 'monitor', 'overall'] as const)
  purposeNames.set(purposes[purpose], purpose)
const purpose = {
  ...scalar('purpose', '“项目”“自评”“监控”或“单位”', (value) => purposeNames.get(value)),
  words: [...purposeNames.keys()],
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
    blank: optional('空白', yes, { description: '这一格什么也不印' }),
    colSpan: required('占列', count, { description: '占多少细列', example: '9' }),
    rowSpan: optional('占行', count, { description: '占 form.yaml 里的多少行，不写就是 1' }),
    align: optional('对齐', align, { description: '左、中或右' }),
    headsRow: optional('行标题', yes, { description: '这一格的内容是本行的标题' }),
    merges: optional('向下合并', yes, { description: '相邻各项内容相同时合成一格' }),
    required: optional('必填', yes, { description: '这一格的字段不能空着' }),
  },
  '一格，如 { 标签: 项目编码, 占列: 9 }',
)

const row = mapping(
  {
    heads: optional('列标题', yes, { description: '这一行的标签是下面各列的标题' }),
    repeats: optional('换页重复', yes, { description: '换页后在页首再印一次' }),
    each: optional('每项', lists, { description: '每一项印一行，写列表的字段名', example: '绩效指标' }),
    by: optional('按', text, { description: '几个列表并排时，这一项相同的对着印', example: '一级指标' }),
    cells: required('单元格', listOf(withLine(cell), '从左到右的各格'), { description: '从左到右的各格' }),
  },
  '一行，从“单元格: ”写起',
)

/** `templates/<id>/form.yaml`: an official form. */
export const templateSchema = mapping(
  {
    name: required('名称', text, { description: '表的名称', example: '绩效目标表' }),
    origin: optional('依据', text, { description: '规定这个表样的文件' }),
    purpose: optional('用于', purpose, { description: '印哪一种内容，不写就是“项目”' }),
    landscape: optional('纸张', paper, { description: '纸横放还是竖放，不写就是“竖”' }),
    size: optional('字号', size, { description: '表内文字的字号，不写就是 10.5', example: '9' }),
    moneyUnit: optional('金额单位', moneyUnit, {
      description: '表上金额的单位，不写就照内容文件的单位',
      example: '万元',
    }),
    title: required('标题', text, { description: '印在表上方的标题，可写 {字段名}，可有几行' }),
    left: optional('左上', text, { description: '表的左上方' }),
    right: optional('右上', text, { description: '表的右上方' }),
    columns: required('列数', count, { description: '一行共多少细列', example: '60' }),
    rows: required('行', listOf(withLine(row), '从上到下的各行'), { description: '从上到下的各行' }),
  },
  '表样的各项，如“名称: 绩效目标表”',
)

/**
 * Reads every `templates/<id>/form.yaml` below `root`. Whether rows fill the grid and fields exist is for
 * `checkTemplate` to say.
 */
export function readTemplates(root: string): { templates: FormTemplate[]; findings: Finding[] } {
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
  const value = decode(source, file, templateSchema, findings)
  if (value === failed) return undefined
  const rows = value.rows.map(({ heads, repeats, cells, ...rest }) => ({
    ...rest,
    heads: heads ?? false,
    repeats: repeats ?? false,
    cells: cells.map(({ blank, rowSpan, headsRow, merges, required, ...cell }) => ({
      ...cell,
      blank: blank ?? false,
      rowSpan: rowSpan ?? 1,
      headsRow: headsRow ?? false,
      merges: merges ?? false,
      required: required ?? false,
    })),
  }))
  return {
    ...value,
    purpose: value.purpose ?? 'project',
    landscape: value.landscape ?? false,
    id,
    file,
    rows,
  }
}
