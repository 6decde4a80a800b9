import { toHalfWidth } from '../../model/text.ts'
import type { Entry, Mapping } from '../text/node.ts'
import { clip, nearest } from '../words.ts'
import { type Context, report } from './context.ts'
import type { Names } from './field.ts'
import { withheldKey } from './withhold.ts'

/** Reports keys that a mapping does not have, and tells which of its `keys` they were meant to be. */
export function reportUnknown(
  node: Mapping,
  keys: readonly string[],
  context: Context,
  called: ReadonlyMap<string, Names> = new Map(),
): { misspelt: ReadonlySet<string>; complete: boolean } {
  const unknown = node.entries.filter(({ key }) => !keys.includes(key.text))
  const misspelt = new Set<string>()
  if (unknown.length === 0) return { misspelt, complete: true }
  const absent = keys.filter((key) => !node.entries.some((other) => other.key.text === key))
  for (const entry of unknown) {
    const free = absent.filter((key) => !misspelt.has(key))
    const known = context.withholds ? [...free, withheldKey] : free
    const calledSo = (name: string) => free.find((key) => isCalled(name, called.get(key)))
    const meant = reportColon(entry, known, context) ?? reportName(entry, { free, known, calledSo }, context)
    if (meant) misspelt.add(meant)
  }
  return { misspelt, complete: false }
}

function isCalled(name: string, names: Names = []): boolean {
  const label = toHalfWidth(name).replace(/\s|\(.*$/g, '')
  return names.some((one) => (typeof one === 'string' ? one === label : one.test(label)))
}

/** How to mend full-width punctuation between braces. */
export const bracesFix = '大括号里的冒号改成英文冒号加空格，逗号改成英文逗号加空格，数不变'

/** A colon that YAML took for a part of the key: `3月底：25.00` or `3月底:25.00`. */
function reportColon(
  { key, value: said }: Entry,
  free: readonly string[],
  context: Context,
): string | undefined {
  const [, name = '', colon = '', value = ''] = /^([^：:]+)([：:])\s*(.*)$/s.exec(key.text) ?? []
  if (!free.includes(name.trim())) return undefined
  // Of two colons the second parts the value.
  const text = value || (said.kind === 'scalar' ? said.text : '')
  const fullWidth = colon === '：'
  if (/[，：]/.test(value)) {
    report(context, key.at, {
      rule: 'full-width-comma',
      message: `“${name}”后面用了中文的冒号或逗号`,
      fix: bracesFix,
    })
    return name.trim()
  }
  report(
    context,
    { ...key.at, column: key.at.column + name.length },
    {
      rule: fullWidth ? 'full-width-colon' : 'colon-space',
      message: fullWidth ? `“${name}”后面是中文冒号“：”` : `“${name}”的冒号后面没有空格`,
      fix: `改成英文冒号加一个空格：${name.trim()}: ${clip(text)}`,
    },
  )
  return name.trim()
}

/** The keys that may be meant. */
interface Known {
  free: readonly string[]
  known: readonly string[]
  /** The key that provinces call so in their forms. */
  calledSo: (name: string) => string | undefined
}

function reportName({ key }: Entry, { free, known, calledSo }: Known, context: Context): string | undefined {
  // What a form calls it says more than likeness: 指标解释 is like 指标性质. Forms print remarks behind labels: 预算数（万元）.
  const meant =
    calledSo(key.text) ?? nearest(key.text, known) ?? nearest(key.text.replace(/[(（].*$/, '').trim(), known)
  report(context, key.at, {
    rule: 'unknown-field',
    message: `没有“${clip(key.text)}”这一项`,
    expected: free.length > 0 ? `这里还可以写：${free.join('、')}` : '这里该有的各项都有了',
    fix: meant ? `是不是“${meant}”？改成“${meant}: ”` : '删去这一项；如果是上一项的文字，写到上一项里去',
  })
  return meant
}
