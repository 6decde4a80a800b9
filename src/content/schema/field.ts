import type { Kind } from './kind.ts'

/** What a label may say. */
export type Names = readonly (string | RegExp)[]

/** What is said of a field, beside its key and kind. */
export interface About {
  description: string
  example?: string
  /** It cannot be withheld by itself: addresses need it, or it says nothing without its neighbours. */
  public?: true
  /** It says how the file is published, and no form prints it. */
  unprinted?: true
  /** It tells the record from others, whether its form prints it or not. */
  identity?: true
  /**
   * What provinces and years call it in their forms, by which documents are read: texts, or patterns put together of a few
   * words, of labels as `bareLabel` gives them. Fields with the same key in other kinds need not say it again. Sources are the
   * forms in templates/ and the alias tables of 财预〔2015〕88号, 财预〔2020〕10号, 财预〔2021〕101号 and their provincial kin.
   */
  called?: Names
}

export interface Field<T> extends About {
  key: string
  kind: Kind<T>
  required: boolean
  /** What it reads as where it is blank. */
  otherwise?: T
}

/** A field that must be there and filled in. */
export function required<T>(key: string, kind: Kind<T>, about: About): Field<T> {
  return { key, kind, required: true, ...about }
}

/** A field that must be there, filled in or withheld. Without a stand-in, it is absent from the record when withheld. */
export function requiredOrWithheld<T>(key: string, kind: Kind<T>, about: About): Field<T | undefined> {
  return { key, kind, required: true, ...about }
}

/** A field that may be blank or left out. */
export function optional<T>(key: string, kind: Kind<T>, about: About): Field<T | undefined> {
  return { key, kind, required: false, ...about }
}

/** A field that reads as `value` where it is blank or left out. */
export function defaulted<T>(key: string, kind: Kind<T>, value: T, about: About): Field<T> {
  return { key, kind, required: false, otherwise: value, ...about }
}
