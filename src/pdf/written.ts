/*
 * The syntax of PDF (ISO 32000-1, 7.3), as far as a structure tree needs it. pdfkit prints as text what it does not know: written here,
 * the hundred dictionaries and names of a sheet need not be tried for all that they might be.
 */

const tag = 'Written'

/** Something in the syntax of PDF. */
export class Written {
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  get [Symbol.toStringTag](): string {
    return tag
  }

  toString(): string {
    return this.text
  }
}

/** A dictionary that pdfkit fills, and prints by its text: of names, numbers, references, lists of those, and what is written. */
export class WrittenDictionary {
  [key: string]: unknown

  get [Symbol.toStringTag](): string {
    return tag
  }

  toString(): string {
    return dictionary(this)
  }
}

/** A string of letters, digits and dashes, in which nothing has to be escaped. */
export function plainString(text: string): string {
  return `(${text})`
}

function dictionary(entries: object): string {
  let text = '<<'
  for (const [key, value] of Object.entries(entries))
    if (value !== undefined) text += `\n/${key} ${operand(value)}`
  return `${text}\n>>`
}

function operand(value: unknown): string {
  if (typeof value === 'string') return `/${value}`
  if (Array.isArray(value)) return `[${value.map(operand).join(' ')}]`
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return dictionary(value)
  return String(value)
}
