/**
 * The addresses of everything published, as absolute paths below the site's root. Addresses mirror content and never
 * change. What is printed in a page is made relative to it, so that the built folder works at any sub-path.
 */
export type Address = `/${string}`

/** Prints an address as a link of one certain page. */
export type Link = (to: Address) => string

/** Whether a code can name a unit's folder and address. One that reads as a year would collide with the year's page. */
export function isUnitCode(text: string): boolean {
  return /^\d{3,9}$/.test(text) && !/^20\d\d$/.test(text)
}

/**
 * Whether a project cannot be called so, in its file or code: the name is that of a page which units or their years have
 * themselves (`/315002/2026/`, `/315002/2026/brief/`), or of a content file. Blind to case, as some servers are.
 */
export function isTakenName(name: string): boolean {
  return /^(20\d\d|brief|department|manifest|overall|receipt)$/i.test(name)
}

export const home: Address = '/'
export const about: Address = '/about/'
export const sitemap: Address = '/sitemap/'
export const changesPage: Address = '/changes/'
export const atomFeed: Address = '/changes/feed.atom'
/** Only what was corrected, withdrawn or renamed. */
export const correctionsFeed: Address = '/changes/corrections.atom'
export const jsonFeed: Address = '/changes/feed.json'
export const stylesheet: Address = '/style.css'
/** A county's own colours, where it has some. */
export const themeSheet: Address = '/theme.css'
export const icon: Address = '/icon.svg'
/** Paints what is embedded in the colours of the page around it. */
export const embedScript: Address = '/embed.js'
/** Remembers 大字, copies addresses, orders tables, and opens on paper what is folded. */
export const pageScript: Address = '/page.js'
/** The editor's first page, which no page of the public leads to, and the editor itself. */
export const editorHome: Address = '/admin/'
export const editor: Address = '/admin/edit/'
export const countyPicture: Address = '/index.png'
/** What was published when, from which commit, with which hashes (公开回执). */
export const receipt: Address = '/receipt/'
export const receiptPdf: Address = '/receipt.pdf'
/** Where anyone can see whether a file is one of the site's. */
export const verify: Address = '/verify/'
/** The size and SHA-256 of every file, for programs. */
export const manifest: Address = '/manifest.json'
/** The same for `sha256sum --check`: of everything but what is made from it. */
export const checksums: Address = '/checksums.txt'
/** Where the proof is of what stands below a folder: of a unit's year (`/315002/2020/`), as the ones above are of the site. */
export function proofIn(
  folder: Address,
): Readonly<Record<'page' | 'pdf' | 'manifest' | 'checksums', Address>> {
  const [page, pdf] = [`${folder}receipt/`, `${folder}receipt.pdf`] as const
  return { page, pdf, manifest: `${folder}manifest.json`, checksums: `${folder}checksums.txt` }
}
/** The log of everything that was ever published here, a line each. */
export const publicationLog: Address = '/publications.jsonl'
/** The log's signed head, and that its last entry is in it. */
export const logProof: Address = '/publications.proof.json'
/** Who signs the log, for everyone: the public key with its fingerprint. */
export const signingKey: Address = '/signing-key.txt'

/** The site's logo, by the name of its file in `content/`. */
export function logoPicture(name: string): Address {
  return `/logo${name.slice(name.lastIndexOf('.'))}`
}

/** A budget year of the whole county. */
export function yearPage(year: number): Address {
  return `/${year}/`
}

/** A unit, with all its years. */
export function unitPage(unit: string): Address {
  return `/${unit}/`
}

/** What a unit published and corrected, as an Atom feed. */
export function unitFeed(unit: string): Address {
  return `/${unit}/feed.atom`
}

/** A unit's budget year. */
export function departmentPage(unit: string, year: number): Address {
  return `/${unit}/${year}/`
}

/** A unit's budget year as one PDF. */
export function booklet(unit: string, year: number): Address {
  return `/${unit}/${year}.pdf`
}

/** The same document as OFD, where the site has it. */
export function bookletOfd(unit: string, year: number): Address {
  return `/${unit}/${year}.ofd`
}

/** The share picture of a unit's budget year. */
export function departmentPicture(unit: string, year: number): Address {
  return `/${unit}/${year}.png`
}

export function projectPage(unit: string, year: number, code: string): Address {
  return `/${unit}/${year}/${code}/`
}

/** A project, small, for a frame in a page of others. */
export function embedPage(unit: string, year: number, code: string): Address {
  return `/embed/${unit}/${year}/${code}/`
}

/** A record's official form as a PDF, by the name of its file: a project's code, `<code>.result`, `overall`. */
export function sheet(unit: string, year: number, name: string): Address {
  return `/${unit}/${year}/${name}.pdf`
}

/** A project through its years. The address stays whatever years are added. */
export function throughYearsPage(unit: string, code: string): Address {
  return `/${unit}/${code}/`
}

/** What was published, corrected and withdrawn in a month: `2025-02`. */
export function changesIn(month: string): Address {
  return `/changes/${month}/`
}

/** What changed in a budget year against the year before. */
export function yearChanges(year: number): Address {
  return `/${year}/changes/`
}

/** Projects of a budget year that promise the same. */
export function alikePage(year: number): Address {
  return `/${year}/alike/`
}

/** Who published, who was late, who has not. */
export const statusPage: Address = '/status/'
/** Indicators that several units have. */
export const indicatorsPage: Address = '/indicators/'

/** One indicator across units; `name` is what is left of its name without marks. */
export function indicatorPage(name: string): Address {
  return `/indicators/${name}/`
}

/** A unit's budget year on one sheet, for those who ask questions. */
export function briefPage(unit: string, year: number): Address {
  return `/${unit}/${year}/brief/`
}

export function briefSheet(unit: string, year: number): Address {
  return `/${unit}/${year}/brief.pdf`
}

/** What a unit publishes beside its text, such as `overall`, the targets of its whole spending. */
export function yearsPage(unit: string, year: number, name: string): Address {
  return `/${unit}/${year}/${name}/`
}

/** The file of a page in its folder. */
export const pageFile = 'index.html'

/** Where the file at an address is below the site's folder. */
export function fileAt(address: Address): string {
  return address.slice(1).replace(/(^|\/)$/, `$1${pageFile}`)
}

/**
 * The link that leads from the page at `from` to `to`, wherever the site's root is. A page's file is named, though its address is that
 * of its folder: a site that is opened from a disk, or by a server without directory indexes, can be walked through.
 */
export function relative(from: Address, to: Address): string {
  return relativePath(from, to) + (to.endsWith('/') ? pageFile : '')
}

/** The same way without the file of a page: what is in the folder `to` begins with it. */
export function relativePath(from: Address, to: Address): string {
  const [here, there] = [from.split('/').slice(1), to.split('/').slice(1)]
  const file = there.pop() ?? ''
  here.pop()
  let shared = 0
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared++
  const steps = [...here.slice(shared).map(() => '..'), ...there.slice(shared)]
  // A folder is written with its slash, and its first segment must not look like a scheme.
  const path = [...steps, file].join('/')
  return steps[0] === '..' ? path : `./${path}`
}

/** Links for a page that is served at any depth (404): absolute below the site's own path. */
export function absoluteLink(url: string | undefined): Link {
  const base = url === undefined ? '' : new URL(url).pathname.replace(/\/$/, '')
  return (to) => base + to
}

/** The whole address of `to`, where the site's own is known. */
export function canonical(url: string | undefined, to: Address): string | undefined {
  return url === undefined ? undefined : url.replace(/\/?$/, to)
}
