import type { SourceBlock, SourceParagraph, SourceTable } from '../source.ts'
import { isLevel1, isLevel2 } from './levels.ts'

/** `【产出指标-数量指标】指标1：机柜数量（≥77台）`: an indicator on a line, its levels and its target in brackets. */
const indicator = /^(【)(.+?)([-—－–])(.+?)(】(?:\s*指标\d*\s*[:：])?)\s*(.+?)\s*([（(])([^（()）]+)([)）])$/

/** Makes tables of the lines that are indicators, and of the lines above them that have a label and a value. */
export function gatherBracketed(blocks: readonly SourceBlock[]): SourceBlock[] {
  const first = blocks.findIndex((block) => block.kind === 'paragraph' && partsOf(block))
  const start = blocks.findLastIndex((block, index) => index < first && !isField(block)) + 1
  const end = blocks.findIndex(
    (block, index) => index > first && !(block.kind === 'paragraph' && partsOf(block)),
  )
  if (first < 0) return [...blocks]
  const lines = blocks
    .slice(first, end < 0 ? blocks.length : end)
    .filter((block) => block.kind === 'paragraph')
  const fields = blocks.slice(start, first).filter((block) => block.kind === 'paragraph')
  return [
    ...blocks.slice(0, start),
    ...(fields.length > 0
      ? [
          tableOf(
            fields.map(({ text }) => field.exec(text)?.slice(1) ?? []),
            fields,
          ),
        ]
      : []),
    tableOf(
      lines.map((line) => partsOf(line)?.cells ?? []),
      lines,
    ),
    ...lines.map((line): SourceParagraph => ({ ...line, text: partsOf(line)?.signs ?? '', layout: '标点' })),
    ...(end < 0 ? [] : gatherBracketed(blocks.slice(end))),
  ]
}

/** The cells of an indicator's line, and the signs around them. */
function partsOf({ text, layout }: SourceParagraph): { cells: string[]; signs: string } | undefined {
  const [, open, one = '', dash, two = '', close, name = '', left, target = '', right] =
    (layout ? undefined : indicator.exec(text.trim())) ?? []
  if (!isLevel1(one) || !isLevel2(two)) return undefined
  return { cells: [one, two, name, target], signs: `${open}${dash}${close}${left}${right}` }
}

/** A label and its value on a line. */
const field = /^\s*((?:其中\s*[:：])?[^:：]{2,20}[:：])\s*(\S.*)$/

function isField(block: SourceBlock): boolean {
  return block.kind === 'paragraph' && !block.layout && field.test(block.text)
}

function tableOf(rows: readonly string[][], lines: readonly SourceParagraph[]): SourceTable {
  const cells = rows.map((texts, index) =>
    texts.map((text, column) => ({
      ...{ text, column, colSpan: 1, rowSpan: 1 },
      place: lines[index]?.place ?? '',
    })),
  )
  return { kind: 'table', place: lines[0]?.place ?? '', rows: cells }
}
