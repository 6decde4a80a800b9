import { type PrintedKind, printedKinds } from '../../content/kinds/kinds.ts'
import { projectKind } from '../../content/kinds/project.ts'
import type { FormTemplate } from '../../content/kinds/template.ts'
import { ownFieldsOf, schemaOf } from '../../content/own-fields.ts'
import { type FoundForm, type Item, lists, type Question } from '../find/found-form.ts'
import { isNothing } from '../find/labels.ts'
import { chooseForm } from './choose-form.ts'

/** What says whose a form is stands in department.md, and a whole department's goal under another name. */
const elsewhere = new Set(['单位编码', '单位名称', '主管部门', '实施单位', '年度'])

/**
 * What labels named well, and no file of a form of this kind has, such as 备注 of an indicator: it is asked for, once a field or
 * column.
 */
export function unwritten(form: FoundForm, templates: readonly FormTemplate[]): Question[] {
  const shapes = shapesOf(form, templates)
  const paths = shapes.flatMap((fields) =>
    fields.flatMap(({ key, kind }) => [
      key,
      ...Object.values(kind.shape ?? {}).map((inner) => `${key}.${inner.key}`),
    ]),
  )
  const isWritten = (path: string) =>
    paths.includes(path) || elsewhere.has(path) || (form.purpose === 'overall' && path === '绩效目标')
  const fields = [...form.fields].flatMap(([path, text]): Question[] =>
    isNothing(text) || isWritten(path) || isSumOfWeights(path, text)
      ? []
      : [questionOf(path.replaceAll('.', ' › '), `是“${text}”，没有写进内容`, form)],
  )
  const columns = lists.flatMap((list) => {
    const items = shapes.flatMap((own) => own.filter(({ key }) => key === list).map(({ kind }) => kind.item))
    const known = new Set(items.flatMap((item) => Object.values(item?.shape ?? {}).map(({ key }) => key)))
    const used = new Set(form.lists[list].flatMap((item) => [...item.keys()]))
    return [...used].flatMap((key): Question[] => {
      const says = (item: Item) => !isNothing(item.get(key) ?? '')
      const filled = form.lists[list].filter(says).length
      if (filled === 0 || known.has(key) || items.length === 0) return []
      const first = form.lists[list].findIndex(says) + 1
      return [questionOf(`${list} 第${first}项 › ${key}`, `一栏有 ${filled} 格没有写进内容`, form, key)]
    })
  })
  return [...fields, ...columns]
}

/** The fields of the kinds of file that a form becomes: a self-evaluation brings its project. */
function shapesOf(form: FoundForm, templates: readonly FormTemplate[]) {
  const own = printedKinds.filter(({ id }) => id === form.purpose)
  const kinds: readonly PrintedKind[] = form.purpose === 'overall' ? own : [projectKind, ...own]
  return kinds.map((kind) => {
    const brought = ownFieldsOf(templates, kind.id, chooseForm(form, kind.id, templates))
    return Object.values(schemaOf<unknown>(kind, '万元', brought).shape ?? {})
  })
}

/** Below indicators that have weights, some forms print their sum. */
function isSumOfWeights(path: string, text: string): boolean {
  return path === '总分' && /^[\d.]+分?$/.test(text)
}

function questionOf(path: string, says: string, form: FoundForm, name = path): Question {
  return {
    place: form.origins.get(path)?.place || form.place,
    message: `“${name}”${says}`,
    fix: '这种内容文件没有这一项；要紧的照原文写进别的字段',
  }
}
