import { append, type Logged } from '../../src/log/log.ts'
import { readEditions, writeEditions } from '../../src/proof/edition-files.ts'
import { writeLogFiles } from '../../src/proof/log-files.ts'
import type { PublishedFile } from '../../src/proof/manifest.ts'
import { readSigningKey } from '../../src/proof/signing-key.ts'
import { rootOf } from '../../src/server/publication-log.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { ownFirstPublished } from '../own-history.ts'
import { type ShownSite, shownAt, siteAt, withMigration } from '../shown-site.ts'

/** What the site showed so far, as it says itself; one that has no log yet is given what git says. */
export async function logBefore(content: string, where: string, received: string): Promise<ShownSite> {
  const shown = await shownAt(where)
  if (shown.entries.length > 0 || shown.commit === undefined) return shown
  return withMigration(shown, received, await ownFirstPublished(content, shown.commit))
}

/**
 * Machines that share a moment began their work then; somebody else may have published since.
 * @throws Refusal where the log would go back in time, and something older be shown again
 */
export function refuseEarlier(received: string, { entries }: ShownSite) {
  const last = entries.at(-1)?.received
  if (last !== undefined && Date.parse(received) < Date.parse(last))
    throw new Refusal(
      `--at 写的“${received}”比网站最近一次公开（${last}）早：那以后已经公开过，不能再公开更早的。`,
    )
}

/** Adds what is published now to the log of the site that it replaces, and to the hashes of its documents. */
export async function logPublication(
  staging: string,
  act: Omit<Logged, 'root' | 'editions'>,
  documents: readonly PublishedFile[],
  { entries, log }: ShownSite,
  where: string,
) {
  const root = await rootOf(staging)
  const known = await readEditions(siteAt(where), entries.at(-1)?.editions)
  const editions = await writeEditions(staging, known, documents, act.received)
  await writeLogFiles(staging, append(log, { ...act, root, editions }), signingKey())
}

/** The key that platforms give to the job that deploys, if there is one. */
function signingKey() {
  const name = 'MINGBIAO_SIGNING_KEY'
  const pem = process.env[name]
  if (pem) return readSigningKey(pem, `环境变量 ${name}`)
  console.log(`公开日志没有签名：没有给 ${name}（docs/hosted-git.md）。`)
  return undefined
}
