import { type Finding, severities, sortFindings } from '../model/finding.ts'

/** All findings for a clerk at a terminal: file by file, each with its place, words, reason and remedy; then the count. */
export function textReport(findings: readonly Finding[]): string {
  if (findings.length === 0) return '没有问题。'
  const files = Map.groupBy(sortFindings(findings), ({ file }) => file)
  const blocks = [...files].map(([file, found]) => [file, ...found.map(block)].join('\n\n'))
  return [...blocks, countBySeverity(findings)].join('\n\n\n')
}

function block({ rule, severity, line, column, field, message, quote, expected, source, fix }: Finding) {
  const place = [line, column].filter((part) => part !== undefined).join(':')
  const hints = [
    ['原文', quote],
    ['应为', expected],
    ['依据', source],
    ['改法', fix],
  ] as const
  return [
    `  ${`${place} ${severities[severity]}`.trim()}  ${field ? `${field}：` : ''}${message} [${rule}]`,
    ...hints.flatMap(([name, text]) => (text ? [`      ${name}：${text}`] : [])),
  ].join('\n')
}

/** `共 28 个问题：错误 0 个，提醒 20 个，提示 8 个。` */
export function countBySeverity(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'note'] as const).map(
    (severity) => `${severities[severity]} ${findings.filter((one) => one.severity === severity).length} 个`,
  )
  return `共 ${findings.length} 个问题：${counts.join('，')}。`
}

/** What a build says of what does not stop it: one line a rule. */
export function countByRule(findings: readonly Finding[]): string {
  const rules = Map.groupBy(findings, ({ rule }) => rule)
  const counts = [...rules].map(([rule, found]) => `${rule} ${found.length}`)
  return `${countBySeverity(findings)}（${counts.join('，')}）\n不妨碍公开；npm run check 看全部。`
}
