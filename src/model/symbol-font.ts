/** What the codes of Word's two symbol fonts look like, for the signs that forms use; first the code, then the character. */
const symbols = readTable('a3≤ b3≥ b1± b4× b8÷ b9≠ bb≈ b0° a5∞ b7· a2′ b2″')
const wingdings = readTable('6c● 6e■ 6f□ 71❑ 72❒ 75◆ a1○ a3□ a8□ fc✓ fb✗ fe☑ fd☒ 52☑ 9f• d8➢ e0→ df← e1↑ e2↓')

function readTable(written: string): Map<number, string> {
  return new Map(written.split(' ').map((entry) => [Number.parseInt(entry.slice(0, 2), 16), entry.slice(2)]))
}

/** The Unicode character for a character of a symbol font, whose codes Word moves to F000–F0FF. */
export function symbolCharacter(font: string | undefined, code: number): string {
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return ''
  const low = code & 0xff
  if (code > 0xff && code >> 8 !== 0xf0) return String.fromCharCode(code)
  const known = (/^wingdings/i.test(font ?? '') ? wingdings : symbols).get(low)
  return known ?? String.fromCharCode(low < 0x7f ? low : code)
}
