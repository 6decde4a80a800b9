import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines } from '../../src/pdf/break.ts'
import { face } from '../../src/pdf/face.ts'

const song = face('song')
const texts = (text: string, width: number, evenness?: 'balanced' | 'no-orphan') =>
  breakLines(text, { face: song, size: 10, width, ...(evenness && { evenness }) }).map((line) => line.text)

describe('line breaking', () => {
  test('fills lines to their width', () => {
    expect(texts('办理法律援助案件数量', 50)).toEqual(['办理法律援', '助案件数量'])
  })

  test.each(['，', '。', '、', '；', '：', '！', '？', '）', '》', '」', '】', '〕', '”', '％', '%'])(
    'begins no line with %s',
    (mark) => {
      expect(texts(`一二三四五${mark}六七`, 50)).toEqual(['一二三四', `五${mark}六七`])
    },
  )

  test.each(['（', '《', '【', '〔', '“'])('ends no line with %s', (mark) => {
    expect(texts(`一二三四${mark}五六`, 50)).toEqual(['一二三四', `${mark}五六`])
  })

  test.each(['315-0404-JBN-9C18', '≥1000', '0.5', '51000021R000000019951', '160+'])(
    'keeps %s whole',
    (code) => {
      for (let width = 130; width < 250; width += 5)
        expect(texts(`一二三四五六七八${code}九十`, width).some((line) => line.includes(code))).toBe(true)
    },
  )

  test('breaks a code that is wider than a line, losing nothing', () => {
    const lines = texts('51000021R000000019951', 40)
    expect(lines.join('')).toBe('51000021R000000019951')
    expect(lines.length).toBeGreaterThan(1)
  })

  test.each([
    ['COD/BOD5', 45, ['COD/', 'BOD5']],
    ['JBN_ABCDEFG', 60, ['JBN_', 'ABCDEFG']],
    ['≥1280000吨', 50, ['≥1280000', '吨']],
    ['40000-50000人次', 40, ['40000-', '50000', '人次']],
    ['https://www.example.gov.cn/', 70, ['https://www.', 'example.gov.', 'cn/']],
  ])(
    'breaks %s, too wide for a line of %i points, where it is divided or before its unit',
    (word, width, lines) => {
      expect(texts(word, width)).toEqual(lines)
    },
  )

  test('divides a hash into equal parts', () => {
    const hash = 'c4907f52ed3ff06f161ab364307219bdeda79ef7bb9ddbc8aff1c520c602db93'
    expect(texts(hash, 240)).toEqual([hash.slice(0, 32), hash.slice(32)])
    expect(texts(hash, 120).map((line) => line.length)).toEqual([16, 16, 16, 16])
  })

  const quantities = [
    '≥1,200,000元',
    '1280000吨',
    '1,070 公里',
    '2026年12月31日',
    '〔2021〕5号',
    '8:30',
    '99.5%',
    '10⁴亩',
    '50mg/L',
  ]
  test.each(quantities)('keeps %s whole in running text', (quantity) => {
    for (const evenness of [undefined, 'balanced', 'no-orphan'] as const)
      for (let width = 110; width < 250; width += 7)
        expect(texts(`全年要完成的是${quantity}的处理任务`, width, evenness).join('|')).toContain(quantity)
  })

  test('puts no opening bracket at a line’s end and no stop at its beginning, however narrow the line', () => {
    const text = fc.stringMatching(/^[一-五A-D0-9（）《》，。、/-]{1,40}$/)
    const width = fc.integer({ min: 60, max: 120 })
    fc.assert(
      fc.property(text, width, (text, width) => {
        fc.pre(!/[（《]{3}|[）》，。、]{3}/.test(text) && !/[（《][）》，。、]{2}/.test(text))
        const lines = texts(text, width)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《]$/)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）》，。、]/)
      }),
      { numRuns: 300 },
    )
  })

  test('loses no space where it breaks a line', () => {
    expect(texts('hello world again', 60).join('')).toBe('hello world again')
  })

  test('breaks a text of any length', () => {
    expect(texts('一'.repeat(130_000), 400, 'balanced').length).toBe(3250)
  })

  test('leaves no single character on the last line where it can', () => {
    expect(texts('河北省法律援助条例', 80, 'no-orphan')).toEqual(['河北省法律援助', '条例'])
    expect(texts('法律援助案件办结率', 80, 'no-orphan')).toEqual(['法律援助案件', '办结率'])
  })

  test('leaves none on the line before, either', () => {
    expect(texts('年减少二氧化碳排放量（3）', 60, 'no-orphan')).toEqual(['年减少二氧化', '碳排放', '量（3）'])
  })

  test('breaks labels between words, about evenly', () => {
    expect(texts('预算规模及资金用途', 60, 'balanced')).toEqual(['预算规模', '及资金用途'])
    expect(texts('偏差原因分析及改进措施', 60, 'balanced')).toEqual(['偏差原因分析', '及改进措施'])
    expect(texts('服务对象满意度指标', 60, 'balanced')).toEqual(['服务对象', '满意度指标'])
  })

  test('keeps words whole in labels that the dictionary knows in parts', () => {
    expect(texts('巩固拓展脱贫攻坚成果', 60, 'balanced')).toEqual(['巩固拓展', '脱贫攻坚成果'])
    expect(texts('预算执行率', 40, 'balanced')).toEqual(['预算', '执行率'])
  })

  test('keeps a document’s number with who issued it, unless much of a line stayed blank', () => {
    const number = '（冀财规〔2021〕5号）'
    expect(texts(`一二三四五六七八九十一二${number}`, 150)).toEqual(['一二三四五六七八九十一二', number])
    expect(texts(`一二三四五六七八${number}`, 150)).toEqual(['一二三四五六七八（冀财规', '〔2021〕5号）'])
  })

  test('ends no line with the bracket before whoever issued a document', () => {
    for (let width = 50; width < 120; width += 5)
      for (const line of texts('一二三四（冀财规〔2021〕5号）', width)) expect(line).not.toMatch(/[（〔]$/)
  })

  test('breaks from one date to another behind the dash', () => {
    expect(texts('建设期2023年4月-2024年2月', 120)).toEqual(['建设期2023年4月-', '2024年2月'])
  })

  test('takes each paragraph for itself and drops blank ones', () => {
    expect(texts('一二\n\n三四五六七八', 50)).toEqual(['一二', '三四五六七', '八'])
  })

  test('keeps every character, in order, within the width', () => {
    const text = fc.stringMatching(/^[一-龥A-Za-z0-9，。（）《》“”≥%.\-—… ]{1,80}$/)
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 20, max: 200 }),
        fc.constantFrom(undefined, 'balanced' as const, 'no-orphan' as const),
        (text, width, evenness) => {
          const lines = breakLines(text, { face: song, size: 10, width, ...(evenness && { evenness }) })
          expect(
            lines
              .map((line) => line.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''))
          for (const line of lines)
            if ([...line.text].length > 1) expect(line.width).toBeLessThanOrEqual(width + 0.01)
        },
      ),
      { numRuns: 500 },
    )
  })
})
