import { type Face, textWidth } from './face.ts'

/** One line of a paragraph; `last` where the paragraph ends, so that it is not justified. */
export interface Line {
  text: string
  /** In points. */
  width: number
  last: boolean
}

export interface Setting {
  face: Face
  /** In points. */
  size: number
  /** Room for a line, in points. */
  width: number
  /** Indent of the first line, in points. */
  indent?: number
  /**
   * `balanced`: break between words and make lines about equally long, for labels and titles;
   * `no-orphan`: leave no single character on the last line.
   */
  evenness?: 'balanced' | 'no-orphan'
}

/** Characters that may not begin a line, and those that may not end one (GB/T 15834—2011, 5.1). */
const notFirst = new Set('，。、；：！？）》」』】〕〉”’％%…—·~～,.;:!?)]}℃°')
const notLast = new Set('（《「『【〔〈“‘([{￥$№')
/** Numbers, codes and Latin words with their signs stay whole: 315-0404-JBN-9C18, ≥0.5, 160+. */
const whole = /[≥≤＞＜><=＝±]?[A-Za-z0-9][A-Za-z0-9.,+\-–_/:@&'#]*|——|……|\s+|[\s\S]/gu
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/**
 * Breaks a text of one or more paragraphs (split at `\n`) into lines no wider than the setting, after the rules for
 * punctuation at line ends. What is wider than a whole line is broken between characters. A blank text has no lines.
 */
export function breakLines(text: string, setting: Setting): readonly Line[] {
  const { face, size, width, indent = 0, evenness = '' } = setting
  const key = `${face.name} ${size} ${width} ${indent} ${evenness} ${text}`
  const known = broken.get(key)
  if (known) return known
  const lines = breakParagraphs(text, setting)
  if (broken.size >= kept) broken.clear()
  broken.set(key, lines)
  return lines
}

/** Labels, and many a basis, stand in one form after another; what was broken once need not be again. */
const broken = new Map<string, readonly Line[]>()
const kept = 2000

function breakParagraphs(text: string, setting: Setting): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const trimmed = paragraph.trim()
    if (trimmed === '') return []
    const atoms = atomsOf(trimmed, setting.evenness === 'balanced')
    const lines = fill(atoms, setting)
    if (lines.length === 1 || !setting.evenness) return lines
    return setting.evenness === 'balanced'
      ? balance(atoms, setting, lines)
      : withoutOrphan(atoms, setting, lines)
  })
}

/** The pieces between which a line may break. */
function atomsOf(text: string, byWord: boolean): string[] {
  const pieces = byWord ? segments(text) : (text.match(whole) ?? [])
  const atoms: string[] = []
  let glue = false
  for (const piece of pieces) {
    const previous = atoms.at(-1)
    const [first = ''] = piece
    if (previous !== undefined && (glue || notFirst.has(first))) atoms[atoms.length - 1] = previous + piece
    else atoms.push(piece)
    glue = notLast.has([...piece].at(-1) ?? '')
  }
  return atoms
}

function segments(text: string): string[] {
  return (text.match(/[A-Za-z0-9][A-Za-z0-9.+-]*|[^A-Za-z0-9]+/g) ?? []).flatMap((part) =>
    /^[A-Za-z0-9]/.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment),
  )
}

function fill(atoms: readonly string[], setting: Setting): Line[] {
  const { face, size, width, indent = 0 } = setting
  const lines: Line[] = []
  let text = ''
  let used = 0
  const room = () => width - (lines.length === 0 ? indent : 0) + 0.001
  const close = (last: boolean) => {
    const trimmed = text.trimEnd()
    lines.push({ text: trimmed, width: trimmed === text ? used : textWidth(face, size, trimmed), last })
    text = ''
    used = 0
  }
  const add = (piece: string, pieceWidth: number) => {
    if (used + pieceWidth > room() && text !== '') close(false)
    if (text === '' && piece.trim() === '') return
    text += piece
    used += pieceWidth
  }
  for (const atom of atoms) {
    const atomWidth = textWidth(face, size, atom)
    if (atomWidth <= width - (lines.length === 0 && text === '' ? indent : 0)) add(atom, atomWidth)
    else for (const character of atom) add(character, textWidth(face, size, character))
  }
  close(true)
  return lines
}

/** The same number of lines, as narrow as they will go. */
function balance(atoms: readonly string[], setting: Setting, lines: Line[]): Line[] {
  const widestAtom = Math.max(...atoms.map((atom) => textWidth(setting.face, setting.size, atom)))
  let best = lines
  let low = Math.min(
    setting.width,
    Math.max(widestAtom, lines.reduce((sum, line) => sum + line.width, 0) / lines.length),
  )
  let high = setting.width
  while (high - low > setting.size / 4) {
    const middle = (low + high) / 2
    const tried = fill(atoms, { ...setting, width: middle })
    if (tried.length > lines.length) low = middle
    else {
      best = tried
      high = middle
    }
  }
  return best
}

/** The same number of lines, a little narrower if the last one would hold no more than a character or two. */
function withoutOrphan(atoms: readonly string[], setting: Setting, lines: Line[]): Line[] {
  for (const narrower of [0, 1, 2]) {
    const tried =
      narrower === 0 ? lines : fill(atoms, { ...setting, width: setting.width - narrower * setting.size })
    if (tried.length === lines.length && (tried.at(-1)?.width ?? 0) > 2.4 * setting.size) return tried
  }
  return lines
}
