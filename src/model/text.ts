/** Full-width digits, letters, signs and spaces as their ASCII forms, so that one parser reads both. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

/** The paragraphs of a cell: its lines, without blank ones. */
export function paragraphs(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Whether a text only says that there is nothing: `无`, `—`, `/`, `不涉及`. */
export function saysNothing(text: string): boolean {
  return /^([-—–~/\\_*]+|无|没有|空|暂无|不涉及|不适用|n\/?a|null|none)[。.]?$/i.test(text.trim())
}

/** What prints nothing, and moves, hides, divides or turns round what stands around it: controls, marks of direction, soft hyphens, fillers. */
const unseen =
  /[^\P{Cc}\t\n]|[\p{Bidi_Control}\p{Cs}\u2028\u2029\u00ad\u115f\u1160\u200b\u2060-\u2064\u3164\ufeff\uffa0]|(?<!\p{Script=Arabic}|\p{Script=Mongolian}|\p{Script=Tibetan})[\u200c\u200d]/gu

/** The characters of a text that nobody can see, with their places. */
export function unseenCharacters(text: string): { count: number; first: number } {
  return { count: text.match(unseen)?.length ?? 0, first: text.search(unseen) }
}

/** A text for a terminal or page: whatever it quotes of a file, it cannot move the cursor or turn the line round. */
export function showUnseen(text: string): string {
  return text.replace(
    unseen,
    (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  )
}

/** What Word and Excel write where they found or computed nothing. */
export const officeFailure =
  /#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!)|#{4,}|错误[!！] ?未(?:找到引用源|定义书签)[。.]?|Error! (?:Reference source not found|Bookmark not defined)\.?/
