import type { Cell, Grid } from '../model/grid.ts'

/**
 * The ids of a page's indicators, by which others can point at one: its name, so that they stay when the order changes; a
 * second one of the same name has its number.
 * @param called what begins the ids: `指标`
 * @param names in the order of the page
 */
export function anchorsOf(called: string, names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const plain = `${called}-${name.replace(/[^\p{L}\p{N}]/gu, '')}`
    const count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    return count === 1 ? plain : `${plain}-${count}`
  })
}

/**
 * The ids of a form's filled-in cells, by which others can point at one: its field, as corrections call it, and of an item of
 * a list the item's name, so that they stay whatever the form looks like: `form-预算数`,
 * `form-绩效指标-办理法律援助案件数量-指标值`. What is printed twice has its id where it is printed first.
 * @param called what begins the ids, where a page has several forms
 */
export function cellAnchors({ rows }: Grid, called: string): ReadonlyMap<Cell, string> {
  const cells = rows.flatMap((row) => row.cells).filter(({ role }) => role === 'value')
  const anchors = new Map<string, Cell>()
  const items = itemAnchors(cells, called)
  for (const cell of cells) {
    if (cell.source === undefined || cell.text === '') continue
    const { item, field } = placeOf(cell.source)
    const begin = item === undefined ? called : items.get(item)
    const anchor = `${begin}-${field.replaceAll('.', '-')}`
    if (!anchors.has(anchor)) anchors.set(anchor, cell)
  }
  return new Map([...anchors].map(([anchor, cell]) => [cell, anchor]))
}

/** What names an item of a list. */
const namesOfItems = /^(三级指标|任务名称)$/

/** What begins the ids of each item's cells: its list and its name; where that is not printed, its place. */
function itemAnchors(cells: readonly Cell[], called: string): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  for (const { source = '', text } of cells) {
    const { item, field } = placeOf(source)
    if (item !== undefined && (namesOfItems.test(field) || !named.has(item)))
      named.set(item, namesOfItems.test(field) ? text : '')
  }
  const lists = Map.groupBy(named.keys(), (item) => item.replace(/\.\d+$/, ''))
  return new Map(
    [...lists].flatMap(([list, items]) => {
      const names = items.map((item) => named.get(item) || `第${Number(item.split('.').at(-1)) + 1}项`)
      const anchors = anchorsOf(`${called}-${list}`, names)
      return items.map((item, index): [string, string] => [item, anchors[index] ?? item])
    }),
  )
}

function placeOf(source: string): { item?: string; field: string } {
  const [, item, field = source] = /^(.+?\.\d+)\.(.+)$/.exec(source) ?? []
  return { ...(item !== undefined && { item }), field }
}
