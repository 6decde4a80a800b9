import type { Node } from '../text/node.ts'
import type { Context, Read } from './context.ts'

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
  /** What labels say that may mean it, and may mean something else: a person is asked, and nothing is read by it. */
  resembles?: RegExp
}

export interface Field<T> extends About {
  key: string
  kind: Kind<T>
  required: boolean
  /** What it reads as where it is blank. */
  otherwise?: T
}

export type Shape = Readonly<Record<string, Field<unknown>>>

/** How one kind of value is read. Schemas are built of kinds, and the manual comes from the same place. */
export interface Kind<T> {
  /** What a value looks like, for the 应为 line of an error. */
  expected: string
  /** What errors about a single value are called, and so what it is: `money`, `date`. */
  rule?: string
  read(node: Node, context: Context): Read<T>
  /** The only texts that fit, where they are few. */
  words?: readonly string[]
  /** What every text that fits looks like; `read` may ask for more. */
  pattern?: RegExp
  /** Whether texts may have several lines. */
  prose?: true
  /** The fields of a mapping, or of the items of a list. */
  shape?: Shape
  /** How the items of a list are read. */
  item?: Kind<unknown>
  /** The same with more fields: of a list, in its items. */
  extend?(more: Shape): Kind<T>
  /** What forms print beside the fields of the shape, or in their place, by name. */
  computed?: Computed<T>
  /** The values of the shape's fields that read as `value`, where the value itself does not hold them by name. */
  fieldsOf?(value: T): object
  /** What a record holds in the place of a withheld value; where it holds nothing, none. */
  standIn?: T
  /** Whether the fields of the shape, at every depth, may be withheld, and all of them together. */
  withholds?: true
}

/** What a form prints: a text, something with the text that was approved, or nothing. */
export type Printable = string | { raw: string } | undefined

/** What follows from a field, by the name that forms have for it: `指标数值`, the number of `≥80件`. */
type Computed<T> = Readonly<
  Record<
    string,
    {
      /** The key of the field. */
      from: string
      print(value: T): Printable
      /** What the column is called that forms have for it, as for fields. */
      called?: Names
    }
  >
>

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
