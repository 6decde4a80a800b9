import { sha256 } from '@noble/hashes/sha2'
import { type Manifest, parseManifest } from '../../proof/manifest.ts'
import { judge } from './judge.ts'

/*
 * The script of the page for verifying files. Nothing leaves the browser. It computes hashes itself: browsers lend theirs
 * only to pages that came by HTTPS, and only for files that fit into memory.
 */

const region = document.querySelector<HTMLElement>('#verify')
const input = document.querySelector<HTMLInputElement>('#verify-files')
const results = document.querySelector<HTMLElement>('#verify-results')
const status = document.querySelector<HTMLElement>('#verify-status')
if (region && input && results && status) start(region, input, results, status)

function start(region: HTMLElement, input: HTMLInputElement, results: HTMLElement, status: HTMLElement) {
  region.hidden = false
  const address = new URL(region.dataset.manifest ?? '', document.baseURI)
  const verifyAll = async (files: readonly File[]) => {
    results.replaceChildren()
    if (files.length === 0) return
    // Asked for once, so that all files are compared with the same publication.
    const manifest = readManifest(address)
    let published = 0
    for (const [index, file] of files.entries()) {
      status.textContent = `正在核验 ${index + 1}/${files.length}：${file.name}`
      const result = await verify(file, manifest, address)
      if (result.published) published++
      results.append(result.item)
    }
    status.textContent = `核验了 ${files.length} 个文件：${published} 个是本站公开的，${files.length - published} 个不是或没能核验。`
  }
  input.addEventListener('change', () => {
    void verifyAll([...(input.files ?? [])])
    // The same file, changed meanwhile, can be chosen again.
    input.value = ''
  })
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'])
    region.addEventListener(type, (event) => {
      event.preventDefault()
      region.classList.toggle('over', type === 'dragenter' || type === 'dragover')
    })
  region.addEventListener('drop', ({ dataTransfer }) => void verifyAll([...(dataTransfer?.files ?? [])]))
}

async function verify(
  file: File,
  publication: Promise<Manifest>,
  address: URL,
): Promise<{ published: boolean; item: HTMLElement }> {
  const item = document.createElement('li')
  try {
    const [manifest, hash] = await Promise.all([publication, hashOf(file)])
    const { published, title, explanation, files } = judge(file.name, hash, manifest)
    item.className = published ? 'yes' : 'no'
    item.append(heading(title, file.name), paragraph(explanation))
    for (const { path } of files.slice(0, 5)) item.append(link(path, address))
    item.append(paragraph(`SHA-256：${hash}`))
    return { published, item }
  } catch (error) {
    item.className = 'no'
    const reason = error instanceof Problem ? error.message : '程序出错，没能核验。'
    item.append(heading('没能核验', file.name), paragraph(reason))
    return { published: false, item }
  }
}

/** Something that the reader can do something about. */
class Problem extends Error {}

async function readManifest(address: URL): Promise<Manifest> {
  try {
    const answer = await fetch(address, { cache: 'no-cache' })
    if (answer.ok) return parseManifest(await answer.text(), address.href)
  } catch {
    // It is the same to the reader whether there is no network or no manifest.
  }
  throw new Problem('取不到本站的文件清单，请过一会儿再试。')
}

async function hashOf(file: File): Promise<string> {
  const hash = sha256.create()
  try {
    const reader = file.stream().getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) hash.update(piece.value)
  } catch {
    throw new Problem('读不了这个文件：它可能是文件夹，或者已经移走、正在使用。')
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('')
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
