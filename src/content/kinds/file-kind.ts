import type { MoneyUnit } from '../../model/money.ts'
import type { Kind } from '../schema/kind.ts'

/** A kind of content file, and everything that is said of it. Whatever goes through kinds of file has no other list. */
export interface FileKind {
  /** Its name in the program and in the names of its files, and that of the property that holds its record. */
  id: string
  /** Its name in the data that sheets carry, and in the marks of the manual. */
  name: string
  /** What readers call it. */
  title: string
  /**
   * What it belongs to: the whole site, a unit's year, or one project of it. The place of its files follows from that:
   * `content/site.yaml`, `content/<unit>/<year>/overall.yaml`, `content/<unit>/<year>/<项目编码>.result.yaml`.
   */
  owner: 'site' | 'year' | 'project'
  /** How its files are read and written, with amounts in `unit`. */
  schema(unit: MoneyUnit): Kind<unknown>
  /** How its records are printed, where there are official forms of them. */
  print?: Print
}

/** How records of a kind are printed. */
export interface Print {
  /** What a template says that it is for (用于). */
  purpose: string
  /** The heading of the form on a page. */
  heading: string
  /** What a sheet is about, as its PDF says. */
  subject: string
  /** Labels that no other kind's forms have, by which documents are known to be of this kind. */
  labels?: readonly string[]
}
