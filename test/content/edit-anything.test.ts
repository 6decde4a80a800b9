import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editYaml } from '../../src/content/edit/edit.ts'
import { isMapping, isSame } from '../../src/content/edit/plain.ts'
import { monitorKind } from '../../src/content/kinds/monitor.ts'
import { overallKind } from '../../src/content/kinds/overall.ts'
import { resultKind } from '../../src/content/kinds/result.ts'
import { siteKind } from '../../src/content/kinds/site.ts'
import { waiversKind } from '../../src/content/kinds/waivers.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import type { Plain } from '../../src/content/schema/write-record.ts'
import { linxi } from '../linxi.ts'
import { difference, file, project, read } from './edited.ts'

const root = join(import.meta.dirname, '../..')
const kinds: [RegExp, Kind<unknown>][] = [
  [/result\.yaml$/, resultKind.schema('万元')],
  [/monitor\.yaml$/, monitorKind.schema('万元')],
  [/overall\.yaml$/, overallKind.schema('万元')],
  [/waivers\.yaml$/, waiversKind.schema()],
  [/site\.yaml$/, siteKind.schema()],
  [/\.yaml$/, project],
]
const names = (
  await Promise.all(
    [join(linxi, 'content'), join(root, 'templates')].map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((name) => join(folder, name)),
    ),
  )
).flat()
const samples = await Promise.all(
  names
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('form.yaml'))
    .map(async (name) => ({
      text: await readFile(name, 'utf8'),
      kind: kinds.find(([pattern]) => pattern.test(name))?.[1] ?? project,
      [fc.toStringMethod]: () => name,
    })),
)

/** Whatever may be typed into a field. Fields are trimmed, and hold no control characters, which no file may have. */
const typed = fc
  .oneof(
    fc.constantFrom(
      '',
      '0.80',
      '25.00',
      '≥80件',
      'true',
      '~',
      '- 甲',
      'a: b',
      '甲 # 乙',
      "'",
      '"',
      '{甲}',
      '，,',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(fc.string({ unit: fc.constantFrom(...' -:#|>甲1"\'{}[],&*!%@`') }), { maxLength: 4 })
      .map((lines) => lines.join('\n')),
  )
  .map((text) =>
    text
      .replace(/[^\P{Cc}\n]/gu, '')
      .replace(/^ +$/gm, '')
      .trim(),
  )

/** One field of a file, anywhere, is given another value; items are lost, doubled, added and moved. */
function mutate(
  kind: Kind<unknown> | undefined,
  content: Plain,
  picks: readonly number[],
  put: string,
): Plain {
  const [pick = 0, ...rest] = picks
  if (Array.isArray(content)) {
    const at = pick % Math.max(content.length, 1)
    const item = content[at]
    if (item === undefined) return content
    const ways = [
      () => content.toSpliced(at, 1),
      () => content.toSpliced(at, 0, structuredClone(item)),
      () => content.toSpliced(at, 1).toSpliced(0, 0, item),
      () => content.toSpliced(at, 0, { 三级指标: put, 不公开: put }),
    ]
    const way = ways[(rest[0] ?? 0) % 9]
    return way ? way() : content.with(at, mutate(kind?.item ?? kind, item, rest, put))
  }
  const fields = Object.values(kind?.shape ?? {})
  const field = fields[pick % Math.max(fields.length, 1)]
  if (!field || !isMapping(content)) return pick % 5 === 0 ? { 不公开: put || '涉及国家秘密' } : put
  const old = content[field.key] ?? (field.kind.item ? [{ 三级指标: put }] : field.kind.shape ? {} : '')
  return { ...content, [field.key]: mutate(field.kind, old, rest, put) }
}

test('an edited file says what was put in, and every other line stays', () => {
  const sample = fc.constantFrom({ text: file, kind: project, [fc.toStringMethod]: () => 'file' }, ...samples)
  const step = fc.tuple(fc.array(fc.nat(99), { minLength: 3, maxLength: 5 }), typed)
  fc.assert(
    fc.property(sample, fc.array(step, { minLength: 1, maxLength: 4 }), ({ text, kind }, steps) => {
      let current = text
      for (const [picks, put] of steps) {
        const content = mutate(kind, read(current), picks, put)
        if (!isMapping(content)) return
        const after = editYaml(current, kind, content)
        expect(isSame(read(after), content), after).toBe(true)
        expect(editYaml(after, kind, content)).toBe(after)
        current = after
      }
    }),
    { numRuns: 1000 },
  )
})

test('whatever is put into one field, no line but its own is different', () => {
  const sample = fc.constantFrom(...samples)
  fc.assert(
    fc.property(sample, fc.nat(), typed, ({ text, kind }, pick, put) => {
      const content = read(text)
      const keys = Object.values(kind.shape ?? {}).filter(({ kind }) => !kind.shape)
      const key = keys[pick % keys.length]?.key ?? ''
      content[key] = put
      const after = editYaml(text, kind, content)
      const { gone } = difference(text, after)
      const place = text.split('\n').findIndex((line) => line.startsWith(`${key}:`))
      const own =
        place < 0
          ? []
          : text
              .split('\n')
              .slice(place)
              .filter((line, index) => index === 0 || /^\s/.test(line))
      for (const line of gone) expect(own, after).toContain(line)
    }),
    { numRuns: 1000 },
  )
})
