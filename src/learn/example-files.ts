import { projectsKinds } from '../content/kinds/kinds.ts'
import { overallKind } from '../content/kinds/overall.ts'
import { projectKind } from '../content/kinds/project.ts'
import { schemaOf } from '../content/own-fields.ts'
import type { Kind } from '../content/schema/kind.ts'
import { toYaml } from '../content/schema/write-record.ts'
import type { FoundForm, Item, List } from '../import/find/found-form.ts'
import { compose, renamed } from '../import/place/compose.ts'
import { targetsOf } from '../import/place/targets.ts'
import type { LearntForm } from './learn.ts'

/** A file of a form's example, by its name below the form's folder. */
export interface ExampleFile {
  file: string
  text: string
}

const note = '# 原表上的内容，照抄。\n'

/** The source's values as the content files that the form prints. */
export function exampleFiles(learnt: LearntForm, id: string): ExampleFile[] {
  const { purpose, form, own } = learnt
  const unit = learnt.moneyUnit ?? '万元'
  const filled = withOwn(learnt)
  const write = (file: string, kind: Kind<unknown>, said: FoundForm, known: Record<string, string>) => ({
    file,
    text: note + toYaml(compose(kind, said, known)),
  })
  if (purpose === 'overall') {
    const goal = form.fields.get('绩效目标')
    const known = { 表样: id, ...(goal !== undefined && { 年度总体目标: goal }) }
    return [write('example.overall.yaml', schemaOf(overallKind, unit, own), filled, known)]
  }
  const order = { 序号: '1' }
  if (purpose === 'project') return [write('example.yaml', schemaOf(projectKind, unit, own), filled, order)]
  const kind = projectsKinds.find((one) => one.id === purpose)
  if (!kind) return []
  return [
    write('example.yaml', projectKind.schema(unit), withBudget(form), order),
    write(
      `example.${kind.id}.yaml`,
      schemaOf<unknown>(kind, unit, own),
      renamed(filled, '绩效指标', '权重', '分值'),
      { 表样: id },
    ),
  ]
}

/** A self-evaluation's project: where the form has nothing of the budget that the year began with, the year's stands for it. */
function withBudget(form: FoundForm): FoundForm {
  const targets = targetsOf(form)
  const amount = targets.fields.get('预算数') || form.fields.get('年度资金总额.全年预算数')
  return amount ? { ...targets, fields: new Map([...targets.fields, ['预算数', amount]]) } : targets
}

/** The form with the values of own fields beside those of known ones. */
function withOwn({ form, ownValues, ownItems }: LearntForm): FoundForm {
  const withOwnValues = (items: readonly Item[]) =>
    items.map((item): Item => new Map([...item, ...(ownItems.get(item) ?? [])]))
  const lists = Object.fromEntries(
    Object.entries(form.lists).map(([list, items]) => [list, withOwnValues(items)]),
  )
  return {
    ...form,
    fields: new Map([...form.fields, ...ownValues]),
    lists: { ...form.lists, ...(lists as Record<List, Item[]>) },
  }
}
