import { showUnseen } from './text.ts'

/** A problem in a content file or template, for the person who must mend it. All wording is Chinese. */
export interface Finding {
  /** A stable id, such as `money`. */
  rule: string
  severity: 'error' | 'warning' | 'note'
  /** Path below the project folder. */
  file: string
  /** 1-based; absent when the finding is about the whole file. */
  line?: number
  column?: number
  /** The field's path in the form's own words, such as `绩效指标 第3项 › 指标值`. */
  field?: string
  /** What is wrong, with what the field says. */
  message: string
  /** What was expected. */
  expected?: string
  /** The requirement that the rule comes from, such as `财预〔2015〕88号 完整性审核`. */
  source?: string
  /** The edit that mends it. */
  fix?: string
  /** The words at fault, as they stand in the field; `locate` finds them there. */
  quote?: string
  /** Who decided that it may stand so, and why. */
  waived?: { reason: string; by: string; date: string; until?: string }
}

/** What each severity is called. */
export const severities = { error: '错误', warning: '提醒', note: '提示' } as const

/** What a finding says, with its field: `预算数：“八千”填得不对`. */
export function statement({ field, message }: Pick<Finding, 'field' | 'message'>): string {
  return field ? `${field}：${message}` : message
}

/** Where a finding is: `content/315002/2020/overall.yaml:7:3`. */
export function placeOf({ file, line, column }: Pick<Finding, 'file' | 'line' | 'column'>): string {
  return [file, line, column].filter((part) => part !== undefined).join(':')
}

/** What a finding says beside its statement, by the words that head each line. */
export function hints({ quote, expected, source, fix, waived }: Finding): [string, string][] {
  const all: [string, string | undefined][] = [
    ['原文', quote],
    ['应为', expected],
    ['依据', source],
    waived
      ? [
          '豁免',
          `${waived.reason}（${waived.by}，${waived.date}${waived.until ? `，至 ${waived.until}` : ''}）`,
        ]
      : ['改法', fix],
  ]
  return all.flatMap(([name, text]) => (text ? [[name, text] as [string, string]] : []))
}

/** A finding as the lines of a message that stands beside its place: statement, then hints. */
export function messageLines(finding: Finding): string[] {
  return [statement(finding), ...hints(finding).map(([name, text]) => `${name}：${text}`)]
}

/** One finding as lines for a terminal: place and message, then its hints. Its message quotes what it must. */
export function formatFinding({ quote, ...finding }: Finding): string {
  const [says = '', ...more] = messageLines(finding)
  const head = `${placeOf(finding)}: ${severities[finding.severity]}: ${says} [${finding.rule}]`
  return showUnseen([head, ...more.map((line) => `    ${line}`)].join('\n'))
}

/** All findings of a run, in file and line order, with a count at the end. */
function formatFindings(findings: readonly Finding[]): string {
  const sorted = sortFindings(findings)
  const errors = findings.filter((finding) => finding.severity === 'error').length
  return [...sorted.map(formatFinding), `共 ${findings.length} 个问题，其中错误 ${errors} 个。`].join('\n\n')
}

/** Findings in the order of files, lines and columns. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A user's mistake: stops the run and prints its findings without a stack trace. A bug is any other error. */
export class ContentError extends Error {
  readonly findings: readonly Finding[]
  /** @param consequence what follows from them, where that is not plain */
  constructor(findings: readonly Finding[], consequence?: string) {
    super([formatFindings(findings), ...(consequence === undefined ? [] : [consequence])].join('\n\n'))
    this.name = 'ContentError'
    this.findings = findings
  }
}
