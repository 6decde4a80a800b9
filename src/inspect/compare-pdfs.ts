import { catalogOf, isDictionary, type Objects, pagesOf, readObjects, type Value } from './objects.ts'

/** Where two files differ: on which pages, counted from 1, and whether anywhere else. */
export interface Differences {
  pages: readonly number[]
  elsewhere: boolean
}

/**
 * Compares all that two PDFs show and say: what pages paint, with fonts and annotations; the structure, the attachments, the
 * metadata. How objects are numbered, ordered and compressed makes no difference.
 * @throws ContentError where one cannot be read
 */
export function comparePdfs(path: string, other: string): Differences {
  const [left, right] = [readObjects(path), readObjects(other)]
  const [leftPages, rightPages] = [pagesOf(left), pagesOf(right)]
  const same = comparison(left, right, leftPages, rightPages)
  const pages: number[] = []
  for (let index = 0; index < Math.max(leftPages.length, rightPages.length); index++)
    if (!same(page(left, leftPages[index]), page(right, rightPages[index]))) pages.push(index + 1)
  const isSame =
    same(left.trailer['/Info'], right.trailer['/Info']) && same(catalogOf(left), catalogOf(right))
  return { pages, elsewhere: !isSame }
}

/** A page itself, without the way to what holds it. */
function page(objects: Objects, reference: Value): Value {
  const { '/Parent': _, ...own } = objects.dictionary(reference)
  return own
}

/** Names of how a stream is stored, not of what it says. */
const storage = new Set(['/Length', '/Filter', '/DecodeParms'])

/** Compares values through their references; what is being compared already, further up or before, is taken as the same. */
function comparison(
  left: Objects,
  right: Objects,
  leftPages: readonly Value[],
  rightPages: readonly Value[],
): (one: Value, other: Value) => boolean {
  const compared = new Map<string, boolean>()
  // What differs on a page is told of the page, not of all that leads to it.
  for (const [index, one] of leftPages.entries()) compared.set(`${one} ${rightPages[index]}`, true)
  const same = (one: Value, other: Value): boolean => {
    const [inner, otherInner] = [left.resolve(one), right.resolve(other)]
    if (inner === one || otherInner === other) return alike(inner, otherInner)
    const pair = `${one} ${other}`
    const known = compared.get(pair)
    if (known !== undefined) return known
    compared.set(pair, true)
    const result = sameBytes(left.stream(one), right.stream(other)) && alike(inner, otherInner)
    compared.set(pair, result)
    return result
  }
  const alike = (one: Value, other: Value): boolean => {
    if (Array.isArray(one) && Array.isArray(other))
      return one.length === other.length && one.every((item, index) => same(item, other[index]))
    if (!isDictionary(one) || !isDictionary(other)) return one === other
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...names].every((name) => storage.has(name) || same(one[name], other[name]))
  }
  return same
}

function sameBytes(one: Buffer | undefined, other: Buffer | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.equals(other)
}
