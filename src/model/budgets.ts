/**
 * The most that content may have of anything: many times what any disclosure needs, and little enough that no file of one
 * unit keeps the others waiting. Whatever reads content holds to it before the rest is read.
 */
export const budgets = {
  /** Of one file. A larger one is a mistake, such as a picture saved under a wrong name. */
  fileBytes: 1_000_000,
  /** Of one value of a file. The longest of approved forms have some 2,000. */
  fieldCharacters: 20_000,
  /** Of a value that stands on one line, such as a name. */
  lineCharacters: 2_000,
  /** Of one project. Approved forms have 5 to 30. */
  indicators: 200,
  /** Of a whole commit, whatever they are. */
  treeFiles: 500_000,
  /** Of all content and templates of a commit together. */
  treeBytes: 2_000_000_000,
} as const
