import { type kinds, projectsKinds } from '../../content/kinds/kinds.ts'
import { projectKind } from '../../content/kinds/project.ts'
import type { FoundForm } from './found-form.ts'

/**
 * A form of targets may have columns for results too, which are blank as long as there are none: where nothing is filled in
 * that only results have, it is one of targets.
 */
export function settlePurpose(form: FoundForm): void {
  const kind = projectsKinds.find(({ id }) => id === form.purpose)
  if (!kind) return
  const own = keysOf(kind)
  const targets = keysOf(projectKind)
  const isOwn = ([path, text]: [string, string]) => {
    const [key = ''] = path.split('.')
    return text !== '' && own.has(key) && !targets.has(key)
  }
  const isFilled = [...form.fields].some(isOwn) || form.lists.绩效指标.some((item) => [...item].some(isOwn))
  if (!isFilled) form.purpose = 'project'
}

/** Items side by side are of the whole project and of the year where the form says so somewhere; else nobody knows which are which. */
export function refuseTwins(form: FoundForm): void {
  const saysSo = /中期|长期|实施期|周期|总目标|总体目标|规划|三年/
  if (form.lists.中期绩效指标.length === 0 || form.lists.绩效指标.length === 0) return
  if (form.runs.some(({ fate, text }) => fate !== 'content' && saysSo.test(text.replace(/\s/g, '')))) return
  form.refusals.push({
    place: form.origins.get('中期绩效指标 第1项 › 三级指标')?.place ?? form.place,
    message: '两块指标并排，看不出是两个项目的，还是一块中期、一块本年度的',
    fix: '在原文件里把两块上下排，各有各的项目名称；一块是中期的，在栏目里写明，再导入',
  })
}

/** Whether a form is of results, or may be: it is one of such a kind, or says so in its title or labels. */
export function isOfResults({ purpose, runs }: FoundForm): boolean {
  const saysSo = /自评|评价结果|得分|完成情况|实际完成|监控/
  return (
    projectsKinds.some(({ id }) => id === purpose) ||
    runs.some(({ fate, text }) => fate !== 'content' && text.length < 40 && saysSo.test(text))
  )
}

/** The keys of a kind's fields and of its items. */
function keysOf(kind: (typeof kinds)[number]): ReadonlySet<string> {
  const fields = Object.values(kind.schema('万元').shape ?? {})
  const items = fields.flatMap(({ kind: { item } }) => Object.values(item?.shape ?? {}))
  return new Set([...fields, ...items].map(({ key }) => key))
}
