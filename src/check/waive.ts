import type { Department, Waiver } from '../content/record.ts'
import type { Finding } from '../model/finding.ts'
import { itemName } from '../model/withheld.ts'
import { rules } from './rules.ts'

/** What waivers are applied to. */
export interface Reviewed {
  findings: readonly Finding[]
  departments: readonly Department[]
  /** The day of the check. A build gives none, so that the same content makes the same site. */
  today?: string
  /** False where files could not be read: then a waiver without a finding need not be useless. */
  complete: boolean
}

/**
 * Marks the findings that a department has waived, and reports waivers that are of no use: expired, of a rule that
 * cannot be waived, or of nothing. A waiver holds on the day of publication (公开日期), so what was published with it
 * stays; what is not yet published is judged by `today`.
 */
export function applyWaivers({ findings, departments, today, complete }: Reviewed): Finding[] {
  const waived = new Map<Finding, Finding>()
  const useless: Finding[] = []
  for (const { file, published, waivers } of departments)
    for (const [index, waiver] of (waivers?.items ?? []).entries()) {
      const folder = file.slice(0, file.lastIndexOf('/'))
      const met = findings.filter((finding) => covers(waiver, folder, finding))
      const own = findings.filter((one) => one.rule === waiver.rule && one.file.startsWith(`${folder}/`))
      const problem = uselessness(waiver, { met, own }, published?.slice(0, 10) ?? today, complete)
      if (problem)
        useless.push({
          severity: 'warning',
          file: waivers?.file ?? file,
          field: itemName('豁免', index + 1),
          ...problem,
        })
      else {
        const { reason, by, date, until } = waiver
        for (const finding of met) waived.set(finding, { ...finding, waived: { reason, by, date, until } })
      }
    }
  return [...findings.map((finding) => waived.get(finding) ?? finding), ...useless]
}

function covers({ rule, file, field }: Waiver, folder: string, finding: Finding): boolean {
  if (finding.rule !== rule) return false
  // A report names files in full.
  if (![file, `${folder}/${file}`, `${folder}/${file}.yaml`].includes(finding.file)) return false
  const path = finding.field ?? ''
  return (
    field === undefined || path === field || path.startsWith(`${field} ›`) || path.startsWith(`${field} 第`)
  )
}

/** @param found the findings of its rule that it is about, and all of the unit's year */
function uselessness(
  { rule: id, file, field, until }: Waiver,
  { met, own }: { met: readonly Finding[]; own: readonly Finding[] },
  day: string | undefined,
  complete: boolean,
): Pick<Finding, 'rule' | 'message' | 'fix'> | undefined {
  const rule = rules.find((candidate) => candidate.id === id)
  if (!rule)
    return {
      rule: 'waiver-unknown',
      message: `没有“${id}”这条可以豁免的规则`,
      fix: '照检查报告方括号里的编号改正；读不出来的错误不能豁免，要改正内容',
    }
  if (rule.level === 'error' && !rule.waivable)
    return {
      rule: 'waiver-refused',
      message: `“${id}”不能豁免：${rule.title}`,
      fix: '改正内容，删去这条豁免',
    }
  if (until !== undefined && day !== undefined && day > until.slice(0, 10))
    return {
      rule: 'waiver-expired',
      message: `对“${id}”的豁免 ${until.slice(0, 10)} 已经到期`,
      fix: '改正内容，删去这条豁免；仍要照原样公开的，重新批准，改有效期',
    }
  if (met.length === 0 && complete)
    return {
      rule: 'waiver-unused',
      message: `“${file}”${field ? `的“${field}”` : ''}里没有“${id}”的问题，这条豁免没有用`,
      fix: `问题已经改正的，删去这条豁免；${placesOf(own)}`,
    }
  return undefined
}

/** Where a rule found something, as a waiver names it. */
function placesOf(findings: readonly Finding[]): string {
  const [first] = findings
  if (!first) return '否则核对规则的编号和文件'
  const stem = first.file.slice(first.file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')
  return `说的是别处的，照检查报告写：文件 ${stem}${first.field ? `，字段 ${first.field}（可以不写）` : ''}`
}
