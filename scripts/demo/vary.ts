/** A number from 0 up to 1 that looks like chance and is always the same for the same words. */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 2166136261
  for (const character of words.join('/')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519)
  hash = Math.imul(hash ^ (hash >>> 13), 3266489917)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** A whole number from `low` to `high`. */
export function between(low: number, high: number, ...words: readonly (string | number)[]): number {
  return low + Math.floor(chance(...words) * (high - low + 1))
}

/** One of some choices. */
export function choose<T>(choices: readonly [T, ...T[]], ...words: readonly (string | number)[]): T {
  return choices[between(0, choices.length - 1, ...words)] ?? choices[0]
}
