/** Verbs and adjectives of every plan, which tell nothing of what it is about. */
const general =
  /进一步|坚持|面向|积极|做好|加强|提高|推进|开展|完善|建设|打造|组织|继续|建立|优化|保障|促进|扎实|各类|全面|有关|相关|工作|年度|本年|数量|情况|按时|反映|完整|形式|多样|根据|结合|实际|通过|要求/g

/** The pairs of neighbouring Chinese characters of a text: what it is about, without a dictionary. */
export function bigrams(text: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of text.replace(general, ' ').match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let index = 0; index + 1 < run.length; index++) pairs.add(run.slice(index, index + 2))
  return pairs
}

/** The share of a text's pairs that another has too: 0 to 1; 1 for a text that has none. */
export function overlap(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  if (part.size === 0) return 1
  let shared = 0
  for (const pair of part) if (whole.has(pair)) shared++
  return shared / part.size
}
