import type { RuleOn } from '../rule.ts'

/** Names of shares. */
const share = /率$|比例$|比重$|占比$|满意度$|覆盖面$/

export const decimalPercent: RuleOn<'indicator'> = {
  id: 'decimal-percent',
  on: 'indicator',
  level: 'warning',
  title: '百分比写成百分数，不写成小数',
  source: '财预〔2015〕88号 完整性审核（明确清晰）',
  why: 'Excel 里显示 98% 的格子，复制出来是 0.98；补上百分号就成了 0.98%。',
  fix: '对照批复的文件改成百分数；批复的文件如此的，照原样公开',
  example: {
    subject: 'indicator',
    passes: '二级指标: 质量指标\n三级指标: 验收合格率\n指标值: ≥98%',
    fails: '二级指标: 质量指标\n三级指标: 验收合格率\n指标值: ≥0.98',
  },
  check({ place, indicator: { name, target, parts } }) {
    if (target.kind !== 'quantity' || target.unit !== '' || !share.test(name)) return []
    const { value, raw, operator } = target
    if (!/^0?\.\d+$/.test(value)) return []
    const percent = `${Number((Number(value) * 100).toFixed(6))}`
    return [
      {
        field: `${place} › 指标值`,
        quote: raw,
        message: `“${raw}”像是写成小数的百分比`,
        expected: parts
          ? `${percent}，度量单位 "%"`
          : `${raw.startsWith(operator) ? operator : ''}${percent}%`,
      },
    ]
  },
}
