import { type Finding, sortFindings } from '../model/finding.ts'

/** Findings for another program: `{"findings": […]}`, as `Finding` declares them. */
export function jsonReport(findings: readonly Finding[]): string {
  return JSON.stringify({ findings: sortFindings(findings) }, null, 2)
}
