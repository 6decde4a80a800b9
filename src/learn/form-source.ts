import { formTitle } from '../import/find/title-patterns.ts'
import { isMoneyLine } from '../import/find/unit-line.ts'
import type { SourceDocument, SourceTable } from '../import/source.ts'
import { ContentError } from '../model/finding.ts'
import { stack } from './stack.ts'

/** What a form is learnt from: its table, and what stands right above it. */
export interface FormSource {
  file: string
  table: SourceTable
  /** The lines above the table, the last the nearest. */
  above: string[]
  /** How many tables of the document were used, and which: `表 1`. */
  place: string
  /** Whether the document says how wide the columns are. */
  hasWidths: boolean
  /** The places of its other tables that look like forms. */
  others: string[]
}

/** So many lines above a table can be its title and what stands below that. */
const mostAbove = 4

/**
 * Finds the table of a form in a document.
 * @param wanted the number of the table, or the first and last of several below one another; where nothing is said, the first
 *   one that speaks of indicators
 * @throws ContentError where there is no such table
 */
export function findForm(document: SourceDocument, wanted?: readonly [number, number]): FormSource {
  const tables = document.blocks.flatMap((block, index) =>
    block.kind === 'table' && !block.isLoose && !block.isStream ? [{ table: block, index }] : [],
  )
  const forms = tables.filter(({ table }) => speaksOfIndicators(table))
  const [first, last] = wanted ?? [0, 0]
  const chosen = wanted ? tables.slice(first - 1, last) : forms.slice(0, 1)
  const [top] = chosen
  if (!top) throw noTable(document.file, tables.length, wanted)
  const above = document.blocks
    .slice(0, top.index)
    .flatMap((block) => (block.kind === 'paragraph' && block.layout ? [] : [block]))
  const from = above.findLastIndex(({ kind }) => kind === 'table') + 1
  const lines = above.slice(from).flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim()] : []))
  const title = lines.findLastIndex((line) => formTitle.test(line.replace(/\s/g, '')))
  return {
    file: document.file,
    table: stack(chosen.map(({ table }) => table)),
    above: (title < 0 ? lines.filter(isMoneyLine) : lines.slice(title)).slice(-mostAbove),
    hasWidths: chosen.every(({ table }) => table.widths !== undefined),
    place: chosen.map(({ table }) => table.place).join('、'),
    others: forms.filter((form) => !chosen.includes(form)).map(({ table }) => table.place),
  }
}

function speaksOfIndicators({ rows }: SourceTable): boolean {
  const texts = rows.flat().map(({ text }) => text.replace(/\s/g, ''))
  return texts.some((text) => /^(二级|三级|年度)?(绩效)?指标|^一级指标|任务名称|指标值/.test(text))
}

function noTable(file: string, count: number, wanted: readonly [number, number] | undefined): ContentError {
  const message = wanted
    ? `文件里没有第 ${wanted.join(' 到 ')} 张表，一共 ${count} 张`
    : count > 0
      ? `文件里有 ${count} 张表，看不出哪一张是绩效目标表`
      : '文件里没有分好格的表'
  const fix =
    count > 0
      ? '命令后面加 --table，空一格，写要学的是第几张表，如 --table 1'
      : '要有格线的表：用原来的 Word、Excel 文件，或有格线的 PDF；一格一行的文字学不了'
  return new ContentError([{ rule: 'form-source', severity: 'error', file, message, fix }])
}
