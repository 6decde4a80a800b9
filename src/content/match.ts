import type { Finding } from '../model/finding.ts'
import { hides, itemPlace, type Withholds } from '../model/withheld.ts'
import type { Kind } from './schema/kind.ts'
import { itemsUnder } from './schema/list-items.ts'
import { clip, nearest } from './words.ts'

/**
 * Reports the items of a self-evaluation or monitoring table that are not the project's indicators, one by one and in
 * its order: a score printed beside another indicator would be false.
 */
export function reportUnmatched(
  project: Withholds & { file: string; indicators: readonly { name: string }[] },
  record: Withholds & { file: string },
  kind: Kind<unknown>,
  findings: Finding[],
) {
  const items = itemsUnder(kind, record, '绩效指标')
  if (!items) return
  const names = items.map(({ name = '' }) => name)
  const wanted = project.indicators.map(({ name }) => name)
  const missing = without(wanted, names)
  const report = (rule: string, field: string, message: string, expected: string, fix: string) =>
    findings.push({ rule, severity: 'error', file: record.file, field, message, expected, fix })
  const strangers = without(names, wanted)
  for (const stranger of strangers) {
    const meant = nearest(stranger, missing)
    if (meant) missing.splice(missing.indexOf(meant), 1)
    report(
      'indicator-unknown',
      `${itemPlace(record, '绩效指标', names.lastIndexOf(stranger))} › 三级指标`,
      `“${clip(stranger)}”不是这个项目的指标，或者多写了一次`,
      `${project.file} 里的三级指标，一字不差`,
      meant
        ? `是不是“${clip(meant)}”？照项目文件改`
        : hides(project, '绩效指标')
          ? alsoWithhold
          : '删去这一项，或对照项目文件改正名称',
    )
  }
  for (const name of missing)
    report(
      'indicator-missing',
      '绩效指标',
      `缺少指标“${clip(name)}”`,
      `${project.file} 里的 ${wanted.length} 项指标，每项都有`,
      `加一项“- 三级指标: ${name}”，填上它的情况`,
    )
  const misplaced = names.findIndex((name, index) => name !== wanted[index])
  if (strangers.length === 0 && missing.length === 0 && misplaced >= 0)
    report(
      'indicator-order',
      itemPlace(record, '绩效指标', misplaced),
      `次序与项目文件不同：这里应是“${clip(wanted[misplaced] ?? '')}”`,
      `与 ${project.file} 里的次序相同`,
      '把各项移到项目文件里的次序',
    )
}

const alsoWithhold = '项目文件里不公开的指标，这里也删去，或改成“- 不公开: 理由”；否则对照项目文件改正名称'

/** The names left of `names` once each of `others` has taken one away. */
function without(names: readonly string[], others: readonly string[]): string[] {
  const left = [...names]
  for (const other of others) {
    const place = left.indexOf(other)
    if (place >= 0) left.splice(place, 1)
  }
  return left
}
