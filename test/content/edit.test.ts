import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monitorSchema, resultSchema } from '../../src/content/assessment.ts'
import { editYaml } from '../../src/content/edit.ts'
import type { Kind } from '../../src/content/kind.ts'
import { overallSchema } from '../../src/content/overall.ts'
import { isMapping, isSame, type PlainMapping, plainOf } from '../../src/content/plain.ts'
import { projectSchema, siteSchema } from '../../src/content/schema.ts'
import { waiversSchema } from '../../src/content/waivers.ts'
import type { Plain } from '../../src/content/write.ts'
import { parseYaml } from '../../src/content/yaml.ts'

const project = projectSchema('万元')

function read(text: string): PlainMapping {
  const { root, findings } = parseYaml({ file: '', text, firstLine: 1, keys: () => [] })
  expect(findings).toEqual([])
  const content = root ? plainOf(root) : {}
  if (!isMapping(content)) throw new Error('no mapping')
  return content
}

/** A file in which everything that a clerk may write stands somewhere. */
const file = `# 批复的文件：财〔2020〕1号
项目编码: "315-0404-JBN-9C18"   # 与文件名相同
序号: 1
项目名称: '法律''援助'

# 金额照表填
预算数: 25.00
财政资金: 0.80
其他资金:   # 没有
资金用途: |-
  1、甲。

  2、乙。
资金支出计划: { 3月底: 25.00, 6月底, 12月底: "100.00" }
绩效目标: 一行
绩效指标:
  # 产出
  - 一级指标: 产出指标
    三级指标: 办案数量
    指标值: ≥80件
  # 满意度
  - 一级指标: 满意度指标
    三级指标: 满意人数   # 问卷
    指标值:
      不公开: 涉及国家秘密
      内容: ≥60人
  - 不公开: 涉及个人隐私
# 完
`

/** What is different between two texts: lines that went, and lines that came. */
function difference(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++
  return { gone: old.slice(start, old.length - end), come: now.slice(start, now.length - end) }
}

function edited(change: (content: PlainMapping) => void, text = file, kind: Kind<unknown> = project) {
  const content = read(text)
  change(content)
  const after = editYaml(text, kind, content)
  expect(isSame(read(after), content), after).toBe(true)
  return difference(text, after)
}

function indicator(content: PlainMapping, index: number): PlainMapping {
  const item = Array.isArray(content.绩效指标) ? content.绩效指标[index] : undefined
  if (!isMapping(item)) throw new Error('no indicator')
  return item
}

function indicators(content: PlainMapping): Plain[] {
  if (!Array.isArray(content.绩效指标)) throw new Error('no indicators')
  return content.绩效指标
}

describe('only what was changed is different', () => {
  const cases: [string, (content: PlainMapping) => void, string[], string[]][] = [
    ['nothing', () => {}, [], []],
    ['an amount stays text', (c) => (c.预算数 = '0.90'), ['预算数: 25.00'], ['预算数: 0.90']],
    [
      'double quotes and a comment stay',
      (c) => (c.项目编码 = 'A-1'),
      ['项目编码: "315-0404-JBN-9C18"   # 与文件名相同'],
      ['项目编码: "A-1"   # 与文件名相同'],
    ],
    ['single quotes stay', (c) => (c.项目名称 = "a'b"), ["项目名称: '法律''援助'"], ["项目名称: 'a''b'"]],
    [
      'what YAML would misread is quoted',
      (c) => (c.财政资金 = '1: 2 #3'),
      ['财政资金: 0.80'],
      ['财政资金: "1: 2 #3"'],
    ],
    [
      'a blank is filled in',
      (c) => (c.其他资金 = '1.00'),
      ['其他资金:   # 没有'],
      ['其他资金: 1.00   # 没有'],
    ],
    ['a value is taken out', (c) => (c.财政资金 = ''), ['财政资金: 0.80'], ['财政资金:']],
    ['one paragraph of several', (c) => (c.资金用途 = '1、甲。\n\n2、丙。'), ['  2、乙。'], ['  2、丙。']],
    [
      'one line becomes several',
      (c) => (c.绩效目标 = '一\n二'),
      ['绩效目标: 一行'],
      ['绩效目标: |-', '  一', '  二'],
    ],
    [
      'braces stay',
      (c) => (c.资金支出计划 = { '3月底': '30.00', '6月底': '60.00', '10月底': '80.00', '12月底': '100.00' }),
      ['资金支出计划: { 3月底: 25.00, 6月底, 12月底: "100.00" }'],
      ['资金支出计划: { 3月底: 30.00, 6月底: 60.00, 10月底: 80.00, 12月底: "100.00" }'],
    ],
    ['a new key comes where the form has it', (c) => (c.上年结转 = '2'), [], ['上年结转: 2']],
    [
      'a field of an item',
      (c) => (indicator(c, 0).指标值 = '≥90件'),
      ['    指标值: ≥80件'],
      ['    指标值: ≥90件'],
    ],
    ['a new key of an item', (c) => (indicator(c, 0).二级指标 = '数量指标'), [], ['    二级指标: 数量指标']],
    [
      'an item is taken out, with the comment above it',
      (c) => indicators(c).splice(1, 1),
      [
        '  # 满意度',
        '  - 一级指标: 满意度指标',
        '    三级指标: 满意人数   # 问卷',
        '    指标值:',
        '      不公开: 涉及国家秘密',
        '      内容: ≥60人',
      ],
      [],
    ],
    [
      'an item is added between others',
      (c) => indicators(c).splice(1, 0, { 指标值: '1', 一级指标: '效益指标' }),
      [],
      ['  - 一级指标: 效益指标', '    指标值: 1'],
    ],
    [
      'the reason why a value is withheld',
      (c) => (indicator(c, 1).指标值 = { 不公开: '涉及商业秘密', 内容: '≥60人' }),
      ['      不公开: 涉及国家秘密'],
      ['      不公开: 涉及商业秘密'],
    ],
    [
      'a withheld value is published',
      (c) => (indicator(c, 1).指标值 = '≥60人'),
      ['    指标值:', '      不公开: 涉及国家秘密', '      内容: ≥60人'],
      ['    指标值: ≥60人'],
    ],
    [
      'a value is withheld',
      (c) => (c.财政资金 = { 不公开: '涉及国家秘密' }),
      ['财政资金: 0.80'],
      ['财政资金:', '  不公开: 涉及国家秘密'],
    ],
    [
      'a withheld item is published',
      (c) => indicators(c).splice(2, 1, { 一级指标: '甲', 三级指标: '乙' }),
      ['  - 不公开: 涉及个人隐私'],
      ['  - 一级指标: 甲', '    三级指标: 乙'],
    ],
  ]
  for (const [what, change, gone, come] of cases)
    test(what, () => expect(edited((content) => void change(content))).toEqual({ gone, come }))

  test('items that change places keep their lines', () => {
    const { gone, come } = edited((content) => indicators(content).reverse())
    expect([...come].sort()).toEqual([...gone].sort())
    expect(gone).toContain('    三级指标: 满意人数   # 问卷')
  })

  test('a file that is not there yet is written as npm run new writes it', () => {
    expect(editYaml('', project, { 预算数: '0.80', 项目名称: '甲', 绩效目标: '一\n二', 其他资金: '' })).toBe(
      '项目名称: 甲\n预算数: 0.80\n绩效目标: |-\n  一\n  二\n',
    )
  })
})

const root = join(import.meta.dirname, '../..')
const kinds: [RegExp, Kind<unknown>][] = [
  [/result\.yaml$/, resultSchema('万元')],
  [/monitor\.yaml$/, monitorSchema('万元')],
  [/overall\.yaml$/, overallSchema('万元')],
  [/waivers\.yaml$/, waiversSchema],
  [/site\.yaml$/, siteSchema],
  [/\.yaml$/, project],
]
const names = (
  await Promise.all(
    ['content', 'templates'].map(async (folder) =>
      (await readdir(join(root, folder), { recursive: true })).map((name) => join(root, folder, name)),
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
