import { childAt, type Element, elementsBelow, elementsIn, valueAt } from '../parse-xml.ts'
import { isWhite, type Look, smallestSize } from '../run-text.ts'

/** How a run in a paragraph of some style looks; `isShaded` where the colour behind it is not the page's. */
export type LookOf = (run: Element, paragraphStyle: string, isShaded: boolean) => Look

/** Styles that are based on each other in a circle end here. */
const mostAncestors = 20

/** Reads `styles.xml` for how runs look (ECMA-376-1, 17.3.2 and 17.7): a run's own properties, then its style's, then its paragraph's. */
export function readLooks(styles: Element | undefined): LookOf {
  const byId = new Map(
    elementsIn(childAt(styles, 'styles'), 'style').map((style) => [style.attributes.styleId ?? '', style]),
  )
  const propertiesOf = (id: string): Element[] => {
    const found: Element[] = []
    for (let style = byId.get(id), depth = 0; style && depth < mostAncestors; depth++) {
      const properties = childAt(style, 'rPr')
      if (properties) found.push(properties)
      style = byId.get(valueAt(style, 'basedOn') ?? '')
    }
    return found
  }
  return (run, paragraphStyle, isShaded) => {
    // A run of an equation has properties of two kinds.
    const own = elementsIn(run, 'rPr')
    const style = own.map((properties) => valueAt(properties, 'rStyle')).find(Boolean)
    if (own.length === 0 && paragraphStyle === '') return {}
    const layers = [
      ...own,
      ...(style === undefined ? [] : propertiesOf(style)),
      ...propertiesOf(paragraphStyle),
    ]
    return lookOf(layers, isShaded)
  }
}

function lookOf(layers: readonly Element[], isShaded: boolean): Look {
  const first = (name: string) => layers.flatMap((layer) => elementsIn(layer, name))[0]
  const shift = first('vertAlign')?.attributes.val
  const position = Number(first('position')?.attributes.val ?? 0)
  const isOnShade = isShaded || isShade(first('shd')) || first('highlight') !== undefined
  const size = Number(first('sz')?.attributes.val ?? 24) / 2
  return {
    isHidden: isOn(first('vanish')),
    isStruck: isOn(first('strike')) || isOn(first('dstrike')),
    isFaint: size <= smallestSize || (!isOnShade && isWhite(first('color')?.attributes.val ?? '')),
    shift:
      shift === 'superscript' || position > 0
        ? 'raised'
        : shift === 'subscript' || position < 0
          ? 'lowered'
          : undefined,
  }
}

/** The ids of styles of tables that put another colour than white behind some of their cells. */
export function shadedTableStyles(styles: Element | undefined): Set<string> {
  const all = elementsIn(childAt(styles, 'styles'), 'style')
  return new Set(
    all
      .filter((style) => style.attributes.type === 'table' && elementsBelow(style, 'shd').some(isShade))
      .map((style) => style.attributes.styleId ?? ''),
  )
}

export function isOn(property: Element | undefined): boolean {
  return property !== undefined && !['0', 'false', 'off', 'none'].includes(property.attributes.val ?? '')
}

/** Whether shading (`w:shd`) puts another colour than white behind a text. */
export function isShade(shading: Element | undefined): boolean {
  const { fill = 'auto', val = 'clear' } = shading?.attributes ?? {}
  return shading !== undefined && ((fill !== 'auto' && !isWhite(fill)) || (val !== 'clear' && val !== 'nil'))
}
