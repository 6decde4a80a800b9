import { posix } from 'node:path'
import { childAt, type Element, elementsIn } from './parse-xml.ts'

/** What a part of an office document refers to (ECMA-376-2, 8.3). */
export interface Relation {
  id: string
  /** The last word of its type: `image`, `header`, `worksheet`. */
  type: string
  /** Its path in the archive. */
  target: string
}

/** Where the relations of a part stand. */
export function relationsPath(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
}

/** @param folder of the part whose relations they are */
export function relationsIn(rels: Element | undefined, folder: string): Relation[] {
  return elementsIn(childAt(rels, 'Relationships'), 'Relationship').map(({ attributes }) => ({
    id: attributes.Id ?? '',
    type: (attributes.Type ?? '').split('/').at(-1) ?? '',
    target: posix.join('/', folder, attributes.Target ?? '').slice(1),
  }))
}
