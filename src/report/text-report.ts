import { type Finding, messageLines, severities, sortFindings } from '../model/finding.ts'
import { showUnseen } from '../model/text.ts'

/** All findings for a clerk at a terminal: file by file, each with its place, words, reason and remedy; then the count. */
export function textReport(findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有问题。'
  const files = Map.groupBy(sortFindings(findings), ({ file }) => file)
  const blocks = [...files].map(([file, found]) => [file, ...found.map(block)].join('\n\n'))
  return showUnseen([...blocks, countBySeverity(findings)].join('\n\n\n'))
}

function block(finding: Finding): string {
  const { rule, line, column } = finding
  const place = [line, column].filter((part) => part !== undefined).join(':')
  const [says = '', ...more] = messageLines(finding)
  return [
    `  ${`${place} ${status(finding)}`.trim()}  ${says} [${rule}]`,
    ...more.map((one) => `      ${one}`),
  ].join('\n')
}

/** What a finding is called: by its severity, or that it was waived. */
export function status({ severity, waived }: Pick<Finding, 'severity' | 'waived'>): string {
  return waived ? `已豁免（${severities[severity]}）` : severities[severity]
}

/** `共 28 个问题：错误 0 个，提醒 20 个，提示 8 个；另有已豁免 1 个。` */
export function countBySeverity(findings: readonly Finding[]): string {
  const open = findings.filter(({ waived }) => !waived)
  const counts = (['error', 'warning', 'note'] as const).map(
    (severity) => `${severities[severity]} ${open.filter((one) => one.severity === severity).length} 个`,
  )
  const waived = findings.length - open.length
  return `共 ${open.length} 个问题：${counts.join('，')}${waived > 0 ? `；另有已豁免 ${waived} 个` : ''}。`
}

/** What a build says of what does not stop it: one line, with the number of each rule's findings. */
export function countByRule(findings: readonly Finding[]): string {
  const rules = Map.groupBy(
    findings.filter(({ waived }) => !waived),
    ({ rule }) => rule,
  )
  const counts = [...rules].map(([rule, found]) => `${rule} ${found.length}`)
  return `${countBySeverity(findings)}${counts.length > 0 ? `（${counts.join('，')}）` : ''}\n不妨碍公开；npm run check 看全部。`
}
