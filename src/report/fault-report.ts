import { type Fault, placeOfFault } from '../model/fault.ts'

/** Which units' years are not published as their files say, and what is instead: a line each. */
export function faultReport(faults: readonly Fault[]): string {
  const lines = faults.map(
    (fault) => `  content/${placeOfFault(fault)}：${fault.findings.length} 处错误，${outcomeOf(fault)}`,
  )
  return ['这些单位年度的内容有错误，别的照常公开：', ...lines, '错在哪里、怎么改：npm run check'].join('\n')
}

function outcomeOf({ shows, absent, carried }: Fault): string {
  if (!absent || carried) return '仍是上次公开的样子'
  return shows === undefined
    ? '没有公开过，先不公开，网页上写明正在更正'
    : '上次公开的也读不了，先不公开，网页上写明正在更正'
}
