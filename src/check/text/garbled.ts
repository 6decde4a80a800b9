import { once } from '../../model/once.ts'

/** The bytes of Chinese in UTF-8: one of the first, then two of the others. */
const firstByte = range(0xe4, 0xe9)
const nextByte = range(0x80, 0xbf)

/** Characters of GBK with two such bytes in turn, as a pattern, and their bytes. */
const pairs = once(() => {
  const bytesOf = new Map<string, readonly number[]>()
  const anyOf = (leads: readonly number[], trails: readonly number[]) => {
    const all = leads.flatMap((lead) => trails.map((trail) => [lead, trail]))
    // One call for all: each character on a line, where a pair of bytes is none, too.
    const text = new TextDecoder('gbk').decode(Uint8Array.from(all.flatMap((pair) => [...pair, 0x0a])))
    const characters = text.split('\n').map((character, index) => {
      const isOne = [...character].length === 1 && character !== '\ufffd'
      if (isOne) bytesOf.set(character, all[index] ?? [])
      return isOne ? character : ''
    })
    return `[${characters.join('')}]`
  }
  const [start, middle, end] = [
    anyOf(firstByte, nextByte),
    anyOf(nextByte, firstByte),
    anyOf(nextByte, nextByte),
  ]
  return { bytesOf, pattern: new RegExp(`(?:${start}${middle}${end})+${start}`, 'u') }
})

/**
 * What was saved as UTF-8 and opened as GBK, as it stands and as it was: `鏍¤垗瀹夊叏` is 校舍安全. Six bytes of two characters
 * are three of GBK; four characters in a row have such bytes in no Chinese text.
 */
export function findGarbled(text: string): { found: string; meant: string } | undefined {
  const { bytesOf, pattern } = pairs()
  const [found] = pattern.exec(text) ?? []
  if (found === undefined) return undefined
  const bytes = Uint8Array.from([...found].flatMap((character) => bytesOf.get(character) ?? []))
  return { found, meant: new TextDecoder().decode(bytes).replaceAll('\ufffd', '') }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
