import type { Site } from '../content/record.ts'
import { type Finding, severities } from '../model/finding.ts'
import { itemName } from '../model/withheld.ts'
import { secrecyMark } from './privacy/secrecy-mark.ts'
import type { Rule } from './rule.ts'
import { rules } from './rules.ts'

/** How strictly a county has its content reviewed. */
export interface Settings {
  /** What the weights of a table add up to, in hundredths. */
  weightTotal: number
  /** The levels of rules that are not those of the program; undefined where a rule is not asked. */
  levels: ReadonlyMap<string, Finding['severity'] | undefined>
}

/** What 财预〔2021〕101号 says: the other 10 points are for how much of the budget was spent. */
export const usual: Settings = { weightTotal: 9000, levels: new Map() }

const order: readonly (Finding['severity'] | undefined)[] = ['error', 'warning', 'note', undefined]

/** The settings in `site.yaml`; what they may not say stays as it is, with a finding. */
export function readSettings(said: Site['review']): Settings & { findings: Finding[] } {
  const levels = new Map<string, Finding['severity'] | undefined>()
  const findings: Finding[] = []
  for (const [index, { rule: id, level: word }] of (said?.levels ?? []).entries()) {
    const level = order.find((one) => one !== undefined && severities[one] === word)
    const rule = rules.find((one) => one.id === id)
    const problem = rule ? looseness(rule, level) : unknown(id)
    if (!problem) levels.set(id, level)
    else
      findings.push({
        severity: 'error',
        file: 'content/site.yaml',
        field: `检查 › ${itemName('级别', index + 1)} › ${rule ? '级别' : '规则'}`,
        ...problem,
      })
  }
  const weightTotal = said?.weightTotal ? Number(said.weightTotal) * 100 : usual.weightTotal
  return { weightTotal, levels, findings }
}

function unknown(id: string): Pick<Finding, 'rule' | 'message' | 'fix'> {
  return {
    rule: 'rule-unknown',
    message: `没有“${id}”这条可以设置的规则`,
    fix: '照检查报告方括号里的编号、docs/checks.md 改正；读不出来的错误不能设置',
  }
}

/** Why a rule may not be taken more lightly than the program does. */
function looseness(rule: Rule, level: Finding['severity'] | undefined) {
  if (order.indexOf(level) <= order.indexOf(rule.level)) return undefined
  const isOfSecrets = rule.private || rule.id === secrecyMark.id
  if (!isOfSecrets && (rule.level !== 'error' || rule.waivable)) return undefined
  return {
    rule: 'rule-loosened',
    message: `“${rule.id}”不能放松：${rule.title}`,
    expected: severities[rule.level],
    fix: '删去这一条',
  }
}
