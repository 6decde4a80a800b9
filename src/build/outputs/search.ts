import { oncePer } from '../../model/once.ts'
import type { Published } from '../../review/load.ts'
import { buildIndex } from '../../search/build-index.ts'
import { listByInitial } from '../../search/initials.ts'
import { scriptOf } from '../../search/script-files.ts'
import { initialPage, searchFile, searchPage } from '../../search/search-addresses.ts'
import type { Output } from '../output.ts'

/** The index of a publication, which more than one plan of it names the parts of. */
const indexOf = oncePer(buildIndex)

/** The page for searching, and the lists for readers without script. */
export function searchPages({ departments }: Published): Output[] {
  const lists = listByInitial(departments)
  return [
    { address: searchPage, page: () => ({ search: { initials: lists.map(([initial]) => initial) } }) },
    ...lists.map(
      ([initial, listed]): Output => ({
        address: initialPage(initial),
        page: () => ({ initial: { initial, listed } }),
      }),
    ),
  ]
}

/** The index that the script of that page reads. */
export function indexOutputs(published: Published): Output[] {
  const { head, parts } = indexOf(published)
  return [['index', head] as const, ...parts].map(
    ([name, part]): Output => ({ address: searchFile(name), body: () => scriptOf(name, part) }),
  )
}
