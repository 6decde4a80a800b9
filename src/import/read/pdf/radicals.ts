/** Radicals, each with the character that it looks like; what only is a part of characters (扌) is none. */
const supplement = new Map(
  [
    '⺁厂⺄乙⺊卜⺌小⺎兀⺒巳⺓幺⺝月⺟母⺠民⺧牛⺬示⺶羊⺻聿⻁虎⻄西',
    '⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨',
    '⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龜⻳龟',
  ]
    .flatMap((pairs) => pairs.match(/../g) ?? [])
    .map(([radical = '', character = '']) => [radical, character]),
)

/** PDF writers often give characters as the look-alike radicals (U+2E80–2FDF) that share their glyphs; these read as what was typed. */
export function readableCharacter(text: string): string {
  return text
    .replace(/[\u2e80-\u2eff]/g, (radical) => supplement.get(radical) ?? radical)
    .replace(/[\u2f00-\u2fdf\uf900-\ufaff]/g, (radical) => radical.normalize('NFKC'))
}
