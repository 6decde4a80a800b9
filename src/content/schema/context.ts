import type { Finding } from '../../model/finding.ts'
import type { Position } from '../text/node.ts'

/** The result of reading a node that does not fit, whose finding has been reported; or of a file that is withheld. */
export const failed = Symbol('failed')
export type Read<T> = T | typeof failed

/** A place in a content file, and where its findings go. */
export interface Context {
  file: string
  /** The field's path in the form's own words. */
  field: string
  findings: Finding[]
  /** Whether what stands here may be withheld. */
  withholds?: boolean
}

/** What is wrong, and how to mend it. */
export type Problem = Pick<Finding, 'rule' | 'message'> & Pick<Finding, 'expected' | 'fix'>

/** Reports what is wrong at a place. */
export function report(context: Context, at: Position, problem: Problem): typeof failed {
  const { file, field, findings } = context
  findings.push({ severity: 'error', file, ...at, ...(field && { field }), ...problem })
  return failed
}
