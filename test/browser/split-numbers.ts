/** In a page: the numbers that are broken over two lines, or parted from a sign that is their unit. Addresses, which have no other place to break at, are none. */
export const splitNumbers = `(() => {
  const found = []
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: number, index } of node.data.replace(/https?:\\S+/g, (url) => ' '.repeat(url.length)).matchAll(/[≥≤]?[\\d][\\d.,]*(?:\\s?[%‰㎡㎥℃])?/g)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + number.length)
      const tops = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))
      if (new Set(tops).size > 1) found.push(node.data)
    }
  return found
})()`
