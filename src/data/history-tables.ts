import { partsOf } from '../compare/parts.ts'
import { projectsKinds, splitStem } from '../content/kinds/kinds.ts'
import type { Department } from '../content/record.ts'
import type { History } from '../corrections/history.ts'
import type { Column, Row } from './column.ts'
import { type Table, unitCells, unitColumns, unitKey } from './table.ts'

const partColumns: readonly Column[] = [
  ...unitColumns,
  {
    name: '内容',
    type: 'string',
    description: `哪一份：department 是绩效文本，overall 是整体目标，其余是项目和它的${projectsKinds.map(({ id, name }) => `${name}（.${id}）`).join('、')}`,
    required: true,
  },
]

/** When things were published and corrected: one table of the publications, one of the corrections. */
export function historyTables(history: History): Table[] {
  return [
    {
      id: 'publications',
      title: '公开',
      description: '一行是公开的一份内容：什么时候公开的，后来更正过几次',
      columns: [
        ...partColumns,
        { name: '名称', type: 'string', description: '读者怎样叫它', required: true },
        { name: '批复日期', type: 'string', description: '财政部门批复部门预算的日期' },
        { name: '公开日期', type: 'string', description: '内容里写的公开日期' },
        { name: '批复后天数', type: 'integer', description: '从批复到公开过了几天' },
        { name: '首次公开', type: 'string', description: '公开日志记下的首次公开时间' },
        { name: '更正次数', type: 'integer', description: '公开以后更正过几处', required: true },
        { name: '最近更正', type: 'string', description: '最近一次更正的日期' },
      ],
      key: [...unitKey, '内容'],
      parent: 'units',
      rowsOf: (department) => partsOf(department).map((part) => publicationRow(department, part, history)),
    },
    {
      id: 'corrections',
      title: '更正',
      description: '一行是一处更正',
      columns: [
        ...partColumns,
        { name: '次序', type: 'integer', description: '这份内容的第几处更正，新的在前', required: true },
        { name: '日期', type: 'string', description: '更正的日期', required: true },
        { name: '字段', type: 'string', description: '改了哪一项', required: true },
        { name: '原文', type: 'string', description: '原来公开的；空着就是原来没有填' },
        { name: '改为', type: 'string', description: '现在公开的；空着就是现在没有填' },
        { name: '理由', type: 'string', description: '为什么改', required: true },
        { name: '依据', type: 'string', description: '依据的文件' },
      ],
      key: [...unitKey, '内容', '次序'],
      parent: 'units',
      rowsOf: (department) =>
        partsOf(department).flatMap(({ stem }) =>
          history
            .correctionsOf({ unit: department.unit, year: department.year, stem })
            .map(
              ({ date, field, before, after, reason, basis }, index): Row => [
                ...unitCells(department),
                stem,
                index + 1,
                date,
                field,
                before,
                after,
                reason,
                basis,
              ],
            ),
        ),
    },
  ]
}

function publicationRow(
  department: Department,
  { stem, title, published }: { stem: string; title: string; published?: string },
  history: History,
): Row {
  const { unit, year, approved } = department
  const item = { unit, year, stem }
  const said = published ?? (splitStem(stem).about ? undefined : department.published)
  const corrections = history.correctionsOf(item)
  const days = approved && said ? daysBetween(approved, said) : undefined
  return [
    ...unitCells(department),
    stem,
    title,
    approved,
    said,
    days,
    history.firstPublished(item),
    corrections.length,
    corrections[0]?.date,
  ]
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}
