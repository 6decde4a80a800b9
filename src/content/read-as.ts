import type { Finding } from '../model/finding.ts'
import type { FileKind } from './kinds/file-kind.ts'
import { printedKinds } from './kinds/kinds.ts'
import { failed, type Kind, type Read } from './schema/kind.ts'
import { decode } from './text/decode.ts'

/**
 * Reads a text as a kind of file, which it is by its name. Where it says another kind, as a copy of the project's file does
 * that was to become its self-evaluation, that is all there is to tell: every line of it would be wrong.
 */
export function readAs<T>(
  kind: FileKind,
  schema: Kind<T>,
  text: string,
  file: string,
  findings: Finding[],
): Read<T> {
  const found: Finding[] = []
  const read = decode(text, file, schema, found)
  const other = read === failed ? otherKind(text, kind) : undefined
  if (!other) findings.push(...found)
  else
    findings.push({
      rule: 'other-kind',
      severity: 'error',
      file,
      line: 1,
      column: 1,
      message: `这里写的是${other.title}，文件名是${kind.title}的`,
      expected: schema.expected,
      fix: `照 docs/content.md 写${kind.title}的各项；是${other.title}的，改成它的文件名`,
    })
  return read
}

/** The kind of record that a text rather is: it has twice as many of its keys, and not one alone. */
function otherKind(text: string, kind: FileKind): FileKind | undefined {
  const own = keysIn(text, kind)
  return printedKinds.find((other) => keysIn(text, other) >= Math.max(2 * own, own + 2))
}

/** How many of a kind's keys stand in a text, at the margin. */
function keysIn(text: string, kind: FileKind): number {
  const keys = Object.values(kind.schema('万元').shape ?? {}).map(({ key }) => key)
  return text.split('\n').filter((line) => keys.some((key) => line.startsWith(`${key}:`))).length
}
