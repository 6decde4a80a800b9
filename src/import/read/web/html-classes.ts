import type { DefaultTreeAdapterTypes } from 'parse5'
import { attributeOf } from './html-look.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** What pages say of classes: `td.xl65, .font5 { text-decoration: line-through }`. */
interface ClassRule {
  tag: string
  name: string
  declarations: string
}

/**
 * Gives each element the style of its classes, before its own: Excel writes what is struck out or hidden so. Only selectors of
 * one class are heeded, and rules for all media.
 */
export function applyClasses(root: Node): void {
  const rules = rulesIn(styleTexts(root).join('\n'))
  if (rules.length > 0)
    apply(
      root,
      Map.groupBy(rules, ({ name }) => name),
    )
}

function styleTexts(node: Node): string[] {
  if (!('childNodes' in node)) return []
  if ('tagName' in node && node.tagName === 'style')
    return node.childNodes.flatMap((child) => ('value' in child ? [child.value] : []))
  return node.childNodes.flatMap(styleTexts)
}

function rulesIn(css: string): ClassRule[] {
  const bare = css
    .replace(/<!--|-->|\/\*[\s\S]*?\*\//g, '')
    .replace(/@(?!media\s+all\b)[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  return [...bare.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', declarations = '']) =>
    selectors.split(',').flatMap((selector): ClassRule[] => {
      const [, tag = '', name] = /^\s*(\w*)\.([\w-]+)\s*$/.exec(selector) ?? []
      return name === undefined ? [] : [{ tag: tag.toLowerCase(), name, declarations }]
    }),
  )
}

function apply(node: Node, rules: ReadonlyMap<string, readonly ClassRule[]>): void {
  if (!('childNodes' in node)) return
  if ('tagName' in node) style(node, rules)
  for (const child of node.childNodes) apply(child, rules)
}

function style(element: Element, rules: ReadonlyMap<string, readonly ClassRule[]>): void {
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/)
  const said = classes
    .flatMap((name) => rules.get(name) ?? [])
    .filter(({ tag }) => tag === '' || tag === element.tagName)
    .map(({ declarations }) => declarations.trim().replace(/;?$/, ';'))
  if (said.length === 0) return
  const own = attributeOf(element, 'style') ?? ''
  element.attrs = [
    ...element.attrs.filter(({ name }) => name !== 'style'),
    { name: 'style', value: said.join('') + own },
  ]
}
