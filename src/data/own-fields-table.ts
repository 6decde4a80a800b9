import { recordsOf } from '../content/record.ts'
import { formFields } from '../form/record-texts.ts'
import type { Row } from './column.ts'
import { projectColumns, projectKey, type Table, unitCells } from './table.ts'

/** What stands in the fields that forms have of their own, one a row: which fields there are, only the forms know. */
export const ownFieldsTable: Table = {
  id: 'own-fields',
  title: '表样自有的字段',
  description: '一行是表样自有的一个字段，照公开的原文',
  columns: [
    ...projectColumns,
    { name: '记录', type: 'string', description: '写在哪种表里：项目、自评、监控、整体', required: true },
    { name: '列表', type: 'string', description: '是哪个列表里的一项；空着的，不在列表里' },
    { name: '次序', type: 'integer', description: '在公开的各项里是第几项' },
    { name: '字段', type: 'string', description: '表上的名称', required: true },
    { name: '内容', type: 'string', description: '照公开的原文；不予公开的，写“不予公开”', required: true },
  ],
  key: [...projectKey, '记录', '列表', '次序', '字段'],
  parent: 'units',
  rowsOf: (department) =>
    recordsOf(department).flatMap((record) => {
      const { kind, project } = record
      const { own = [] } = record.record
      const { values, lists } = own.length > 0 ? formFields(record) : { values: {}, lists: {} }
      const place = [...unitCells(department), project?.id ?? kind.id, kind.name]
      return own.flatMap(({ key, list }): Row[] => {
        const items = list === undefined ? [values] : (lists[list] ?? [])
        return items.flatMap((item, index): Row[] => {
          const text = item[key] ?? ''
          const order = list === undefined ? undefined : index + 1
          return text === '' ? [] : [[...place, list, order, key, text]]
        })
      })
    }),
}
