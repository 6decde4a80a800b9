import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TemplateCell } from '../../src/content/kinds/template.ts'
import { layOut } from '../../src/form/lay-out.ts'
import { cell, row, template } from './builders.ts'

describe('two lists side by side', () => {
  const item = (level: string, name: string) => ({ 一级指标: level, 三级指标: name })
  const pair = (field: string, more: Partial<TemplateCell> = {}) =>
    cell(field, { label: undefined, field, ...more })
  const form = template([
    row(
      [
        pair('一级指标', { merges: true, headsRow: true }),
        pair('中期绩效指标.三级指标', { merges: true }),
        pair('绩效指标.三级指标', { merges: true }),
      ],
      { each: ['中期绩效指标', '绩效指标'], by: '一级指标' },
    ),
  ])
  const layOutPair = (midterm: Record<string, string>[], annual: Record<string, string>[]) => {
    const lists = { 中期绩效指标: midterm, 绩效指标: annual }
    return layOut(form, { values: {}, lists }).rows.map(({ cells }) =>
      cells.map(({ text, rowSpan, source }) => `${text}×${rowSpan} ${source ?? ''}`.trim()),
    )
  }

  test('stand beside each other within a first level, and the shorter one leaves blanks', () => {
    expect(
      layOutPair(
        [item('产出', '甲'), item('满意', '乙')],
        [item('产出', '丙'), item('产出', '丁'), item('效益', '戊'), item('满意', '己')],
      ),
    ).toEqual([
      ['产出×2 中期绩效指标.0.一级指标', '甲×1 中期绩效指标.0.三级指标', '丙×1 绩效指标.0.三级指标'],
      ['×1', '丁×1 绩效指标.1.三级指标'],
      ['效益×1 绩效指标.2.一级指标', '×1', '戊×1 绩效指标.2.三级指标'],
      ['满意×1 中期绩效指标.1.一级指标', '乙×1 中期绩效指标.1.三级指标', '己×1 绩效指标.3.三级指标'],
    ])
  })

  test('merge each for itself, but within a first level only', () => {
    expect(
      layOutPair(
        [item('产出', '甲'), item('产出', '甲'), item('满意', '甲')],
        [item('产出', '乙'), item('产出', '丙'), item('满意', '丙')],
      ).map((cells) => cells.map((text) => text.split(' ')[0])),
    ).toEqual([['产出×2', '甲×2', '乙×1'], ['丙×1'], ['满意×1', '甲×1', '丙×1']])
  })

  test('one of them blank leaves the other whole', () => {
    expect(layOutPair([], [item('产出', '甲')])).toEqual([
      ['产出×1 绩效指标.0.一级指标', '×1', '甲×1 绩效指标.0.三级指标'],
    ])
    expect(layOutPair([], [])).toEqual([])
  })

  test('nothing is lost, whatever the lists hold', () => {
    const list = (mark: string) =>
      fc
        .array(fc.constantFrom('产出', '效益', '满意'), { maxLength: 8 })
        .map((levels) => levels.map((level, index) => item(level, `${mark}${index}`)))
    fc.assert(
      fc.property(list('中'), list('年'), (midterm, annual) => {
        const printed = layOutPair(midterm, annual).flat().join('|')
        for (const { 三级指标 } of [...midterm, ...annual])
          expect(printed.split(`${三级指标}×`)).toHaveLength(2)
      }),
    )
  })
})
