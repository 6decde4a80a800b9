import { isMapping, type PlainMapping } from '../content/edit/plain.ts'
import { withheldKey } from '../content/schema/withhold.ts'
import type { Plain } from '../content/schema/write-record.ts'
import { paragraphs } from '../model/text.ts'
import { withheldWord } from '../model/withheld.ts'

/** Whether the content is not public; then it holds the reason and nothing else. */
export function isWithheld(content: Plain | undefined): content is PlainMapping {
  return isMapping(content) && withheldKey in content
}

/** What a correction says of a value: the text itself, an item of a list as its fields line by line, nothing where it is blank. */
export function correctionText(content: Plain | undefined): string | undefined {
  if (content === undefined) return undefined
  const text = isWithheld(content)
    ? `${withheldWord}：${correctionText(content[withheldKey])}`
    : linesOf(content)
  return paragraphs(text).join('\n') || undefined
}

function linesOf(content: Plain): string {
  if (typeof content === 'string') return content
  if (Array.isArray(content)) return content.map(linesOf).join('\n')
  return Object.entries(content)
    .map(([key, value]) => `${key}：${linesOf(value)}`)
    .join('\n')
}
