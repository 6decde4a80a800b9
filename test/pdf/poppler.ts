import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../output/pdf')

/** Writes a PDF where the command-line readers can find it, and gives its path. */
export function save(name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What `qpdf --check` says; it throws where the file is damaged. */
export function qpdfCheck(path: string): string {
  return run('qpdf', '--check', path)
}

/** The text of a file, or of some of its pages, in the order it was written, without white space. */
export function text(path: string, first = 1, last = 9999): string {
  return run('pdftotext', '-raw', '-f', String(first), '-l', String(last), path, '-').replace(/\s/g, '')
}

/** `pdfinfo` as a table. */
export function info(path: string): Record<string, string> {
  const lines = run('pdfinfo', '-isodates', path).split('\n')
  return Object.fromEntries(
    lines
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

/** Each font's name, and whether it is embedded, a subset, and maps to Unicode. */
export function fonts(path: string): { name: string; flags: string }[] {
  return run('pdffonts', path)
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => ({
      name: line.split(/\s+/)[0] ?? '',
      flags: /(yes|no) +(yes|no) +(yes|no)/.exec(line)?.[0].replace(/ +/g, ' ') ?? '',
    }))
}

/** The structure tree with its text: one line an element (`TD`), attribute (`/ColSpan 2`) or text (`"0.80"`), indented. */
export function structure(path: string): string[] {
  return run('pdfinfo', '-struct-text', path)
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** The file as qpdf's JSON describes its objects. */
export function objects(path: string): Record<string, { value?: unknown }> {
  const parsed: { qpdf: [unknown, Record<string, { value?: unknown }>] } = JSON.parse(
    run('qpdf', '--json=2', '--json-key=qpdf', path),
  )
  return parsed.qpdf[1]
}

/** What the QR code on the first page says, read from a picture of it. */
export function qrCode(path: string): string {
  const picture = path.replace(/\.pdf$/, '')
  run('pdftoppm', '-r', '150', '-png', '-singlefile', path, picture)
  return run('zbarimg', '--quiet', '--raw', `${picture}.png`).trim()
}
