import { type Finding, sortFindings } from '../model/finding.ts'

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

/** Findings as workflow commands, which GitHub shows beside the lines they are about. */
export function githubReport(findings: readonly Finding[]): string {
  return sortFindings(findings).map(command).join('\n')
}

function command({ severity, rule, file, line, column, field, message, expected, source, fix }: Finding) {
  const properties = { file, line, col: column, title: rule }
  const told = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  )
  const hints = [
    ['应为', expected],
    ['依据', source],
    ['改法', fix],
  ].flatMap(([name, text]) => (text ? [`${name}：${text}`] : []))
  const data = [field ? `${field}：${message}` : message, ...hints].join('\n')
  return `::${commands[severity]} ${told.join(',')}::${escapeData(data)}`
}

/** As GitHub's toolkit escapes them; a bare line end would begin another command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
