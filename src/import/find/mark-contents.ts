import type { SourceBlock } from '../source.ts'

const contentsTitle = /^目\s*录$/
/** Behind an entry: dots that lead to the page number, and the number, or either. */
const pageNumber = /[\s.．·…⋯]*(?:\d{1,3}|-\s*\d{1,3}\s*-|[.．·…⋯]{3})$/

/**
 * Marks the lines of a table of contents as layout where the format does not say that they are: what stands between the title
 * `目录` and the place where its first entry comes again, as the first title of the text.
 */
export function markContents(blocks: readonly SourceBlock[]): SourceBlock[] {
  const title = blocks.findIndex(
    (block) => block.kind === 'paragraph' && !block.layout && contentsTitle.test(block.text.trim()),
  )
  const first = blocks.findIndex((block, index) => index > title && bareEntry(block) !== '')
  const entry = bareEntry(blocks[first])
  if (title < 0 || entry === '') return [...blocks]
  const text = blocks.findIndex((block, index) => index > first && bareEntry(block) === entry)
  return blocks.map((block, index) =>
    title < index && index < text && block.kind === 'paragraph' ? { layout: '目录', ...block } : block,
  )
}

function bareEntry(block: SourceBlock | undefined): string {
  if (block?.kind !== 'paragraph' || block.layout) return ''
  return block.text.replace(pageNumber, '').replace(/\s/g, '')
}
