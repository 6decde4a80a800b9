import type { SourceDocument } from './source.ts'

/** What kinds of parts documents have, what each is called, and what a person does about one that was not read. */
const partKinds = {
  page: {
    name: '页',
    mayHoldForm: true,
    remedy: '这一页多半是图片；找原来的 Word、Excel 文件，或做文字识别并校对后再导入',
  },
  sheet: { name: '工作表', mayHoldForm: true, remedy: '里面有要公开的表，先在 Excel 里取消隐藏，再导入' },
  table: { name: '表格', mayHoldForm: true, remedy: '里面有要公开的内容，先取消隐藏，再导入' },
  row: { name: '隐藏的行或列', mayHoldForm: true, remedy: '要公开的，先取消隐藏，再导入；不公开的，删去' },
  box: { name: '文本框', mayHoldForm: true, remedy: '把里面的文字移到正文里，再导入' },
  picture: {
    name: '图片',
    mayHoldForm: true,
    remedy: '图片里有表或文字的，照着填进内容文件，或找原来的文件导入',
  },
  icon: { name: '小图片', mayHoldForm: false, remedy: '图片不公开；里面有要公开的文字，照着填' },
  chart: { name: '图表', mayHoldForm: false, remedy: '图表不公开；里面有要公开的数，照着填' },
  diagram: { name: '图示', mayHoldForm: false, remedy: '把里面要公开的文字移到正文里，再导入' },
  object: { name: '嵌入的对象', mayHoldForm: true, remedy: '双击打开它，另存为单独的文件，再导入那个文件' },
  chunk: { name: '插入的文件', mayHoldForm: true, remedy: '用 Word 打开，另存一份 .docx，再导入' },
  equation: { name: '公式', mayHoldForm: false, remedy: '照着原文核对这一处，写成一行文字' },
  note: { name: '脚注、尾注', mayHoldForm: false, remedy: '要公开的，移到正文里' },
  comment: { name: '批注', mayHoldForm: false, remedy: '批注不公开；要公开的，写进正文' },
  running: { name: '页眉、页脚', mayHoldForm: false, remedy: '要公开的，移到正文里' },
  struck: { name: '划掉的文字', mayHoldForm: false, remedy: '划掉的不公开；还有效的，去掉删除线，再导入' },
  hidden: { name: '隐藏的文字', mayHoldForm: false, remedy: '隐藏的不公开；要公开的，先取消隐藏，再导入' },
  faint: {
    name: '看不见的文字',
    mayHoldForm: false,
    remedy: '白色或极小的字不公开；要公开的，改成看得见的，再导入',
  },
  raised: {
    name: '上标、下标',
    mayHoldForm: false,
    remedy: '没有相应的字符，“^”后面是上标，“_”后面是下标；照着原文核对',
  },
  value: {
    name: '没有存下结果的公式',
    mayHoldForm: true,
    remedy: '在 Excel 里打开，等它算好，保存后再导入；出错的，先改好公式',
  },
  file: { name: '包里的文件', mayHoldForm: true, remedy: '照上面说的处理这个文件，再单独导入' },
} as const
export type PartKind = keyof typeof partKinds

/** A part of a document, and where it went. */
export interface SourcePart {
  kind: PartKind
  /** Where it stands, for a person: `第 12 段`, `第 3 页`, `工作表“目标”`. */
  place: string
  /** `text`: among the blocks, where the account of characters goes on. `unread`: a person must look. */
  fate: 'text' | 'layout' | 'unread'
  /** What it says, where that can be told. */
  says?: string
}

/** A document with everything that it is made of. */
export interface ReadDocument extends SourceDocument {
  parts: SourcePart[]
}

/** Whether a part that was not read might be or hold a form. */
export function mayHideForm({ kind, fate }: SourcePart): boolean {
  return fate === 'unread' && partKinds[kind].mayHoldForm
}

/** How many unread parts a terminal shows at once. */
const mostListed = 30

/** What a document is made of, and each part that was not read with its place and what to do. */
export function reportParts(parts: readonly SourcePart[], all = false): string {
  if (parts.length === 0) return ''
  const byKind = [...Map.groupBy(parts, ({ kind }) => kind)]
  const counts = byKind.map(([kind, found]) => {
    const unread = found.filter(({ fate }) => fate === 'unread').length
    return `${partKinds[kind].name} ${found.length}${unread > 0 ? `（没有读 ${unread}）` : ''}`
  })
  const unread = parts.filter(({ fate }) => fate === 'unread')
  const shown = unread.slice(0, all ? undefined : mostListed)
  const listed = [...Map.groupBy(shown, ({ kind }) => kind)].flatMap(([kind, found]) => [
    ...found.map(lineOf),
    `      怎么办：${partKinds[kind].remedy}`,
  ])
  const rest =
    unread.length > shown.length ? [`    ……另有 ${unread.length - shown.length} 处，用 --all 看全部`] : []
  return [
    `  原文的组成：${counts.join('，')}`,
    ...(unread.length > 0 ? ['  没有读：', ...listed, ...rest] : []),
  ].join('\n')
}

function lineOf({ kind, place, says = '' }: SourcePart): string {
  const line = says.replace(/\s+/g, ' ').trim()
  const clipped = [...line].length > 60 ? `${[...line].slice(0, 60).join('')}…` : line
  const { name } = partKinds[kind]
  return `    ${place}：${place.endsWith(name) ? '没有读' : name}${clipped ? `“${clipped}”` : ''}`
}
