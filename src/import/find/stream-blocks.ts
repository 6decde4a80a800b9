import type { SourceBlock, SourceParagraph } from '../source.ts'
import { columnOf, type Settled } from './labels.ts'
import { isLevel2 } from './levels.ts'
import { isLabel } from './stream.ts'
import { titleKeys } from './title-keys.ts'
import { formTitle } from './title-patterns.ts'

/**
 * Finds forms in running text whose cells are paragraphs of their own, as text that was taken from web pages has them, and
 * makes each a table of cells one after the other: from its first label to the next form's title.
 */
export function gatherStreams(blocks: readonly SourceBlock[], settled: Settled): SourceBlock[] {
  const gathered: SourceBlock[] = []
  let part: SourceParagraph[] = []
  const end = () => {
    for (const block of gather(part, settled)) gathered.push(block)
    part = []
  }
  for (const block of blocks) {
    const isText = block.kind === 'paragraph' && !block.layout
    if (isText && isWholeForm(block, settled)) {
      end()
      gathered.push(...gatherWords(block, settled))
      continue
    }
    // What is layout parts no table: a page's number stands in the midst of one.
    if (block.kind === 'table' || (isText && formTitle.test(block.text.trim()))) end()
    if (isText) part.push(block)
    else gathered.push(block)
  }
  end()
  return gathered
}

/** Whether a paragraph is a form whose cells are parted by spaces alone, as text that was taken from office files has them. */
function isWholeForm({ text }: SourceParagraph, settled: Settled): boolean {
  const words = wordsOf(text)
  return namesColumns(words, settled) && words.filter(isLevel2).length > 1
}

/** Whether the titles of an indicator's name and target are among texts, which begin with the first level's where it is. */
function namesColumns(texts: readonly string[], settled: Settled): boolean {
  const first = texts.findIndex((text) => columnOf(text, settled) === '一级指标')
  const keys = titleKeys(first < 0 ? texts : texts.slice(first), settled)
  return keys.includes('三级指标') && keys.includes('指标值')
}

function gatherWords({ text, place }: SourceParagraph, settled: Settled): SourceBlock[] {
  const words = wordsOf(text).map((word): SourceParagraph => ({ kind: 'paragraph', text: word, place }))
  return gather(words, settled)
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function gather(paragraphs: readonly SourceParagraph[], settled: Settled): SourceBlock[] {
  const texts = paragraphs.map(({ text }) => text)
  if (!namesColumns(texts, settled)) return [...paragraphs]
  const first = paragraphs.findIndex((paragraph) => isLabel(paragraph, settled))
  const cells = paragraphs
    .slice(first)
    .map(({ text, place }) => [{ text: text.trim(), place, column: 0, colSpan: 1, rowSpan: 1 }])
  const place = paragraphs[first]?.place ?? ''
  return [...paragraphs.slice(0, first), { kind: 'table', place, rows: cells, isLoose: true, isStream: true }]
}
