import { basename } from 'node:path'
import { hashOf } from '../../src/log/hash.ts'
import { ContentError } from '../../src/model/finding.ts'
import type { DeployedSite } from '../../src/proof/deployed.ts'
import { isCode, printedCode, typedCode } from '../../src/proof/editions.ts'
import {
  Contradiction,
  editionsBy,
  isOfProof,
  openProof,
  type Proof,
  signatureText,
} from '../../src/proof/standing.ts'
import { followManifest } from '../../src/proof/tree.ts'
import { readerOf, readManifest } from '../../src/proof/verify-site.ts'
import { judge, judgeCode, type Verdict } from '../../src/site/verify/judge.ts'
import { readTyped } from '../command/read-typed.ts'

/**
 * Tells how documents that somebody has stand with a site.
 * @param documents files, or 校验码
 * @returns the exit code: 0 where all are shown now, 3 where one was once, 2 where one was never
 */
export async function standingsCode(site: DeployedSite, documents: readonly string[]): Promise<number> {
  const proof = await openProof(readerOf(site))
  const { manifest } = await readManifest(site)
  if (proof && !isOfProof(manifest, proof)) throw new Contradiction('网站现在的清单和公开日志不符')
  const { files, broken } = await followManifest(manifest, readerOf(site))
  if (broken.length > 0) throw new Contradiction(`${broken.join('、')} 的清单和网站的清单不符`)
  const whole = { ...manifest, files }
  let code = 0
  for (const document of documents) {
    const typed = typedCode(document)
    const verdicts = isCode(typed)
      ? await codeVerdicts(typed, proof, site)
      : [await fileVerdict(document, whole, proof, site)]
    for (const { title, explanation, paths } of verdicts)
      console.log(
        `${title}：${document}\n  ${[explanation, ...paths.slice(0, 5).map((path) => `/${path}`)].join('\n  ')}`,
      )
    if (verdicts.length === 0) console.log(`从未公开：校验码 ${document}`)
    if (!verdicts.some(({ published }) => published)) code = verdicts.some(({ once }) => once) ? code || 3 : 2
  }
  console.log(proof ? `${signatureText(proof)}。` : '这个网站没有公开日志，只能和现在公开的比。')
  return code
}

async function codeVerdicts(code: string, proof: Proof | undefined, site: DeployedSite): Promise<Verdict[]> {
  if (!proof?.editions) throw refusal(site.name, '这个网站没有公开日志，查不了校验码', '有文件的，核验文件')
  return judgeCode(await editionsBy(code, proof, readerOf(site)))
}

async function fileVerdict(
  file: string,
  manifest: Parameters<typeof judge>[2],
  proof: Proof | undefined,
  site: DeployedSite,
): Promise<Verdict> {
  const bytes = await readTyped(file)
  const hash = hashOf(bytes)
  const key = printedCode(bytes.toString('latin1')) ?? (/\.ofd$/i.test(file) ? hash : undefined)
  const found = proof?.editions && key !== undefined ? await editionsBy(key, proof, readerOf(site)) : []
  const isKept = proof?.editions !== undefined && (key !== undefined || /\.pdf$/i.test(file))
  return judge(basename(file), hash, manifest, isKept ? found : undefined)
}

function refusal(file: string, message: string, fix: string): ContentError {
  return new ContentError([{ rule: 'verify', severity: 'error', file, message, fix }])
}
