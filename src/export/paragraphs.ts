/** The paragraphs of a text, each without what XML cannot hold (XML 1.0, 2.2): that becomes `�`, so that nobody misses it. */
export function paragraphsOf(text: string): string[] {
  return text.toWellFormed().split('\n').map(legible)
}

function legible(text: string): string {
  return [...text].map((character) => (isXml(character.codePointAt(0) ?? 0) ? character : '�')).join('')
}

function isXml(code: number): boolean {
  return code === 0x9 || (code >= 0x20 && code !== 0xfffe && code !== 0xffff)
}
