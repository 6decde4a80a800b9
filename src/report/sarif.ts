import type { Log, Result } from 'sarif'
import { type Finding, messageLines, sortFindings } from '../model/finding.ts'

/** What a report says of a rule, whose findings name it. */
export interface RuleText {
  id: string
  level: Finding['severity']
  title: string
  source: string
  why: string
  fix: string
}

/** Findings as SARIF 2.1.0 in JSON, for code scanning and editors. */
export function sarifReport(findings: readonly Finding[], rules: readonly RuleText[]): string {
  return JSON.stringify(sarifLog(findings, rules), null, 2)
}

/** The same as an object (OASIS SARIF 2.1.0). Columns are UTF-16 units; waived findings are suppressed, with the reason. */
export function sarifLog(findings: readonly Finding[], rules: readonly RuleText[]): Log {
  const driver = {
    name: 'mingbiao',
    language: 'zh-CN',
    rules: rules.map(({ id, level, title, source, why, fix }) => ({
      id,
      defaultConfiguration: { level },
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: `依据：${source}\n改法：${fix}` },
    })),
  }
  const results = sortFindings(findings).map(result)
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
}

function result(finding: Finding): Result {
  const { rule, severity, file, line, column, waived } = finding
  const region = line === undefined ? undefined : { startLine: line, ...(column && { startColumn: column }) }
  return {
    ruleId: rule,
    level: severity,
    message: { text: messageLines(finding).join('\n') },
    locations: [
      { physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...(region && { region }) } },
    ],
    ...(waived && {
      suppressions: [
        { kind: 'external', status: 'accepted', justification: `${waived.reason}（${waived.by}）` },
      ],
    }),
  }
}
