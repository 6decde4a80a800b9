/** A text short enough to quote in a message. */
export function clip(text: string, length = 30): string {
  const characters = charactersOf(text)
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('')
}

/** Two texts short enough to quote beside each other: where they begin alike, from shortly before they differ. */
export function clipApart(one: string, other: string): [one: string, other: string] {
  if (clip(one) !== clip(other)) return [clip(one), clip(other)]
  const [ones, others] = [charactersOf(one), charactersOf(other)]
  const same = ones.findIndex((character, index) => character !== others[index])
  const from = Math.max(0, (same < 0 ? ones.length : same) - 10)
  const rest = (characters: readonly string[]) => clip(characters.slice(from).join(''))
  return from === 0 ? [rest(ones), rest(others)] : [`…${rest(ones)}`, `…${rest(others)}`]
}

function charactersOf(text: string): string[] {
  return [...text.replace(/\s+/g, ' ')]
}

/** The name that was most likely meant: the one with the most characters in common, at least half of them. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  if (names.includes(text)) return text
  const [best] = names
    .map((name) => ({ name, likeness: likeness(text, name) }))
    .sort((a, b) => b.likeness - a.likeness)
  return best && best.likeness >= 0.5 ? best.name : undefined
}

/** The share of their characters that two texts have in common. */
function likeness(a: string, b: string): number {
  const characters = new Set(a)
  const others = new Set(b)
  const shared = [...characters].filter((character) => others.has(character)).length
  return shared / Math.max(characters.size, others.size, 1)
}
