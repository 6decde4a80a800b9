import { hashOf } from '../log/hash.ts'
import { checkLogProof, type LastEntry } from '../log/log-proof.ts'
import { fingerprintOf } from '../log/signed-head.ts'
import { logProof, signingKey } from '../model/address.ts'
import { type Edition, editionsFile, editionsIndex, parseEditions, parseIndex } from './editions.ts'
import { type Manifest, manifestRoot, spokenTime } from './manifest.ts'

/*
 * How a document stands with a site: shown now, shown once, or never. Each answer follows from the signed head of the log
 * by proofs, and from nothing that a site could say otherwise. It runs in browsers, too.
 */

/** A file of the site as text; undefined where there is none. */
export type ReadFile = (path: string) => Promise<string | undefined>

/** What a site's log shows. */
export interface Proof extends LastEntry {
  /** The files of editions with their hashes; absent where the site does not keep them. */
  editions?: ReadonlyMap<string, string>
}

/** A proof that contradicts itself: somebody changed what had been published. */
export class Contradiction extends Error {}

/**
 * Follows a site's proof from its signed head to the list of editions.
 * @returns nothing where the site has no log
 * @throws Contradiction where one does not follow from the other
 */
export async function openProof(read: ReadFile): Promise<Proof | undefined> {
  const text = await read(logProof.slice(1))
  if (text === undefined) return undefined
  const last = checkLogProof(text, await read(signingKey.slice(1)))
  if (typeof last === 'string') throw new Contradiction(last)
  const { editions } = last.entry
  if (editions === undefined) return last
  const list = (await read(editionsIndex)) ?? ''
  if (hashOf(list) !== editions) throw new Contradiction('公开过的版次的记录和公开日志不符')
  return { ...last, editions: parseIndex(list) }
}

/**
 * The editions that are found by a 校验码, or by the SHA-256 of an OFD.
 * @throws Contradiction where they are not those that the proof leads to
 */
export async function editionsBy(key: string, { editions }: Proof, read: ReadFile): Promise<Edition[]> {
  const file = editionsFile(key)
  const hash = editions?.get(file)
  if (hash === undefined) return []
  const text = (await read(file)) ?? ''
  const found = hashOf(text) === hash ? parseEditions(text) : undefined
  if (!found) throw new Contradiction('公开过的版次的记录被改过')
  return found.filter(({ code, sha256 }) => code === key || sha256 === key)
}

/** Whether a manifest is that of the log's last entry. */
export function isOfProof(manifest: Manifest, { entry }: Proof): boolean {
  return manifestRoot(manifest) === entry.root
}

/** Who signs, for a reader to compare. */
export function signatureText({ key }: Proof): string {
  return key ? `公开日志有签名，公钥的指纹 ${fingerprintOf(key)}` : '公开日志没有签名'
}

// What stands at an old address carries no data, whether something was withdrawn or has another code: its page says which.
const endings = { corrected: '更正', reprinted: '换成重新印的', withdrawn: '撤下或改编号' } as const

/** How an edition stands, in a word, and from when to when it was shown. */
export function standingOf({ shown, ended }: Edition): { standing: string; periods: string } {
  const [last = ['', '']] = shown.slice(-1)
  const day = (date: string) => spokenTime(date).replace(/ .*/, '')
  const periods = shown.map(([from, to]) => `${spokenTime(from)} ${to ? `到 ${spokenTime(to)}` : '起'}`)
  return {
    standing: ended ? `曾经公开，已于 ${day(last[1] ?? '')} ${endings[ended]}` : '现行',
    periods: `${periods.join('；')}公开`,
  }
}
