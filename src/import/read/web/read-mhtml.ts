import type { ReadDocument } from '../../document-parts.ts'
import { decodeText } from '../text/decode-text.ts'
import { Damage } from '../unreadable.ts'
import { readHtml } from './read-html.ts'

/** A part of a message (RFC 2045): its type, and its bytes. */
interface MimePart {
  type: string
  charset: string | undefined
  bytes: Uint8Array
}

/** Parts in parts in parts; more is an attack. */
const mostDepth = 5

/**
 * Reads a web page that was saved as a single file (RFC 2557): every page in it, in order; Excel saves one for each sheet.
 * @throws Damage where there is no page in it
 */
export function readMhtml(file: string, bytes: Uint8Array): ReadDocument {
  // Latin-1 keeps each byte as one character.
  const message = new TextDecoder('latin1').decode(bytes).replaceAll('\r\n', '\n')
  const pages = partsOf(message, 0).filter(({ type }) => type === 'text/html')
  const read = pages.map((page) => readHtml(file, decodeText(page.bytes, page.charset)))
  if (read.length === 0) throw new Damage('no page in the message')
  return { file, blocks: read.flatMap(({ blocks }) => blocks), parts: read.flatMap(({ parts }) => parts) }
}

function partsOf(message: string, depth: number): MimePart[] {
  const end = message.indexOf('\n\n')
  const head = (end < 0 ? message : message.slice(0, end)).replace(/\n[ \t]+/g, ' ')
  const body = end < 0 ? '' : message.slice(end + 2)
  const header = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'im').exec(head)?.[1] ?? ''
  const type = header('content-type')
  const parameter = (name: string) => new RegExp(`${name}="?([^";]+)"?`, 'i').exec(type)?.[1]?.trim()
  const boundary = parameter('boundary')
  if (boundary !== undefined && depth < mostDepth) {
    const inner = `\n${body}`.split(`\n--${boundary}`).slice(1)
    return inner
      .filter((part) => !part.startsWith('--'))
      .flatMap((part) => partsOf(part.replace(/^\s*\n/, ''), depth + 1))
  }
  const bytes = decodeBody(body, header('content-transfer-encoding').trim().toLowerCase())
  return [{ type: type.split(';')[0]?.trim().toLowerCase() ?? '', charset: parameter('charset'), bytes }]
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/=[ \t]*\n/g, '')
  const decoded = joined.replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}
