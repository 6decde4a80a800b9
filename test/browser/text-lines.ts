/** In a page: the lines, as they stand, of each text that `selector` finds and that is seen. */
export const textLines = (
  selector: string,
) => `[...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((element) => {
  const lines = []
  let top
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let at = 0; at < node.data.length; at++) {
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + 1)
      const { width, bottom } = range.getBoundingClientRect()
      if (width === 0) continue
      if (top === undefined || Math.abs(bottom - top) > 6) lines.push('')
      top = bottom
      lines.push(lines.pop() + node.data[at])
    }
  return lines.length === 0 ? [] : [lines.map((line) => line.trim())]
})`
