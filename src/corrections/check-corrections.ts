import type { Corrections, Department } from '../content/record.ts'
import { departmentText } from '../model/correction.ts'
import type { Finding } from '../model/finding.ts'
import { itemName } from '../model/withheld.ts'
import { type Item, trails } from './follow.ts'
import { baseOf } from './item-addresses.ts'

/** What corrections speak of must be there, or be said to be gone: their pages are made from it. */
export function checkCorrections(
  departments: readonly Department[],
  corrections: readonly Corrections[],
): Finding[] {
  const follow = trails(departments, corrections)
  const isKnown = (item: Item) => {
    const { part, withdrawal } = follow(item)
    return part !== undefined || withdrawal !== undefined
  }
  return corrections.flatMap((one) => {
    const { file, unit, year } = one
    const finding = (field: string | undefined, message: string, fix: string): Finding[] => [
      { rule: 'correction-file', severity: 'error', file, ...(field && { field }), message, fix },
    ]
    const unknown = (list: string, stems: readonly { stem: string }[], fix: string) =>
      stems.flatMap(({ stem }, index) =>
        isKnown({ unit, year, stem })
          ? []
          : finding(
              `${itemName(list, index + 1)} › 文件`,
              `没有公开“${stem}”，也没有说它撤下了`,
              `${fix}；撤下了的，在“撤下:”下面写一条`,
            ),
      )
    // The page of a self-evaluation is its project's, which tells of the withdrawal.
    const homeless = one.withdrawals.flatMap(({ stem }, index) =>
      stem === baseOf(stem) || isKnown({ unit, year, stem: baseOf(stem) })
        ? []
        : finding(
            `${itemName('撤下', index + 1)} › 文件`,
            `没有公开“${baseOf(stem)}”，也没有说它撤下了`,
            '核对文件名；项目也撤下了的，只写项目一条',
          ),
    )
    const lost = one.renamings.flatMap(({ from, to }, index) =>
      isKnown({ unit, year, stem: from === unit ? departmentText : from })
        ? []
        : finding(
            `${itemName('改编号', index + 1)} › 新编号`,
            `没有公开“${to}”，也没有说它撤下了`,
            '核对新编号；单位改编码的，内容移到新编号的目录',
          ),
    )
    const alone = isKnown({ unit, year, stem: departmentText })
      ? []
      : finding(
          undefined,
          '这个单位的这一年度没有公开，也没有说它撤下了',
          '撤下了的，在“撤下:”下面写一条，文件写 department；单位改编码的，写“改编号”',
        )
    return [
      ...unknown('更正', one.corrections, '核对文件名'),
      ...homeless,
      ...unknown('相近', one.resemblances, '核对编号'),
      ...lost,
      ...alone,
    ]
  })
}
