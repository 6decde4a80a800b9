import fc from 'fast-check'
import { labelsOf } from '../../src/compare/pair-items.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import type { Plain } from '../../src/content/schema/write-record.ts'
import { type Files, kinds, type PlainMapping, reread } from './state.ts'

/** A single value of a content file. */
export interface Leaf {
  /** Its path as corrections call it. */
  field: string
  keys: readonly (string | number)[]
  text: string
  kind: Kind<unknown>
}

/** Every single value that a file has. */
export function leavesOf(kind: Kind<unknown>, content: PlainMapping): Leaf[] {
  return Object.values(kind.shape ?? {}).flatMap((field): Leaf[] => {
    const value = content[field.key]
    const below = (name: string, keys: readonly (string | number)[], part: Plain | undefined): Leaf[] => {
      if (typeof part === 'string') return [{ field: name, keys, text: part, kind: field.kind }]
      if (Array.isArray(part)) {
        const labels = labelsOf(part)
        return part.flatMap((item, index) => below(`${name} › ${labels[index]}`, [...keys, index], item))
      }
      if (part === undefined) return []
      return leavesOf(field.kind, part).map((leaf) => ({
        ...leaf,
        field: `${name} › ${leaf.field}`,
        keys: [...keys, ...leaf.keys],
      }))
    }
    return below(field.key, [field.key], value)
  })
}

/** A content with another value at a place; without one, the place is left out. */
export function put(
  content: Plain,
  [key, ...rest]: readonly (string | number)[],
  value: Plain | undefined,
): Plain {
  if (key === undefined) return value ?? ''
  if (Array.isArray(content)) {
    const at = Number(key)
    return rest.length === 0 && value === undefined
      ? content.toSpliced(at, 1)
      : content.with(at, put(content[at] ?? '', rest, value))
  }
  if (typeof content === 'string') return content
  const { [key]: inner = '', ...others } = content
  if (rest.length === 0 && value === undefined) return others
  return Object.fromEntries(
    [...new Set([...Object.keys(content), String(key)])].map((name) => [
      name,
      name === String(key) ? put(inner, rest, value) : (content[name] ?? ''),
    ]),
  )
}

const samples = [
  '1.23',
  '4',
  '0.50',
  '≥7件',
  '5.5',
  '2024-11-30',
  '另一个说法',
  '新增指标\n两段',
  'a: b # c',
  '“引号”"',
]

/** Another value for a leaf. */
export function otherValue({ kind, text }: Leaf): fc.Arbitrary<string> {
  return (
    fc
      .constantFrom(...(kind.words ?? []), ...samples, `${text}改`, `甲${text}`)
      .filter((value) => value !== text)
      // A month reads with its 月, whether that was written or not.
      .filter((value) => !text.endsWith('月') || value.endsWith('月') || !/^\d+$/.test(value))
  )
}

export const anyFile = fc.constantFrom(...Object.keys(kinds))

/** One thing that a person does to the files, as a choice of numbers. */
export type Edit = (files: Files, pick: (count: number) => number, value: (leaf: Leaf) => string) => Files

const change: Edit = (files, pick, value) => {
  const [stem, content, leaves] = pickFile(files, pick)
  const leaf = leaves[pick(leaves.length)]
  return leaf ? keep(files, stem, put(content, leaf.keys, value(leaf))) : files
}
const blank: Edit = (files, pick) => {
  const [stem, content, leaves] = pickFile(files, pick)
  const leaf = leaves[pick(leaves.length)]
  return leaf ? keep(files, stem, put(content, leaf.keys, undefined)) : files
}
const withhold: Edit = (files, pick) => {
  const [stem, content, leaves] = pickFile(files, pick)
  const leaf = leaves[pick(leaves.length)]
  return leaf ? keep(files, stem, put(content, leaf.keys, { 不公开: '涉及个人隐私' })) : files
}
const inList =
  (edit: (items: Plain[], at: number) => Plain[]): Edit =>
  (files, pick) => {
    const [stem, content] = pickFile(files, pick)
    const lists = Object.entries(content).filter((entry): entry is [string, Plain[]] =>
      Array.isArray(entry[1]),
    )
    const [key, items] = lists[pick(lists.length)] ?? []
    if (key === undefined || items === undefined) return files
    return keep(files, stem, put(content, [key], edit(items, pick(items.length))))
  }
const removeItem = inList((items, at) => items.toSpliced(at, 1))
const addItem = inList((items, at) => items.toSpliced(at, 0, renameItem(items[at], '另一项')))
const repeatItem = inList((items, at) => [...items, items[at] ?? ''])
const swapItems = inList((items, at) => [...items.slice(at), ...items.slice(0, at)])
const withholdItem = inList((items, at) => items.with(at, { 不公开: '涉及国家秘密', 内容: items[at] ?? '' }))
const removeFile: Edit = (files, pick) => {
  const [stem] = pickFile(files, pick)
  return without(files, stem)
}
/** A project gets another code, and takes with it what belongs to it. */
const renameFile: Edit = (files, pick) => {
  const projects = Object.keys(files.contents).filter((stem) => /^A-\d+$/.test(stem))
  const id = projects[pick(projects.length)]
  if (id === undefined) return files
  const to = id.replace('A', 'B')
  const contents = Object.entries(files.contents).map(([stem, content]): [string, PlainMapping] => {
    if (stem !== id && !stem.startsWith(`${id}.`)) return [stem, content]
    return [stem.replace(id, to), stem === id ? { ...content, 项目编码: to } : content]
  })
  return { ...files, contents: Object.fromEntries(contents) }
}

/** A project comes under a code and a name that it never had, with other targets, in the place of what it was, or beside it. */
export const comeAnew: Edit = (files, pick, value) => {
  const projects = Object.keys(files.contents).filter((stem) => /^A-\d+$/.test(stem))
  const id = projects[pick(projects.length)]
  const content = id && files.contents[id]
  if (!content) return files
  const to = id.replace('A', 'C')
  const rest = pick(2) === 0 ? without(files, id) : files
  const named = { ...content, 项目编码: to, 项目名称: `另一个${String(content.项目名称)}` }
  return keep(rest, to, weakened(id, named, value))
}
/** Another target for each indicator of a project. */
function weakened(id: string, content: PlainMapping, value: (leaf: Leaf) => string): PlainMapping {
  const kind = kinds[id]
  const targets = kind ? leavesOf(kind, content).filter(({ field }) => field.endsWith(' › 指标值')) : []
  const other = targets.reduce<Plain>((node, leaf) => put(node, leaf.keys, value(leaf)), content)
  return typeof other === 'object' && !Array.isArray(other) ? other : content
}

export const edits: readonly Edit[] = [
  change,
  change,
  blank,
  withhold,
  removeItem,
  addItem,
  repeatItem,
  swapItems,
  withholdItem,
  removeFile,
  renameFile,
  comeAnew,
]

function renameItem(item: Plain | undefined, name: string): Plain {
  if (typeof item !== 'object' || Array.isArray(item)) return item ?? ''
  return Object.fromEntries(
    Object.entries(item).map(([key, value]) => [key, /^(三级指标|任务名称)$/.test(key) ? name : value]),
  )
}

function pickFile(files: Files, pick: (count: number) => number): [string, PlainMapping, Leaf[]] {
  const names = Object.keys(files.contents)
  const stem = names[pick(names.length)] ?? ''
  const content = files.contents[stem] ?? {}
  const kind = kinds[stem.replace(/^[BC]/, 'A')]
  return [stem, content, kind ? leavesOf(kind, content) : []]
}

/** The files with another content of one; as before, where that would not read. */
function keep(files: Files, stem: string, content: Plain): Files {
  if (typeof content !== 'object' || Array.isArray(content)) return files
  const read = reread(stem, content)
  const isNamedSo = /\./.test(stem) || stem === 'overall' || read?.项目编码 === stem
  return read && isNamedSo ? { ...files, contents: { ...files.contents, [stem]: read } } : files
}

function without(files: Files, stem: string): Files {
  const contents = Object.entries(files.contents).filter(
    ([name]) => name !== stem && !name.startsWith(`${stem}.`),
  )
  return { ...files, contents: Object.fromEntries(contents) }
}
