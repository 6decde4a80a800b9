import type { Entry, Node, Scalar } from './node.ts'

const parts = /^[^\s,{}[\]:]*\d(?:, *\d[\d.]*(?:万?元|%|分)?)+(?= *[,}\n])/

/**
 * A number that its commas cut between braces: of `{ 执行数: 4,200.00 }` YAML makes 4, and a key `200.00` without a value.
 * Every part behind a comma is such a key; `isFirst` tells the one by which the number is told.
 */
export function cutNumber(text: string, key: Scalar, value: Node, entries: ReadonlyMap<string, Entry>) {
  const isBlank = value.kind === 'scalar' && value.text === '' && !value.written
  if (!isBlank || !key.written) return undefined
  const before = [...entries.values()].at(-1)?.value
  if (before?.kind !== 'scalar' || !before.written) return undefined
  const { start } = before.written
  const [number = ''] = parts.exec(text.slice(start)) ?? []
  if (key.written.end > start + number.length) return undefined
  const whole = number.replace(/, */g, '')
  return {
    /** What YAML takes for the whole value. */
    before,
    number,
    isFirst: /^[^,]*, *$/.test(text.slice(start, key.written.start)),
    /** Without commas, where they part thousands and nothing else. */
    meant: /^\d{1,3}(, *\d{3})+(\.\d+)?$/.test(number) ? whole : undefined,
  }
}
