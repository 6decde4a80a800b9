import { isKnownUnit } from '../model/known-units.ts'

/** A piece of text within which a line should not break. */
export interface Atom {
  text: string
  /** Holds a number, date, time or document number, which is beyond doubt only where it stands on one line. */
  whole: boolean
  /** Who issued the document whose number follows (冀财规〔2021〕5号): it stands on one line with that where it can. */
  leads?: true
}

/** Characters that may not begin a line, and those that may not end one (GB/T 15834—2011, 5.1). */
const notFirst = new Set('，。、；：！？）》」』】〕〉”’％%‰…—·~～,.;:!?)]}℃°⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')
const notLast = new Set('（《「『【〔〈“‘([{￥¥$№≥≤＞＜=＝±≈')

const digits = '(?:[0-9]+(?:[.,:：/][0-9]+)*|[０-９]+(?:[.,:：/．，][０-９]+)*)[⁰¹²³⁴⁵⁶⁷⁸⁹]*[十百千万亿]*'
const sign = '[≥≤≧≦＞＜><=＝±≈+＋−－~～¥￥$№-]'
const amount = `(?:${sign}+ ?)?${digits}`
/** Ranges, and powers such as 3×10⁴. */
const run = `${amount}(?: ?(?:——|[-–—−~～〜至到×*]) ?${amount})*[+＋]?`
const latinUnit = '(?:%|％|‰|[A-Za-zµμΩ°℃㎡㎥]{1,5}[²³]?(?:[/·][A-Za-z]{1,3}[²³]?)?)'
/** Codes begin with digits, too; what goes on as a word is one. */
const endsHere = '(?![0-9.,:/_–-]*[A-Za-z0-9_@])'
const quantity = new RegExp(`${run}(?: ?${latinUnit})?${endsHere}`, 'y')
const documentNumber = '[〔［[【（(][0-9０-９]{4}[〕］\\]】）)] ?第?[0-9０-９]+号'
/** From one date to another a line breaks behind the dash. */
const behindDate = '(?:之前|以前|[底初末前内])*(?:[-–—－~～](?=[0-9０-９]))?'
const dates = new RegExp(
  [
    documentNumber,
    '第[0-9０-９]+号',
    `[0-9０-９]{4} ?年(?: ?[0-9０-９]{1,2} ?月(?: ?[0-9０-９]{1,2} ?日)?)?${behindDate}`,
    `[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?${behindDate}`,
    '[0-9]{1,2}[时点](?:[0-9]{1,2}分)?',
  ].join('|'),
  'y',
)
const word = /[A-Za-z0-9][A-Za-z0-9.,+\-–_/:@&'#?=%~]*|——|……|\s+/y
/** Most of a text: characters that begin neither number nor word. */
const surelyPlain = /[一-笫笭-鿿，。、；：！？）》”“《·]+/y
const words = new Intl.Segmenter('zh-CN', { granularity: 'word' })
const noUnit = /$|[\s，。、；：！？）)》”,.;:—-]/y
/** Longer than this, what follows a number is a phrase rather than its unit, unless units are known to be so. */
const longestUnit = 3
const longestKnownUnit = 7
const alone = new RegExp(`^${run}${endsHere}(?<unit>[^0-9０-９\\s，。；、：,;:]*)$`)

/** Whoever issued a document, in short: as many characters before its number. */
const issuer = /[一-鿿]{1,8}$/
const beginsDocumentNumber = new RegExp(`^${documentNumber}`)

/** The pieces of a paragraph between which a line may break: between words, or between characters. */
export function atomsOf(paragraph: string, byWord: boolean): readonly Atom[] {
  const key = `${byWord} ${paragraph}`
  const known = recent.get(key)
  if (known) return known
  const atoms = divide(paragraph, byWord)
  if (recent.size >= most) recent.clear()
  recent.set(key, atoms)
  return atoms
}

/** A text is measured before it is broken, and many a text stands in one form after another. */
const recent = new Map<string, readonly Atom[]>()
const most = 2000

function divide(paragraph: string, byWord: boolean): readonly Atom[] {
  if (isQuantity(paragraph)) return [{ text: paragraph, whole: true }]
  const tokens = tokensOf(paragraph)
  return glue(byWord ? tokens.flatMap(segmented) : tokens.flatMap(characters))
}

/** Whether a text is one number with its unit and nothing else. */
function isQuantity(text: string): boolean {
  const unit = alone.exec(text)?.groups?.unit
  return unit !== undefined && (unit.length <= longestUnit || isKnownUnit(unit))
}

/** Numbers, dates and words as they are, and what stands between them as it comes. */
function tokensOf(text: string): (Atom & { plain?: true })[] {
  const tokens: (Atom & { plain?: true })[] = []
  let plain = ''
  const flush = (found = '') => {
    const [leading = ''] = (beginsDocumentNumber.test(found) && issuer.exec(plain)) || []
    const rest = plain.slice(0, plain.length - leading.length)
    if (rest !== '') tokens.push({ text: rest, whole: false, plain: true })
    if (leading !== '') tokens.push({ text: leading, whole: false, leads: true })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    const between = matchAt(surelyPlain, text, at)
    if (between !== undefined) {
      plain += between
      at += between.length
      continue
    }
    const whole = matchAt(dates, text, at) ?? withUnit(text, at)
    const found = whole ?? matchAt(word, text, at)
    if (found === undefined) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      plain += character
      at += character.length
      continue
    }
    flush(found)
    tokens.push({ text: found, whole: whole !== undefined })
    at += found.length
  }
  flush()
  return tokens
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** The number that begins at a place of a text, with its unit where that is one in use. */
function withUnit(text: string, at: number): string | undefined {
  const number = matchAt(quantity, text, at)
  if (number === undefined) return undefined
  const end = at + number.length
  const space = /^ (?=\p{sc=Han})/u.exec(text.slice(end, end + 2)) ? ' ' : ''
  if (space === '' && matchAt(noUnit, text, end) !== undefined) return number
  for (let length = longestKnownUnit; length > 0; length--) {
    const unit = text.slice(end + space.length, end + space.length + length)
    if (unit.length === length && (unit === '百分比' || isKnownUnit(unit))) return number + space + unit
  }
  return number
}

function characters(token: Atom & { plain?: true }): Atom[] {
  return token.plain ? [...token.text].map((text) => ({ text, whole: false })) : [token]
}

function segmented(token: Atom & { plain?: true }): Atom[] {
  if (!token.plain) return [token]
  return wordsOf(token.text).map((text) => ({ text, whole: false }))
}

/**
 * The words of a text. Of 脱贫攻坚 and 执行率 the dictionary knows parts alone: single characters in a row are a word, one belongs to
 * the word before; 及 and its like, to what they join to that.
 */
function wordsOf(text: string): string[] {
  const found: string[] = []
  let singles = ''
  const close = () => {
    const last = found.at(-1)
    if ([...singles].length === 1 && last !== undefined && areLetters.test(last))
      found[found.length - 1] = last + singles
    else if (singles !== '') found.push(singles)
    singles = ''
  }
  for (const { segment } of words.segment(text)) {
    if (isLetter.test(segment)) {
      if (conjunctions.has(segment)) close()
      singles += segment
      continue
    }
    const joining = conjunctions.has(singles) && areLetters.test(segment) ? singles : ''
    if (joining === '') close()
    singles = ''
    found.push(joining + segment)
  }
  close()
  return found
}

const conjunctions = new Set('及和与或')
const isLetter = /^\p{L}$/u
const areLetters = /^\p{L}+$/u

/** Joins what may not begin a line to what stands before it, and what may not end one to what follows. */
export function glue(pieces: readonly Atom[]): Atom[] {
  const atoms: Atom[] = []
  let opens = false
  for (const piece of pieces) {
    const previous = atoms.at(-1)
    const [first = ''] = piece.text
    if (previous && (opens || notFirst.has(first)))
      atoms[atoms.length - 1] = {
        text: previous.text + piece.text,
        whole: previous.whole || piece.whole,
        ...(piece.leads && { leads: true }),
      }
    else atoms.push(piece)
    opens = notLast.has([...piece.text].at(-1) ?? '')
  }
  return atoms
}

/** Where words begin in a text, in UTF-16 units. */
export function wordStarts(text: string): Set<number> {
  const starts = new Set<number>()
  wordsOf(text).reduce((at, word) => {
    starts.add(at)
    return at + word.length
  }, 0)
  return starts
}

/** A hash is divided into equal parts, so that it can be compared by eye. */
const hashParts = (length: number) => (text: string) =>
  /^[0-9a-f]{32,}$/.test(text) ? (text.match(new RegExp(`.{1,${length}}`, 'g')) ?? []) : [text]
const between = (pattern: RegExp) => (text: string) => text.split(pattern)
const afterSigns = between(/(?<=[/\-—–_.])(?<![0-9０-９].)(?!\/)|(?<=[0-9][/\-—–_.])(?![0-9])/u)
const beforeUnits = between(/(?<=[0-9０-９⁰¹²³⁴⁵⁶⁷⁸⁹])(?=[^0-9０-９.,，:：/\-–—−~～%％‰⁰¹²³⁴⁵⁶⁷⁸⁹+＋])/u)
const afterDashes = between(/(?<=[0-9０-９][-–—−~～〜])(?=[0-9０-９])/u)

/** The numbers in a piece that holds some, each with what stands before it. */
export function numbersIn(piece: string): string[] {
  return beforeUnits(piece).flatMap(afterDashes)
}

/**
 * How an atom that is wider than a line is divided, each way tried on what the one before leaves too wide: a hash into equal
 * parts, others after signs of division, before a unit, after the dash of a range, between characters but for numbers, and at last anywhere.
 */
export const divisions: readonly ((text: string) => string[])[] = [
  hashParts(32),
  hashParts(16),
  afterSigns,
  beforeUnits,
  afterDashes,
  (text) => tokensOf(text).flatMap((token) => (token.whole ? [token.text] : [...token.text])),
  (text) => [...text],
]
