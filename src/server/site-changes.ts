import { isInvented } from '../content/invented.ts'
import { siteKind } from '../content/kinds/site.ts'
import { failed } from '../content/schema/kind.ts'
import { decode } from '../content/text/decode.ts'
import { once } from '../model/once.ts'
import type { SiteChange } from '../model/site-change.ts'
import { textsOf } from './git.ts'
import { type Redactions, redact } from './redactions.ts'

/** What readers know a site by. */
interface Identity {
  name: string
  region: string
  sponsor: string
}
const identity: readonly { field: string; read(site: Identity): string }[] = [
  { field: '网站名称', read: ({ name }) => name },
  { field: '地区', read: ({ region }) => region },
  { field: '主办单位', read: ({ sponsor }) => sponsor },
]

/** What was shown since when, as the log says. */
interface Shown {
  commit: string
  received: string
}

/**
 * How a site came to be called otherwise, or another's: read from the commits that the log names, since the log itself holds no
 * value. What was invented to try the site out counts for nothing, nor does a commit that is not there.
 * @param shown oldest first
 */
export async function siteChanges(
  repository: string,
  prefix: string,
  shown: readonly Shown[],
  redactions: Redactions = [],
): Promise<SiteChange[]> {
  const texts = await textsOf(
    repository,
    shown.map(({ commit }) => `${commit}:${prefix}${file}`),
  )
  // It stays for years what it is, and each publication names it again.
  const known = new Map(texts.map((text) => [text, once(() => identityOf(text))]))
  const changes: SiteChange[] = []
  let last: Identity | undefined
  for (const [index, { received }] of shown.entries()) {
    const now = known.get(texts[index])?.()
    if (!now) continue
    const before = last
    last = now
    if (!before) continue
    for (const { read, field } of identity) {
      const [was, is] = [before, now].map((site) => redact(read(site), redactions))
      if (was !== undefined && is !== undefined && was !== is)
        changes.push({ date: received, field, before: was, after: is })
    }
  }
  return changes
}

const file = 'content/site.yaml'

function identityOf(text: string | undefined): Identity | undefined {
  const site = text === undefined ? failed : decode(text, file, siteKind.schema(), [])
  return site === failed || isInvented({ site }) ? undefined : site
}
