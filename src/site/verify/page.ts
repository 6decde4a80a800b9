import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { ContentError } from '../../model/finding.ts'
import { isCode, printedCode, typedCode } from '../../proof/editions.ts'
import { type Manifest, manifestName, parseManifest } from '../../proof/manifest.ts'
import {
  Contradiction,
  editionsBy,
  isOfProof,
  openProof,
  type Proof,
  type ReadFile,
  signatureText,
} from '../../proof/standing.ts'
import { followManifest } from '../../proof/tree.ts'
import { judge, judgeCode, type Verdict } from './judge.ts'
import { sheetPage } from './sheet-page.ts'

/*
 * The script of the page for verifying files. Nothing leaves the browser. It computes hashes itself: browsers lend theirs
 * only to pages that came by HTTPS, and only for files that fit into memory.
 */

const region = document.querySelector<HTMLElement>('#verify')
const input = document.querySelector<HTMLInputElement>('#verify-files')
const form = document.querySelector<HTMLFormElement>('#verify-code')
const results = document.querySelector<HTMLElement>('#verify-results')
const status = document.querySelector<HTMLElement>('#verify-status')
const signature = document.querySelector<HTMLElement>('#verify-signature')
if (region && input && form && results && status && signature)
  start({ region, input, form, results, status, signature })

interface Parts {
  region: HTMLElement
  input: HTMLInputElement
  form: HTMLFormElement
  results: HTMLElement
  status: HTMLElement
  signature: HTMLElement
}

function start({ region, input, form, results, status, signature }: Parts) {
  region.hidden = false
  const address = new URL(region.dataset.manifest ?? '', document.baseURI)
  const site = siteAt(address)
  const verifyAll = async (files: readonly File[]) => {
    results.replaceChildren()
    if (files.length === 0) return
    // Asked for once, so that all files are compared with the same publication.
    const publication = publicationOf(site)
    let published = 0
    for (const [index, file] of files.entries()) {
      status.textContent = `正在核验 ${index + 1}/${files.length}：${file.name}`
      const [verdict] = await show(results, address, file.name, async () =>
        verify(file, await publication, site),
      )
      if (verdict?.published) published++
    }
    status.textContent = `核验了 ${files.length} 个文件：${published} 个是本站现在公开的，${files.length - published} 个不是或没能核验。${await warning(publication)}`
    signature.textContent = await signatureOf(publication)
  }
  const find = async (typed: string) => {
    const code = typedCode(typed)
    results.replaceChildren()
    status.textContent = '正在查找……'
    const publication = publicationOf(site)
    const found = await show(results, address, `校验码 ${code}`, async () =>
      lookUp(code, await publication, site),
    )
    status.textContent = `${found.length > 0 ? `查到 ${found.length} 个文件。` : '没有查到。'}${await warning(publication)}`
    signature.textContent = await signatureOf(publication)
  }
  input.addEventListener('change', () => {
    void verifyAll([...(input.files ?? [])])
    // The same file, changed meanwhile, can be chosen again.
    input.value = ''
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void find(String(new FormData(form).get('code')))
  })
  // What the QR code of a sheet leads to. It stays in the browser: servers are never sent what stands behind the #.
  const findScanned = () => {
    const [, code] = /^#([0-9a-f]{32})$/.exec(location.hash) ?? []
    const field = form.elements.namedItem('code')
    if (code === undefined || !(field instanceof HTMLInputElement)) return
    field.value = code
    void find(code)
  }
  addEventListener('hashchange', findScanned)
  findScanned()
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
    region.addEventListener(type, (event) => {
      event.preventDefault()
      region.classList.toggle('over', type === 'dragenter' || type === 'dragover')
    })
  region.addEventListener('drop', ({ dataTransfer }) => void verifyAll([...(dataTransfer?.files ?? [])]))
}

/** What the site says of itself, as far as it holds together. */
interface Publication {
  manifest: Manifest
  /** That manifest with all files that it leads to, asked for once, when it is first needed. */
  whole(): Promise<Manifest>
  /** Absent where the site has no log. */
  proof: Proof | undefined
}

async function publicationOf(site: ReadFile): Promise<Publication> {
  const text = await site(manifestName)
  if (text === undefined) throw new Problem('取不到本站的文件清单，请过一会儿再试。')
  const manifest = parseManifest(text, manifestName)
  let whole: Promise<Manifest> | undefined
  return {
    manifest,
    whole: () => {
      whole ??= wholeOf(manifest, site)
      return whole
    },
    proof: await openProof(site),
  }
}

async function wholeOf(manifest: Manifest, site: ReadFile): Promise<Manifest> {
  const { files, broken } = await followManifest(manifest, site)
  if (broken.length > 0) throw new Contradiction(`${broken.join('、')} 的清单取不到，或者和网站的清单不符`)
  return { ...manifest, files }
}

/** What all results must be read with. */
async function warning(publication: Promise<Publication>): Promise<string> {
  const known = await publication.catch(() => undefined)
  return known?.proof && !isOfProof(known.manifest, known.proof)
    ? '注意：网站现在的文件清单和公开日志不符，网站上的文件可能被改过。'
    : ''
}

async function signatureOf(publication: Promise<Publication>): Promise<string> {
  const known = await publication.catch(() => undefined)
  if (!known) return ''
  return known.proof ? `${signatureText(known.proof)}。` : '这个网站没有公开日志，只能和现在公开的比。'
}

/** Verdicts as items of the results, or why there are none. */
async function show(
  results: HTMLElement,
  address: URL,
  name: string,
  judged: () => Promise<Verdict[]>,
): Promise<Verdict[]> {
  const item = (isGood: boolean, title: string, ...rest: HTMLElement[]) => {
    const element = document.createElement('li')
    element.className = isGood ? 'yes' : 'no'
    element.append(heading(title, name), ...rest)
    results.append(element)
  }
  try {
    const verdicts = await judged()
    for (const verdict of verdicts) {
      const { published, title, explanation, paths, sha256 } = verdict
      item(
        published,
        title,
        paragraph(explanation),
        ...(await named(verdict, address)),
        ...paths.slice(0, 5).map((path) => link(path, address)),
        ...(sha256 === undefined ? [] : [paragraph(`校验值（SHA-256）：${sha256}`)]),
      )
    }
    if (verdicts.length === 0)
      item(false, '从未公开', paragraph('本站公开过的文件都没有这个校验码：请核对有没有抄错。'))
    return verdicts
  } catch (error) {
    item(false, '没能核验', paragraph(reasonOf(error)))
    return []
  }
}

/** What a file is, by the page that it belongs to, and what was corrected there. */
async function named({ published, once, paths }: Verdict, address: URL): Promise<HTMLElement[]> {
  const page = published || once ? await sheetPage(paths[0] ?? '', address) : undefined
  if (!page) return []
  const { corrections, lists } = page
  const anchor = document.createElement('a')
  anchor.href = page.address
  anchor.textContent = page.title
  const what = paragraph('这是：')
  what.append(anchor)
  const told = corrections.length > 0 ? [`公开以后的更正：${corrections.join('；')}。`] : []
  // Of what is not shown any longer, how it stands tells why.
  if (published && lists === 'all' && told.length === 0) told.push('公开以后没有更正过。')
  if (lists === 'text') told.push('各项目有没有更正过，见各项目的网页。')
  return [what, ...told.map(paragraph)]
}

function reasonOf(error: unknown): string {
  if (error instanceof Contradiction) return `${error.message}。本站的文件暂时不能作准，请告诉主办单位。`
  if (error instanceof ContentError) return '本站的文件清单不完整，请过一会儿再试。'
  return error instanceof Problem ? error.message : '程序出错，没能核验。'
}

async function verify(
  file: File,
  { manifest, whole, proof }: Publication,
  site: ReadFile,
): Promise<Verdict[]> {
  const { hash, code } = await read(file)
  const key = code ?? (/\.ofd$/i.test(file.name) ? hash : undefined)
  const isDocument = key !== undefined || /\.pdf$/i.test(file.name)
  const editions =
    proof?.editions && isDocument ? (key === undefined ? [] : await editionsBy(key, proof, site)) : undefined
  if (proof && !editions && !isOfProof(manifest, proof))
    throw new Contradiction('网站现在的文件清单和公开日志不符')
  const isKnown = editions?.some((one) => one.sha256 === hash)
  const verdict = judge(file.name, hash, isKnown ? manifest : await whole(), editions)
  return [{ ...verdict, sha256: hash }]
}

async function lookUp(code: string, { proof }: Publication, site: ReadFile): Promise<Verdict[]> {
  if (!isCode(code)) throw new Problem('校验码是 32 位，只有数字和字母 a 到 f，在单表每页的左下角。')
  if (!proof?.editions) throw new Problem('这个网站没有公开日志，查不了校验码；有文件的，选入文件核验。')
  return judgeCode(await editionsBy(code, proof, site))
}

/** Something that the reader can do something about. */
class Problem extends Error {}

/** The files beside the manifest, each asked for once. */
function siteAt(manifest: URL): ReadFile {
  return async (path) => {
    try {
      const answer = await fetch(new URL(path, manifest), { cache: 'no-cache' })
      if (answer.ok) return await answer.text()
      if (answer.status === 404) return undefined
    } catch {
      // It is the same to the reader whether there is no network or no answer.
    }
    throw new Problem('取不到本站的文件清单，请过一会儿再试。')
  }
}

/** The hash of a file, and the 校验码 that it says of itself, of a file of any size. */
async function read(file: File): Promise<{ hash: string; code?: string }> {
  const hash = sha256.create()
  const latin1 = new TextDecoder('latin1')
  let code: string | undefined
  let end = ''
  try {
    const reader = file.stream().getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      hash.update(piece.value)
      const text = end + latin1.decode(piece.value)
      code ??= printedCode(text)
      end = text.slice(-100)
    }
  } catch {
    throw new Problem('读不了这个文件：它可能是文件夹，或者已经移走、正在使用。')
  }
  return { hash: bytesToHex(hash.digest()), ...(code !== undefined && { code }) }
}

function heading(title: string, name: string): HTMLElement {
  const element = document.createElement('p')
  const verdict = document.createElement('strong')
  verdict.textContent = title
  element.append(verdict, `：${name}`)
  return element
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

function link(path: string, manifest: URL): HTMLElement {
  const anchor = document.createElement('a')
  const address = path.replace(/(^|\/)index\.html$/, '$1')
  anchor.href = new URL(address.split('/').map(encodeURIComponent).join('/') || '.', manifest).href
  anchor.textContent = `/${address}`
  const element = paragraph('地址：')
  element.append(anchor)
  return element
}
