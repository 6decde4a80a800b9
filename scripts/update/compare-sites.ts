import { isDerived, type PublishedFile } from '../../src/proof/manifest.ts'
import { bySiteFiles, siteFiles } from '../site-files.ts'

/** As much of a file as tells whether it is another one. */
type Known = Pick<PublishedFile, 'path' | 'sha256'>

/** Whether a file only lists the others, of the site or of a unit's year. */
function isList({ path }: Known): boolean {
  const [folder] = /^\d+\/\d{4}\//.exec(path) ?? []
  return isDerived({ path }, folder)
}

/** How many are shown by their paths. */
const shown = 5

/** What another program makes of the same content, in lines for the person who decides. */
export function compareSites(filesBefore: readonly Known[], filesAfter: readonly Known[]): string[] {
  const [before, after] = [hashesOf(filesBefore), hashesOf(filesAfter)]
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  const byName = bySiteFiles(paths)
  return siteFiles.flatMap(([name, unit]) => {
    const own = byName.get(name) ?? []
    const changed = own.filter(
      (path) => before.has(path) && after.has(path) && before.get(path) !== after.get(path),
    )
    const [added, gone] = [own.filter((path) => !before.has(path)), own.filter((path) => !after.has(path))]
    if (own.length === 0) return []
    if (changed.length + added.length + gone.length === 0) return [`${name} ${own.length} ${unit}：一字不差`]
    const counts = [
      ['变了', changed],
      ['多了', added],
      ['少了', gone],
    ] as const
    return counts.flatMap(([word, list]) => {
      if (list.length === 0) return []
      const more = list.length > shown ? ' 等' : ''
      return [`${name}：${word} ${list.length} ${unit}：${list.slice(0, shown).join('、')}${more}`]
    })
  })
}

function hashesOf(files: readonly Known[]): Map<string, string> {
  return new Map(files.filter((file) => !isList(file)).map(({ path, sha256 }) => [path, sha256]))
}
