import type { Element } from './page.ts'
import type { Layout } from './write.ts'

/**
 * All that a layout says, as text: the same whatever process laid it out, and different where anything is. Elements are
 * named by their place in the document's structure, since text refers to them by identity.
 */
export function layoutText(layout: Layout): string {
  const places = new Map<unknown, number>()
  const visit = (element: Element) => {
    places.set(element, places.size)
    element.children.forEach(visit)
  }
  visit(layout.root)
  const named = <Marked extends { element?: Element }>(one: Marked) => ({
    ...one,
    element: places.get(one.element),
  })
  const pages = layout.pages.map((page) => ({
    ...page,
    marks: page.marks.map(named),
    figures: page.figures.map(named),
    links: page.links.map(named),
  }))
  const attachments = layout.attachments.map((file) => ({
    ...file,
    bytes: Buffer.from(file.bytes).toString('base64'),
  }))
  return JSON.stringify({ ...layout, pages, attachments })
}
