import { departmentKind } from '../content/kinds/department.ts'
import { type PrintedKind, printedKinds } from '../content/kinds/kinds.ts'
import { projectKind } from '../content/kinds/project.ts'
import { printedFields } from './printed-fields.ts'
import { fieldNames } from './record-texts.ts'

/** Writes what templates may name into a document, between `<!-- 字段 -->` and `<!-- 完 -->`. */
export function fillFieldNames(text: string): string {
  const lines = [`- ${departmentKind.name}的：${printed(ofUnit)}`, ...printedKinds.flatMap(linesOf)]
  return text.replace(
    /(<!-- 字段 -->\n)[\s\S]*?(<!-- 完 -->)/,
    (_, open: string, close: string) => `${open}\n${lines.join('\n')}\n\n${close}`,
  )
}

const ofUnit = printedFields(departmentKind.schema()).map(({ name }) => name)

/** The fields that a kind adds to those that the forms of every project have, and those of its lists. */
function linesOf(kind: PrintedKind): string[] {
  const { values, lists } = fieldNames(kind.id)
  const project = kind.owner === 'project' ? fieldNames(projectKind.id) : undefined
  const isNew = (known: readonly string[]) => (name: string) => !known.includes(name)
  const own = values.filter(isNew([...ofUnit, ...(project?.values ?? [])]))
  const named = Object.entries(lists).map(([list, names]) => ({
    list,
    text: printed(names.filter(isNew(project?.lists[list] ?? []))),
    more: project?.lists[list] ? '另有' : '',
  }))
  const groups = Map.groupBy(named, ({ text, more }) => more + text)
  return [
    `- ${kind.name}的：${printed(own)}`,
    ...[...groups.values()].flatMap((group) => {
      const [first] = group
      const said = group.map(({ list }) => `“${list}”`).join('')
      return first ? [`- ${kind.name}${said}里每一项${first.more || '的'}：${first.text}`] : []
    }),
  ]
}

/** Names in a row; those with the same endings are told once: `` `年度资金总额` `其他资金` 后面接 `.执行数` `.执行率` ``. */
function printed(names: readonly string[]): string {
  const code = (texts: readonly string[]) => texts.map((text) => `\`${text}\``).join(' ')
  const [plain, deep] = [
    names.filter((name) => !name.includes('.')),
    names.filter((name) => name.includes('.')),
  ]
  const ends = Map.groupBy(deep, (name) => name.slice(0, name.indexOf('.')))
  const alike = Map.groupBy(ends, ([head, all]) => code(all.map((name) => name.slice(head.length))))
  return [
    ...(plain.length > 0 ? [code(plain)] : []),
    ...[...alike].map(([tails, heads]) => `${code(heads.map(([head]) => head))} 后面接 ${tails}`),
  ].join('，')
}
