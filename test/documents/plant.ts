import { failed, type Kind, type Shape } from '../../src/content/schema/kind.ts'
import { type Plain, writeRecord } from '../../src/content/schema/write-record.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { PlainMapping } from '../content/withhold-each.ts'

/** Values that occur nowhere else: of these, each field takes the first that it can hold. */
function candidates(number: number, series: 'k' | 'w'): string[] {
  const digits = String(number).padStart(3, '0')
  return [
    `ZQX${digits}${series}麒麟`,
    `${series === 'k' ? 73 : 62}9${digits}.27`,
    // A share: at most 100, two decimals, and zeros after them to be known by.
    `${10 + (number % 80)}.${series === 'k' ? 3 : 5}${Math.floor(number / 80)}0000000`,
  ]
}

/** Plants a value of its own in every field that can be withheld, and remembers them. */
export class Planter {
  readonly planted: string[] = []
  private readonly series: 'k' | 'w'
  private number = 100

  /** @param series planters of two series plant other values in the same fields */
  constructor(series: 'k' | 'w') {
    this.series = series
  }

  /** A content file with every field filled in that its kind has; the example says how many items its lists hold. */
  plant<T>(kind: Kind<T>, example: string): PlainMapping {
    const findings: Finding[] = []
    const record = decode(example, 'example', kind, findings)
    if (record === failed) throw new Error(JSON.stringify(findings))
    return this.mapping(kind.shape ?? {}, mappingOf(writeRecord(kind, record)))
  }

  private mapping(shape: Shape, example: PlainMapping): PlainMapping {
    const fields = Object.values(shape).map((field) => {
      const own = example[field.key]
      return [field.key, field.public ? own : this.value(field.kind, own)] as const
    })
    return Object.fromEntries(fields.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
  }

  private value(kind: Kind<unknown>, example: Plain | undefined): Plain | undefined {
    const { shape } = kind
    if (shape && Array.isArray(example)) return example.map((item) => this.mapping(shape, mappingOf(item)))
    if (shape) return kind.item ? undefined : this.mapping(shape, mappingOf(example ?? {}))
    // No value of its own can stand for one of a few words.
    if (kind.words) return kind.words[this.series === 'k' ? 0 : 1]
    const number = this.number++
    const fits = candidates(number, this.series).find((text) => {
      const node = { kind: 'scalar', text, at: { line: 1, column: 1 }, reported: false } as const
      return kind.read(node, { file: '', field: '', findings: [] }) !== failed
    })
    if (fits !== undefined) this.planted.push(fits)
    return fits
  }
}

/** The same content with each field withheld, or each group and list as a whole. */
export function withholdAll(shape: Shape, content: PlainMapping, whole: boolean): PlainMapping {
  const inner = (part: Shape, value: Plain): Plain =>
    Array.isArray(value) ? value.map((item) => inner(part, item)) : withholdAll(part, mappingOf(value), whole)
  const fields = Object.values(shape).flatMap(({ key, kind, public: open }): [string, Plain][] => {
    const value = content[key]
    if (value === undefined) return []
    if (open) return [[key, value]]
    return [[key, kind.shape && !whole ? inner(kind.shape, value) : { 不公开: reason, 内容: value }]]
  })
  return Object.fromEntries(fields)
}

export const reason = '涉及国家秘密'

function mappingOf(value: Plain): PlainMapping {
  if (typeof value === 'string' || Array.isArray(value)) throw new Error('a mapping was expected')
  return value
}
