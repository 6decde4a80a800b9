import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gunzipSync, inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

/**
 * Everything that a published file holds, however it is packed: a PDF's streams inflated and its text as poppler reads
 * it, a picture's chunks and pixels, the files of an archive.
 */
export function unpack(path: string): Buffer[] {
  return path.endsWith('.pdf') ? [readFileSync(path), ...readPdf(path)] : open(readFileSync(path))
}

function readPdf(path: string): Buffer[] {
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] })
  return [
    run('qpdf', '--qdf', '--object-streams=disable', path, '-'),
    run('pdftotext', '-raw', path, '-'),
    run('pdftotext', '-layout', path, '-'),
  ]
}

/** Tells archives by their first bytes, whatever they are called: a workbook is a ZIP. */
function open(raw: Buffer): Buffer[] {
  const begins = (...bytes: number[]) => raw.subarray(0, bytes.length).equals(Buffer.from(bytes))
  if (begins(0x89, 0x50, 0x4e, 0x47)) return [raw, ...pngChunks(raw)]
  if (begins(0x1f, 0x8b)) return [raw, ...open(gunzipSync(raw))]
  if (!begins(0x50, 0x4b, 3, 4)) return [raw]
  return [
    raw,
    ...Object.entries(unzipSync(raw)).flatMap(([name, bytes]) => [
      Buffer.from(name),
      ...open(Buffer.from(bytes)),
    ]),
  ]
}

function pngChunks(png: Buffer): Buffer[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  return [...chunks.map(({ data }) => data), inflateSync(pixels)]
}

/** So much of every spelling is looked up at once; the rest is compared where that is met. */
const head = 6

/** Which of `values` stand in any of the contents, however they are spelt. */
export function findAny(values: readonly string[], contents: readonly Buffer[]): string[] {
  const spelt = values.flatMap((value) =>
    spellings(value).map((bytes) => [bytes.toString('latin1'), value] as const),
  )
  const byHead = Map.groupBy(spelt, ([text]) => text.slice(0, head))
  const found = new Set<string>()
  for (const text of contents.map((content) => content.toString('latin1')))
    for (let at = 0; at + head <= text.length; at++)
      for (const [whole, value] of byHead.get(text.slice(at, at + head)) ?? [])
        if (text.startsWith(whole, at)) found.add(value)
  return values.filter((value) => found.has(value))
}

/** The ways in which a file may write a text: encodings, escapes, and the same in hexadecimal and base64. */
function spellings(text: string): Buffer[] {
  const utf16 = Buffer.from(text, 'utf16le')
  const encoded = [Buffer.from(text), utf16, Buffer.from(utf16).swap16()]
  const spell = (write: (code: number) => string) =>
    [...text]
      .map((character) => [character, character.codePointAt(0) ?? 0] as const)
      .map(([character, code]) => (code < 128 ? character : write(code)))
      .join('')
  const hex = (code: number) => code.toString(16).padStart(4, '0')
  const escaped = [
    spell((code) => `\\u${hex(code)}`),
    spell((code) => `\\u${hex(code).toUpperCase()}`),
    spell((code) => `&#${code};`),
    spell((code) => `&#x${hex(code)};`),
    encodeURIComponent(text),
    ...encoded.flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]),
    ...encoded.flatMap(base64Cores),
  ]
  return [...encoded, ...escaped.map((one) => Buffer.from(one))]
}

/** What of a text's base64 is the same whatever stands around it, for each of the three ways it may be cut. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return whole.slice(shift === 0 ? 0 : shift + 1, -2)
  })
}
