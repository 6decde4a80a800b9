import { describe, expect, test } from 'vitest'
import {
  classifyLevel1,
  classifyLevel2,
  goesUnder,
  type Level1,
  type Level2,
  level1Names,
} from '../../src/model/taxonomy.ts'

test.each<[string, Level1]>([
  ['产出', 'output'],
  ['产出指标', 'output'],
  ['产出指标（40–50）分', 'output'],
  ['效益指标（30分）', 'benefit'],
  ['产出（工作量）指标', 'output'],
  ['效益', 'benefit'],
  ['效益指标', 'benefit'],
  ['效果指标', 'benefit'],
  ['满意度', 'satisfaction'],
  ['满意度指标', 'satisfaction'],
  ['社会公众或服务对象满意度指标', 'satisfaction'],
  ['成本', 'cost'],
  ['成本指标', 'cost'],
  ['投入指标', 'other'],
  ['过程指标', 'other'],
  ['管理指标', 'other'],
  [' 产出 指标 ', 'output'],
])('一级 %s', (raw, term) => expect(classifyLevel1(raw)).toEqual({ raw, term }))

test.each(['', '指标', '数量指标', '成果指标', 'output'])('%s is no 一级指标', (raw) => {
  expect(classifyLevel1(raw)).toBeUndefined()
})

test('every name that an error offers is accepted', () => {
  for (const name of level1Names) expect(classifyLevel1(name)).toBeDefined()
})

describe('the trees that are in use', () => {
  test.each<[string, [string, Level2][]]>([
    [
      '财预〔2015〕88号',
      [
        ['数量指标', 'quantity'],
        ['质量指标', 'quality'],
        ['时效指标', 'timeliness'],
        ['成本指标', 'economicCost'],
        ['经济效益指标', 'economicBenefit'],
        ['社会效益指标', 'socialBenefit'],
        ['生态效益指标', 'ecologicalBenefit'],
        ['可持续影响指标', 'sustainability'],
        ['服务对象满意度指标', 'satisfaction'],
      ],
    ],
    [
      '财预〔2021〕101号',
      [
        ['经济成本指标', 'economicCost'],
        ['社会成本指标', 'socialCost'],
        ['生态环境成本指标', 'ecologicalCost'],
      ],
    ],
    [
      'other names of the same',
      [
        ['数量', 'quantity'],
        ['进度指标', 'timeliness'],
        ['环境效益', 'ecologicalBenefit'],
        ['可持续影响', 'sustainability'],
        ['可持续效益', 'sustainability'],
        ['满意度', 'satisfaction'],
        ['社会公众满意度指标', 'satisfaction'],
        ['受益群众满意度', 'satisfaction'],
        ['社会公众或服务对象满意度指标', 'satisfaction'],
      ],
    ],
    ["a province's own", [['数字化指标', 'other']]],
  ])('%s', (_, names) => {
    for (const [raw, term] of names) expect(classifyLevel2(raw)).toEqual({ raw, term })
  })
})

test('a second level stands under the first levels of either tree', () => {
  expect(goesUnder('数量指标', '产出指标')).toBe(true)
  expect(goesUnder('成本指标', '产出')).toBe(true)
  expect(goesUnder('经济成本指标', '成本指标')).toBe(true)
  expect(goesUnder('服务对象满意度指标', '效益指标')).toBe(true)
  expect(goesUnder('社会效益指标', '效果指标')).toBe(true)
  expect(goesUnder('社会效益指标', '产出指标')).toBe(false)
  expect(goesUnder('数量指标', '满意度指标')).toBe(false)
  expect(goesUnder('本县另设的指标', '产出指标')).toBe(true)
})
