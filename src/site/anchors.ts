/**
 * The ids of a page's indicators, by which others can point at one: its name, so that they stay when the order changes; a
 * second one of the same name has its number.
 * @param called what begins the ids: `指标`
 * @param names in the order of the page
 */
export function anchorsOf(called: string, names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const plain = `${called}-${name.replace(/[^\p{L}\p{N}]/gu, '')}`
    const count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    return count === 1 ? plain : `${plain}-${count}`
  })
}
