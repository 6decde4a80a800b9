import fc from 'fast-check'
import type { SourceCell, SourceTable } from '../../src/import/source.ts'

/*
 * Forms that no province has: any words over the columns that are no levels, fields of their own, cells merged or not, rows
 * between the items, tables broken by pages; as tables, and as the files that hold them.
 */

const word = fc.stringMatching(/^[渡桥公路乡村水利农田修护]{2,7}$/)
export const levels = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const

interface Row {
  level: number
  name: string
  value: string
}
const item = fc.record({
  level: fc.nat(levels.length - 1),
  name: word.map((text) => `${text}数`),
  value: fc.oneof(
    fc.integer({ min: 1, max: 9999 }).map((number) => `≥${number}处`),
    fc.integer({ min: 1, max: 9 }).map((number) => `≤${number}.5%`),
    fc.constantFrom('下降', '有所提升', '12月底前', '100%', '1,200人次', '3000m²', '不少于2次'),
  ),
})
const rows = fc
  .uniqueArray(item, { minLength: 2, maxLength: 7, selector: ({ name }) => name })
  .map((items) => [...items].sort((a, b) => a.level - b.level))

/** What else stands in a row of items: its title and its cells. */
const others = fc.array(
  fc.record({
    title: fc.oneof(
      word,
      fc.constantFrom('指标解释', '权重', '上年值', '备注', '数据来源', '完成情况', '上年实际数', '自评结果'),
    ),
    cell: fc.constantFrom('', '台账', '10', '按合同', '≥7处', '88%', '—', '无', '2026年6月底前'),
    isBefore: fc.boolean(),
  }),
  { maxLength: 2 },
)
const valueTitle = fc.oneof(word, fc.constantFrom('指标值', '年度（/项目）指标值', '年度数值', '目标值'))
const between = fc.constantFrom('小计', '备注', '重印的栏目', '说明一行')

export const shape = fc.record({
  rows,
  others,
  valueTitle,
  hasMargin: fc.boolean(),
  isMerged: fc.boolean(),
  breaks: fc.array(fc.nat(6), { maxLength: 2 }),
  interruptions: fc.array(fc.tuple(fc.nat(6), between), { maxLength: 2 }),
  ownFields: fc.array(fc.tuple(word, fc.oneof(word, fc.constantFrom('2026-03-01', '12.50', '≥9处'))), {
    maxLength: 3,
  }),
  note: fc.constantFrom('', '（接下页）', '第 1 页 共 2 页', '续表'),
})
export type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never

const cell = (text: string, column: number, colSpan = 1, rowSpan = 1): SourceCell => ({
  text,
  column,
  colSpan,
  rowSpan,
  place: `格 ${text}`,
})

/** The tables of a form: its fields above its block, which goes on over the tables. */
export function tablesOf({
  rows,
  others,
  valueTitle,
  hasMargin,
  isMerged,
  breaks,
  interruptions,
  ownFields,
}: Shape) {
  const before = others.filter(({ isBefore }) => isBefore)
  const after = others.filter(({ isBefore }) => !isBefore)
  const titles = ['一级指标', '二级指标', '三级指标', ...before.map(({ title }) => title), valueTitle]
  titles.push(...after.map(({ title }) => title))
  const margin = hasMargin ? 1 : 0
  const width = titles.length + margin
  const head = titles.map((title, index) => cell(title, index + margin))
  const pair = (label: string, value: string) => [cell(label, 0, 2), cell(value, 2, width - 2)]
  const fields = [
    pair('项目名称', '渡桥维修'),
    pair('年度资金总额（万元）', '36.00'),
    ...ownFields.map(([label, value]) => pair(`${label}名`, value)),
    pair('年度目标', '修好渡桥。'),
  ]
  const pages: Row[][] = [[]]
  for (const [index, row] of rows.entries()) {
    if (index > 0 && breaks.includes(index)) pages.push([])
    pages.at(-1)?.push(row)
  }
  return pages.map((page, number): SourceTable => {
    const body: SourceCell[][] = []
    for (const [index, { level, name, value }] of page.entries()) {
      const [level1 = '', level2 = ''] = levels[level] ?? []
      const isSame = (at: number, depth: 0 | 1) =>
        levels[page[at]?.level ?? -1]?.[depth] === levels[level]?.[depth]
      const spanOf = (depth: 0 | 1) => {
        let span = 1
        while (isSame(index + span, depth)) span++
        return span
      }
      const leading = ([level1, level2] as const).flatMap((text, depth) => {
        const at = depth === 0 ? 0 : 1
        if (!isMerged) return [cell(text, at + margin)]
        return index > 0 && isSame(index - 1, at) ? [] : [cell(text, at + margin, 1, spanOf(at))]
      })
      const texts = [name, ...before.map((other) => other.cell), value, ...after.map((other) => other.cell)]
      body.push([...leading, ...texts.map((text, at) => cell(text, at + 2 + margin))])
    }
    const merged = isMerged ? [] : interruptions
    for (const [at, what] of merged) {
      const row = {
        小计: [cell('小计', margin), cell('50', margin + 2)],
        备注: [cell('备注', margin), cell('汛期除外', margin + 1, titles.length - 1)],
        重印的栏目: head,
        说明一行: [cell('以下各项年底考核', margin, titles.length)],
      }[what]
      body.splice(Math.min(at, body.length), 0, row ?? [])
    }
    const group = hasMargin ? [cell('绩效指标', 0, 1, body.length + (number === 0 ? 1 : 0))] : []
    const [first = [], ...rest] = number === 0 ? [head, ...body] : body
    return {
      kind: 'table',
      place: `表 ${number + 1}`,
      rows: [...(number === 0 ? fields : []), [...group, ...first], ...rest],
    }
  })
}

/** The form as a page, with what stands between its tables. */
export function pageOf(shape: Shape): Uint8Array {
  const tables = tablesOf(shape).map(({ rows }) => {
    const body = rows.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`)
    return `<table>${body.join('')}</table>`
  })
  const between = shape.note === '' ? '' : `<p>${shape.note}</p>`
  return new TextEncoder().encode(
    `<!DOCTYPE html><meta charset="utf-8"><p>项目支出绩效目标表</p>${tables.join(between)}`,
  )
}

function htmlCell({ text, colSpan, rowSpan }: SourceCell): string {
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
  return `<td${spans}>${text.replaceAll('<', '&lt;')}</td>`
}

/** The form as a list: what merged cells cover is blank, and nothing parts the tables. */
export function listOf(shape: Shape): Uint8Array {
  const tables = tablesOf(shape)
  const width = Math.max(...tables.flatMap(({ rows }) => rows.flat().map((one) => one.column + one.colSpan)))
  const line = (cells: readonly SourceCell[]) =>
    Array.from({ length: width }, (_, at) => cells.find(({ column }) => column === at)?.text ?? '')
      .map((text) => `"${text}"`)
      .join(',')
  const title = line([cell('项目支出绩效目标表', 0)])
  return new TextEncoder().encode([title, ...tables.flatMap(({ rows }) => rows.map(line))].join('\n'))
}
