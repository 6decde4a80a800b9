import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { fillFolders, folders } from '../scripts/folders.ts'

const root = join(import.meta.dirname, '..')

/** What each folder may import of the others. Scripts may import anything, and nobody imports them. */
const allowed = new Map(folders.map(({ name, imports }) => [name, imports]))

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
  '@noble/ed25519': ['log'],
  '@noble/hashes': ['log', 'site'],
  '@resvg/resvg-js': ['card', 'learn'],
  'js-yaml': ['content'],
  'markdown-it': ['content'],
  'markdown-it-cjk-friendly': ['content'],
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

test('every folder is on the list', () => {
  expect(
    sources.filter(({ part }) => part !== 'scripts' && !allowed.has(part)).map(({ file }) => file),
  ).toEqual([])
})

/** Imports from one folder into another. */
const across = edges.flatMap(({ file, part, target }) => {
  const other = target.startsWith('.') ? partOf(relative(root, join(root, dirname(file), target))) : part
  return other === part ? [] : [{ file, part, other }]
})

test('folders import only what is above them on the list, and what their line says', () => {
  const wrong = across.filter(({ part, other }) => part !== 'scripts' && !allowed.get(part)?.includes(other))
  expect(wrong).toEqual([])
  const names = folders.map(({ name }) => name)
  const upwards = folders.flatMap(({ name, imports }) =>
    imports.filter((other) => !names.slice(0, names.indexOf(name)).includes(other)),
  )
  expect(upwards).toEqual([])
})

test('no folder may import what it does not', () => {
  const unused = folders.flatMap(({ name, imports }) =>
    imports
      .filter((other) => !across.some((edge) => edge.part === name && edge.other === other))
      .map((other) => `${name}: ${other}`),
  )
  expect(unused).toEqual([])
})

test('docs/architecture.md has the list: else run npm run docs', async () => {
  const text = await readFile(join(root, 'docs/architecture.md'), 'utf8')
  expect(text).toBe(fillFolders(text))
  for (const { name } of folders) expect(text).toContain(`| \`src/${name}\` |`)
})

/** The files of ours that each file loads. What it asks for only when it runs is no part of it. */
const loaded = new Map(
  sources.map(({ file, text }) => {
    const targets = importsOf(text.replaceAll(/\bimport\('[^']*'\)/g, ''))
    const paths = targets.map((target) => join(dirname(file), target.replace(/\?.*/, '')))
    return [file, paths.filter((path) => sources.some((other) => other.file === path))] as const
  }),
)

/** The first way from a file back to itself that is found, over what each loads; undefined where there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>()
  const search = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of graph.get(file) ?? []) {
      const found = search(next, [...way, file])
      if (found) return found
    }
    done.add(file)
    return undefined
  }
  for (const file of graph.keys()) {
    const found = search(file, [])
    if (found) return found
  }
  return undefined
}

test('no file imports itself by way of others, types included', () => {
  expect(cycleIn(loaded)).toBeUndefined()
  const [file = '', [other = ''] = []] = [...loaded].find(([, targets]) => targets.length > 0) ?? []
  const tied = new Map(loaded).set(other, [...(loaded.get(other) ?? []), file])
  expect(cycleIn(tied)).toEqual(expect.arrayContaining([file, other]))
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

test.each(['authority', 'category', 'implementer', 'midtermYears', 'midtermGoal', 'nature', 'period'])(
  'a field that nothing treats in its own way is named in four files at most: %s',
  (field) => {
    const naming = sources.filter(({ text }) =>
      new RegExp(`\\b${field}\\b`).test(text.replace(/\/\*\*.*?\*\//gs, '')),
    )
    expect(naming.map(({ file }) => file).slice(4)).toEqual([])
    expect(naming.length).toBeGreaterThan(0)
  },
)
