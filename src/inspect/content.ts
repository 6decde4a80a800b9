/** A piece of page content as marked content shows it (ISO 32000-1, 14.6). */
export interface Shown {
  kind: 'text' | 'paint'
  /** The innermost marking it is in; undefined where it is in none. */
  marking?: { tag: string; mcid?: number }
  /** Of text: the font's resource name and its two-byte codes. */
  font?: string
  codes?: number[]
}

const token = /\/[^\s<>[\]()/%]+|<<|>>|<[0-9a-fA-F\s]*>|\((?:[^()\\]|\\.)*\)|\[|\]|[^\s<>[\]()/%]+/g

/** Reads the operators of a content stream that mingbiao wrote: hexadecimal strings, no inline images, no forms. */
export function readContent(content: string): Shown[] {
  const shown: Shown[] = []
  const markings: { tag: string; mcid?: number }[] = []
  let operands: string[] = []
  let font: string | undefined
  const current = () => markings.at(-1)
  for (const [word] of content.matchAll(token)) {
    if (!/^[A-Za-z'"*]+[01]?$/.test(word)) {
      operands.push(word)
      continue
    }
    if (word === 'BDC' || word === 'BMC') {
      const at = operands.indexOf('/MCID')
      const mcid = at >= 0 ? Number(operands[at + 1]) : undefined
      markings.push({ tag: (operands[0] ?? '').slice(1), ...(mcid !== undefined && { mcid }) })
    } else if (word === 'EMC') markings.pop()
    else if (word === 'Tf') font = operands[0]
    else if (word === 'Tj' || word === 'TJ') {
      const codes = operands.flatMap((operand) => codesOf(operand))
      shown.push({
        kind: 'text',
        codes,
        ...(font && { font }),
        ...(current() && { marking: current() }),
      } satisfies Shown)
    } else if (/^([fFSsBb]\*?|sh|Do)$/.test(word))
      shown.push({ kind: 'paint', ...(current() && { marking: current() }) })
    operands = []
  }
  return shown
}

function codesOf(operand: string): number[] {
  if (!operand.startsWith('<')) return []
  return (operand.slice(1, -1).match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16))
}

/** The `bfchar` entries of a ToUnicode CMap. */
export function readToUnicode(cmap: string): Map<number, string> {
  const table = new Map<number, string>()
  for (const [, section = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of section.matchAll(/<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>/gi))
      table.set(Number.parseInt(code, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'))
  return table
}
