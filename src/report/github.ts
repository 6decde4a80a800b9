import { type Finding, messageLines, sortFindings } from '../model/finding.ts'
import { showUnseen } from '../model/text.ts'

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

/** Findings that are not waived as workflow commands, which GitHub shows beside the lines they are about. */
export function githubReport(findings: readonly Finding[]): string {
  const open = findings.filter(({ waived }) => !waived)
  return showUnseen(sortFindings(open).map(command).join('\n'))
}

function command(finding: Finding): string {
  const { severity, rule, file, line, column } = finding
  const properties = { file, line, col: column, title: rule }
  const places = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  )
  return `::${commands[severity]} ${places.join(',')}::${escapeData(messageLines(finding).join('\n'))}`
}

/** As GitHub's toolkit escapes them; a bare line end would begin another command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
