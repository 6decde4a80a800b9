import { createHash } from 'node:crypto'
import { type Finding, messageLines, sortFindings } from '../model/finding.ts'

const levels = { error: 'blocker', warning: 'minor', note: 'info' } as const

/**
 * Findings that are not waived in GitLab's format for code quality, which it shows beside the lines of a merge request. A
 * finding keeps its fingerprint when it moves to another line: GitLab tells new ones by it.
 */
export function gitlabReport(findings: readonly Finding[]): string {
  const issues = sortFindings(findings)
    .filter(({ waived }) => !waived)
    .map((finding) => ({
      check_name: finding.rule,
      severity: levels[finding.severity],
      description: messageLines(finding).join('\n'),
      location: { path: finding.file, lines: { begin: finding.line ?? 1 } },
      fingerprint: fingerprint(finding),
    }))
  return JSON.stringify(issues, undefined, 2)
}

function fingerprint({ rule, file, field, message, quote }: Finding): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, file, field, message, quote]))
    .digest('hex')
}
