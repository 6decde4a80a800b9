import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What each folder may import of the others. Nobody imports `pages` and `scripts`, which may import anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  /** The domain, and facts about it. */
  model: [],
  content: ['model'],
  check: ['model', 'content'],
  /** Two records, and what differs. */
  compare: ['model', 'content'],
  corrections: ['model', 'content', 'compare'],
  /** Prints findings for people and programs. */
  report: ['model', 'form'],
  form: ['model', 'content'],
  import: ['model', 'content', 'form'],
  pdf: ['model', 'content', 'form'],
  /** The same layouts in the format of Chinese archives. */
  ofd: ['pdf'],
  card: ['model', 'content', 'form'],
  data: ['model', 'content', 'compare', 'corrections', 'form'],
  site: ['model', 'content', 'corrections', 'form', 'data', 'proof'],
  export: ['model', 'content', 'form', 'pdf'],
  /** The editor in the browser, and the files it is made of. */
  edit: ['model', 'content'],
  /** What was published, as hashes; and whether a site still is that. */
  proof: ['model', 'content', 'corrections', 'form', 'pdf', 'data'],
  server: ['model', 'content', 'proof'],
  /** Everything read and checked, its forms filled. */
  review: ['model', 'content', 'check', 'corrections', 'form', 'pdf'],
  /** Records as PDFs with their data, and back. */
  documents: ['model', 'content', 'corrections', 'form', 'pdf', 'ofd', 'inspect', 'review'],
  /** Examines written PDFs, and so knows how the writer reads fonts. */
  inspect: ['model', 'pdf'],
  /** The story of a build. */
  build: [
    'model',
    'corrections',
    'form',
    'card',
    'data',
    'edit',
    'site',
    'review',
    'documents',
    'proof',
    'content',
  ],
  /** The server that follows content as it is written. */
  dev: ['model', 'form', 'review', 'edit', 'build'],
  /** Routes of Astro, one for each kind of page: they print what a build gives them. */
  pages: ['model', 'corrections', 'form', 'data', 'edit', 'site', 'content'],
  scripts: [
    'model',
    'content',
    'check',
    'compare',
    'corrections',
    'report',
    'form',
    'import',
    'export',
    'pdf',
    'ofd',
    'card',
    'site',
    'review',
    'documents',
    'inspect',
    'proof',
    'server',
    'build',
    'dev',
  ],
}

/** Packages that only these folders know. */
const owners: Readonly<Record<string, readonly string[]>> = {
  astro: ['build', 'dev'],
  'fast-xml-parser': ['inspect'],
  saxes: ['import'],
  parse5: ['import', 'scripts'],
  '@e965/xlsx': ['import'],
  '@myriaddreamin/typst-ts-node-compiler': ['scripts'],
  'hyparquet-writer': ['data'],
  diff: ['import'],
  sarif: ['report'],
  uqr: ['pdf', 'site'],
  'pdfjs-dist': ['import'],
  pdfkit: ['pdf'],
  fontkit: ['pdf'],
  satori: ['card'],
  '@noble/hashes': ['site'],
  '@resvg/resvg-js': ['card'],
  'js-yaml': ['content'],
  'markdown-it': ['content'],
  docx: ['export'],
  'write-excel-file': ['export'],
  fflate: ['export', 'import', 'ofd', 'data'],
  '@sveltia/cms': ['edit'],
  vite: ['edit', 'scripts'],
}

interface Source {
  /** Below the project folder: `src/model/money.ts`. */
  file: string
  /** The folder whose rules it keeps: `model`. */
  part: string
  text: string
}

const sources = (await Promise.all(['src', 'scripts'].map(readSources))).flat()

async function readSources(folder: string): Promise<Source[]> {
  const names = await readdir(join(root, folder), { recursive: true }).catch(() => [])
  const files = names.filter((name) => /\.(ts|mjs|js|astro)$/.test(name)).map((name) => join(folder, name))
  return Promise.all(
    files.map(async (file) => ({
      file,
      part: partOf(file),
      text: await readFile(join(root, file), 'utf8'),
    })),
  )
}

function partOf(file: string): string {
  const [top = '', folder = ''] = file.split('/')
  return top === 'src' ? folder : top
}

/** The modules that a file imports: `../model/money.ts`, `astro:assets`, `node:fs`. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /(?:^|[\n;])\s*(?:import|export)\b[^'"\n;]*(?:\{[^}]*\})?[^'"\n;]*['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
  )
  return [...found].map(([, from, lazy]) => from ?? lazy ?? '')
}

const edges = sources.flatMap(({ file, part, text }) =>
  importsOf(text).map((target) => ({ file, part, target })),
)

test('imports are found in every way of writing them', () => {
  const text = [
    "import a from 'a'",
    "import type { B } from './b.ts'",
    'import {',
    '  c,',
    "} from '../c.ts'",
    "import 'd.css'",
    "export { e } from 'e'",
    "const f = await import('f')",
  ].join('\n')
  expect(importsOf(text)).toEqual(['a', './b.ts', '../c.ts', 'd.css', 'e', 'f'])
  expect(edges.length).toBeGreaterThan(sources.length)
})

test('every folder is known to this test', () => {
  expect(sources.filter(({ part }) => !(part in allowed)).map(({ file }) => file)).toEqual([])
})

test('folders import only what is below them', () => {
  const wrong = edges.filter(({ file, part, target }) => {
    if (!target.startsWith('.')) return false
    const other = partOf(relative(root, join(root, dirname(file), target)))
    return other !== part && !allowed[part]?.includes(other)
  })
  expect(wrong).toEqual([])
})

test('each package is known to one folder', () => {
  const wrong = edges.filter(({ part, target }) => {
    const name = Object.keys(owners).find(
      (owned) => target === owned || new RegExp(`^${owned}[/:]`).test(target),
    )
    return name !== undefined && !owners[name]?.includes(part)
  })
  expect(wrong).toEqual([])
})

test('relative imports of code carry their extension', () => {
  const wrong = edges.filter(({ target }) => /^\.{1,2}\//.test(target) && !/\.\w+(\?[\w&]+)?$/.test(target))
  expect(wrong).toEqual([])
})

test('no file grows past 300 lines', () => {
  const long = sources.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }))
  expect(long.filter(({ lines }) => lines > 300)).toEqual([])
})

test('only scripts look at the clock: same content, same bytes', () => {
  const clock = sources.filter(
    ({ part, text }) =>
      part !== 'scripts' && /new Date\(\s*\)|\bDate\.now\(|\bnew Date\b(?!\()|(?<!new )\bDate\(\)/.test(text),
  )
  expect(clock.map(({ file }) => file)).toEqual([])
})

test('no rule is switched off', () => {
  const off = /biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|\bas any\b|: any\b/
  expect(sources.filter(({ text }) => off.test(text)).map(({ file }) => file)).toEqual([])
})

test('rules leave it to the model to count items, of which some may be withheld', () => {
  const counting = sources.filter(({ part, text }) => part === 'check' && /第\$\{[^}]*\}项/.test(text))
  expect(counting.map(({ file }) => file)).toEqual([])
})
