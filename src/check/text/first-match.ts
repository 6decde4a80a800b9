import type { Problem, Text } from '../rule.ts'

/** The first match in a text as a problem that quotes it; further ones are counted, not listed. */
export function firstMatch(
  { field, text }: Text,
  pattern: RegExp,
  describe: (found: string) => Pick<Problem, 'message' | 'expected'>,
): Problem[] {
  const [first, ...more] = [...text.matchAll(new RegExp(pattern, `${pattern.flags.replace('g', '')}g`))]
  if (!first) return []
  const { message, expected } = describe(first[0].trim())
  const count = more.length > 0 ? `（这里共 ${more.length + 1} 处）` : ''
  return [{ field, quote: first[0].trim() || first[0], message: `${message}${count}`, expected }]
}
