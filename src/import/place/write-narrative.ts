import type { FoundSection } from '../find/recognised.ts'

/** The narrative as content has it: a `## ` heading for each part, `### ` for each duty, a paragraph for each line. */
export function writeNarrative(sections: readonly FoundSection[]): string {
  const blocks = sections.flatMap(({ title, paragraphs }) => [
    `## ${title}`,
    ...paragraphs.flatMap((paragraph) => {
      const [, heading, text] = duty.exec(paragraph) ?? []
      return heading && title === '分项绩效目标'
        ? [`### ${escapeMarkdown(heading)}`, ...(text ? [escapeMarkdown(text)] : [])]
        : [escapeMarkdown(paragraph)]
    }),
  ])
  return `${blocks.join('\n\n')}\n`
}

/** A duty's name, and what is said of it: `（一）普法宣传：拟订…`. */
const duty = /^([（(][一二三四五六七八九十]+[）)][^：:。，]{1,30}[：:])\s*(.*)$/

/** Keeps signs that Markdown reads as its own what they are. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>]/g, '\\$&')
    .replace(/^(#+|[-+])(?=\s|$)/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}
