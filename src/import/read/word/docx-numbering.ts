import { childAt, type Element, elementsIn, valueAt } from '../parse-xml.ts'
import { type List, type ListLevel, listCounter } from './list-counter.ts'

/** Gives each numbered paragraph of a document, in order, the number that Word prints before it. */
export type Numberer = (paragraph: Element) => string

/** Reads `numbering.xml` and `styles.xml` (ECMA-376-1, 17.9 and 17.7) into a numberer. */
export function readNumbering(numbering: Element | undefined, styles: Element | undefined): Numberer {
  const root = childAt(numbering, 'numbering')
  const abstracts = new Map(
    elementsIn(root, 'abstractNum').map((item) => [item.attributes.abstractNumId ?? '', readLevels(item)]),
  )
  const lists = new Map(
    elementsIn(root, 'num').map((item) => [item.attributes.numId ?? '', readList(item, abstracts)]),
  )
  const styleById = new Map(
    elementsIn(childAt(styles, 'styles'), 'style').map((style) => [style.attributes.styleId ?? '', style]),
  )
  const count = listCounter(lists)
  return (paragraph) => {
    const { id, level } = numberingOf(childAt(paragraph, 'pPr'), styleById)
    return count(id ?? '', level)
  }
}

function readLevels(item: Element): Map<number, ListLevel> {
  return new Map(elementsIn(item, 'lvl').map((level) => [Number(level.attributes.ilvl), readLevel(level)]))
}

function readLevel(level: Element): ListLevel {
  return {
    start: Number(valueAt(level, 'start') ?? 0),
    format: valueAt(level, 'numFmt') ?? 'decimal',
    text: valueAt(level, 'lvlText') ?? '',
    isLegal: childAt(level, 'isLgl') !== undefined,
  }
}

function readList(item: Element, abstracts: ReadonlyMap<string, Map<number, ListLevel>>): List {
  const abstract = valueAt(item, 'abstractNumId') ?? ''
  const levels = new Map(abstracts.get(abstract))
  const restarted: number[] = []
  for (const override of elementsIn(item, 'lvlOverride')) {
    const at = Number(override.attributes.ilvl)
    const own = childAt(override, 'lvl')
    if (own) levels.set(at, readLevel(own))
    const start = valueAt(override, 'startOverride')
    const level = levels.get(at)
    if (start === undefined || !level) continue
    levels.set(at, { ...level, start: Number(start) })
    restarted.push(at)
  }
  return { definition: abstract, levels, restarted }
}

/** The list and level that a paragraph has itself or by its style; a style may have them of the one it is based on. */
function numberingOf(properties: Element | undefined, styles: ReadonlyMap<string, Element>) {
  let id = valueAt(properties, 'numPr', 'numId')
  let level = valueAt(properties, 'numPr', 'ilvl')
  let style = styles.get(valueAt(properties, 'pStyle') ?? '')
  for (let hops = 0; style && hops < 20; hops++) {
    id ??= valueAt(style, 'pPr', 'numPr', 'numId')
    level ??= valueAt(style, 'pPr', 'numPr', 'ilvl')
    style = styles.get(valueAt(style, 'basedOn') ?? '')
  }
  return { id, level: Number(level ?? 0) }
}
