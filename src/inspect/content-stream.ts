/** A piece of page content as marked content shows it (ISO 32000-1, 14.6). */
export interface Shown {
  kind: 'text' | 'paint'
  /** The innermost marking that says what it is: a numbered piece of the structure, or an artifact. */
  marking?: { tag: string; mcid?: number }
  /** Of text: the font's resource name and its two-byte codes; -1 stands for what is no such code. */
  font?: string
  codes?: number[]
}

/** An operator of a content stream with what stands before it (ISO 32000-1, 7.8.2). */
export interface Operation {
  operator: string
  operands: readonly string[]
}

const token =
  /%[^\r\n]*|\/[^\s<>[\]()/%]*|<<|>>|<[0-9a-fA-F\s]*>|\((?:[^()\\]|\\[\s\S]|\([^()]*\))*\)|\[|\]|\bID\s[\s\S]*?\sEI(?!\S)|[^\s<>[\]()/%]+/g

/** The operators of a content stream in their order; an inline image is the one operator `ID`. */
export function* readOperations(content: string): Generator<Operation> {
  let operands: string[] = []
  for (const [word] of content.matchAll(token)) {
    if (word.startsWith('%')) continue
    const operator = /^ID\s/.test(word) ? 'ID' : word
    if (!/^[A-Za-z'"][A-Za-z*]*[01]?$/.test(operator) || isLiteral(operator)) operands.push(word)
    else {
      yield { operator, operands }
      operands = []
    }
  }
}

function isLiteral(word: string): boolean {
  return word === 'true' || word === 'false' || word === 'null'
}

/** What a content stream shows, piece by piece, each with the marking that it belongs to. */
export function readContent(content: string): Shown[] {
  const shown: Shown[] = []
  const markings: { tag: string; mcid?: number }[] = []
  let font: string | undefined
  const show = (piece: Shown) => {
    const marking = markings.findLast(({ tag, mcid }) => tag === 'Artifact' || mcid !== undefined)
    shown.push({ ...piece, ...(marking && { marking }) })
  }
  for (const { operator, operands } of readOperations(content)) {
    if (operator === 'BDC' || operator === 'BMC') markings.push(readMarking(operands))
    else if (operator === 'EMC') markings.pop()
    else if (operator === 'Tf') font = operands[0]
    else if (/^(Tj|TJ|'|")$/.test(operator))
      show({ kind: 'text', ...(font && { font }), codes: operands.flatMap(codesOf) })
    else if (/^([fFSsBb]\*?|sh|Do|ID)$/.test(operator)) show({ kind: 'paint' })
  }
  return shown
}

function readMarking(operands: readonly string[]): { tag: string; mcid?: number } {
  const at = operands.indexOf('/MCID')
  return { tag: (operands[0] ?? '').slice(1), ...(at >= 0 && { mcid: Number(operands[at + 1]) }) }
}

function codesOf(operand: string): number[] {
  if (operand.startsWith('(')) return [-1]
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
