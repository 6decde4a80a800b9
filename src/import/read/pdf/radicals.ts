/** Radicals that have no canonical equivalent, each with the simplified character that it looks like. */
const supplement = new Map(
  [
    '⺠民',
    '⻅见',
    '⻋车',
    '⻓长',
    '⻔门',
    '⻘青',
    '⻚页',
    '⻛风',
    '⻜飞',
    '⻝食',
    '⻢马',
    '⻥鱼',
    '⻦鸟',
    '⻰龙',
  ].map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

/** PDF writers often give characters as the look-alike radicals (U+2E80–2FDF) that share their glyphs; these read as what was typed. */
export function readableCharacter(text: string): string {
  return text
    .replace(/[\u2e80-\u2eff]/g, (radical) => supplement.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/g, (radical) => radical.normalize('NFKC'))
}
