import { describe, expect, test } from 'vitest'
import { judge, type Verdict } from '../../src/model/outcome.ts'
import { parseTarget } from '../../src/model/target.ts'

const cases: Readonly<Record<string, readonly [string, Verdict][]>> = {
  '≥80件': [
    ['81件', 'exceeded'],
    ['80件', 'met'],
    ['80', 'met'],
    ['79.9件', 'missed'],
    ['80场', 'undecided'],
  ],
  '＞80件': [
    ['81件', 'exceeded'],
    ['80件', 'missed'],
  ],
  '≤5%': [
    ['4％', 'exceeded'],
    ['5百分比', 'met'],
    ['5.1%', 'missed'],
  ],
  '<5天': [
    ['4天', 'exceeded'],
    ['5天', 'missed'],
  ],
  '＝8个': [
    ['8个', 'met'],
    ['7个', 'missed'],
    ['9个', 'undecided'],
  ],
  '≥90%': [
    ['93', 'exceeded'],
    ['0.93', 'undecided'],
    ['0.93%', 'missed'],
  ],
  '90%-95%': [['0.93', 'undecided']],
  '≤0.5%': [['0.3', 'exceeded']],
  '100%': [
    ['100%', 'met'],
    ['99.5%', 'missed'],
  ],
  '10-20次': [
    ['10次', 'met'],
    ['20', 'met'],
    ['9次', 'missed'],
    ['21次', 'missed'],
    ['15场', 'undecided'],
  ],
  '≥1,000册': [['1,000册', 'met']],
  显著提升: [
    ['显著提升', 'undecided'],
    ['80件', 'undecided'],
  ],
  '12月底前': [['11月', 'undecided']],
}

describe.each(Object.entries(cases))('a target of %s', (target, actuals) => {
  test.each(actuals)('with %s is %s', (actual, verdict) => {
    expect(judge(parseTarget(target), parseTarget(actual))).toBe(verdict)
  })
})

test('an actual value that is itself a bound, a range or in words is for a person to judge', () => {
  for (const actual of ['≥80件', '70-90件', '已完成', '12月'])
    expect(judge(parseTarget('≥80件'), parseTarget(actual))).toBe('undecided')
})
