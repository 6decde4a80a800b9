import type { Kind } from '../../src/content/schema/kind.ts'
import type { Plain } from '../../src/content/schema/write-record.ts'

export type PlainMapping = { [key: string]: Plain }

/** A content file with something withheld: `绩效指标 第3项 › 指标值`. */
export interface Edition {
  place: string
  content: PlainMapping
}

/** A content file in as many editions as it has fields, groups, lists and items that can be withheld. */
export function withholdEach(kind: Kind<unknown>, content: PlainMapping): Edition[] {
  return Object.values(kind.shape ?? {}).flatMap((field): Edition[] => {
    const value = content[field.key]
    if (value === undefined || field.public) return []
    const put = (place: string, part: Plain) => ({ place, content: { ...content, [field.key]: part } })
    const own = put(field.key, withhold(value))
    if (typeof value === 'string') return [own]
    if (!Array.isArray(value))
      return [
        own,
        ...withholdEach(field.kind, value).map((inner) =>
          put(`${field.key} › ${inner.place}`, inner.content),
        ),
      ]
    const items = value.flatMap((item, index) => {
      const name = `${field.key} 第${index + 1}项`
      const inner = typeof item === 'string' || Array.isArray(item) ? [] : withholdEach(field.kind, item)
      return [
        put(name, value.with(index, withhold(item))),
        ...inner.map((edition) => put(`${name} › ${edition.place}`, value.with(index, edition.content))),
      ]
    })
    return [own, ...items]
  })
}

function withhold(value: Plain): Plain {
  return { 不公开: '涉及国家秘密', 内容: value }
}
