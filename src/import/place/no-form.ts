import type { Finding } from '../../model/finding.ts'
import type { Recognised } from '../find/recognised.ts'

/** Why a document that speaks of indicators holds no form, and what can be done; nothing where it speaks of none. */
export function whyNoForm({ blank, runs }: Recognised, file: string): Finding[] {
  const reason = { rule: 'import-no-form', severity: 'error', file } as const
  if (blank !== undefined)
    return [
      {
        ...reason,
        message: `${blank}起的表是空白的：有指标的栏目，下面没有填`,
        fix: '填好、保存以后再导入；要学成表样的，运行 npm run form',
      },
    ]
  const word = runs
    .map(({ text }) => /绩效指标|指标值|(数量|质量|时效|效益|满意度)指标/.exec(text)?.[0])
    .find(Boolean)
  if (word === undefined) return []
  return [
    {
      ...reason,
      message: `写着“${word}”，但没有一项一行、带“三级指标”（指标名称）和“指标值”两栏的表`,
      fix: '在原文件里把指标写成这样的表，再导入；栏目叫别的名称的，用 --map 写明',
    },
  ]
}
