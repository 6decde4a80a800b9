import { hides } from '../../model/withheld.ts'
import type { RuleOn } from '../rule.ts'
import { hundredths, sumPoints, whole } from './arithmetic.ts'

export const resultWeights: RuleOn<'result'> = {
  id: 'result-weights',
  on: 'result',
  level: 'warning',
  title: '自评的分值合计 100 分',
  source: '财预〔2020〕10号 项目支出绩效自评',
  why: '执行率 10 分，各项指标 90 分。',
  fix: '对照自评文件，改正分值；文件本身如此的，照公开',
  example: {
    of: 'result',
    passes: `绩效指标:
  - { 三级指标: 新增图书数量, 实际完成值: 3120册, 分值: 20, 得分: 20 }
  - { 三级指标: 读书活动场次, 实际完成值: 22场, 分值: 15, 得分: 13.75, 偏差原因分析及改进措施: 场地维修 }
  - { 三级指标: 新书上架时间, 实际完成值: 12天, 分值: 15, 得分: 15 }
  - { 三级指标: 到馆人次, 实际完成值: 51300人次, 分值: 30, 得分: 30 }
  - { 三级指标: 读者满意度, 实际完成值: 93%, 分值: 10, 得分: 10 }`,
    fails: `绩效指标:
  - { 三级指标: 新增图书数量, 实际完成值: 3120册, 分值: 20, 得分: 20 }
  - { 三级指标: 读书活动场次, 实际完成值: 22场, 分值: 15, 得分: 13.75, 偏差原因分析及改进措施: 场地维修 }
  - { 三级指标: 新书上架时间, 实际完成值: 12天, 分值: 15, 得分: 15 }
  - { 三级指标: 到馆人次, 实际完成值: 51300人次, 分值: 40, 得分: 30 }
  - { 三级指标: 读者满意度, 实际完成值: 93%, 分值: 10, 得分: 10 }`,
  },
  check({ result }) {
    const { total, outcomes } = result
    if (hides(result, '绩效指标')) return []
    const sum = sumPoints([total.weight, ...outcomes.map(({ weight }) => weight)])
    if (sum === undefined || sum === whole) return []
    const message = `各项分值加上执行率的分值，合计 ${hundredths(sum)} 分`
    return [{ field: '绩效指标', message, expected: '100 分' }]
  },
}
