/** As much of a text as fits, with an ellipsis for what does not. */
export function shortened(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text
  const characters = [...text]
  let [low, high] = [0, characters.length]
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(`${characters.slice(0, middle).join('')}…`)) low = middle
    else high = middle
  }
  return `${characters.slice(0, low).join('')}…`
}
