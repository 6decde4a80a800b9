/** A decision that a finding may stand, with who answers for it (`content/<unit>/<year>/waivers.yaml`). */
export interface Waiver {
  /** The rule's id. */
  rule: string
  /** The name of a file in the same folder, with or without `.yaml`. */
  file: string
  /** A field's path, which stands for all fields below it; the whole file where there is none. */
  field?: string
  reason: string
  /** 批准人 */
  by: string
  /** The day it was decided. */
  date: string
  /** The last day on which it may still be published so. */
  until?: string
}

/** A department's waivers for a budget year. */
export interface Waivers {
  file: string
  items: Waiver[]
}
