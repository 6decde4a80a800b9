import type { Problem, Text } from '../rule.ts'

/** The first match in a text as a problem that quotes it; further ones are counted, not listed. */
export function firstMatch(
  { field, text }: Text,
  pattern: RegExp,
  describe: (found: string) => Pick<Problem, 'message' | 'expected'>,
): Problem[] {
  const first = pattern.exec(text)
  // Most texts have none, and pay for no more than that.
  if (!first) return []
  const { message, expected } = describe(first[0].trim())
  const all = text.match(new RegExp(pattern, `${pattern.flags}g`)) ?? []
  const count = all.length > 1 ? `（这里共 ${all.length} 处）` : ''
  return [{ field, quote: first[0].trim() || first[0], message: `${message}${count}`, expected }]
}
