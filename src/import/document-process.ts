import { ContentError } from '../model/finding.ts'
import { importDocument } from './import-document.ts'
import type { Answer, Asked, Taken } from './open-document.ts'
import { readDocument } from './read/read-document.ts'

/* Takes one document in, as `open-document.ts` asks. */

process.once('message', async (asked: Asked) =>
  answer(await take(asked).then((taken) => ({ taken }), failed)),
)
// Libraries may fail beside what is waited for.
process.once('uncaughtException', (error) => answer(failed(error)))

async function take({ path, bytes, placing }: Asked): Promise<Taken> {
  const document = await readDocument(path, bytes)
  if (!placing) return { document }
  const { root, given, settled, program } = placing
  const imported = await importDocument(root, document, given, settled, program)
  return { document: { file: path, blocks: [], parts: document.parts }, imported }
}

function failed(error: unknown): Answer {
  if (error instanceof ContentError) return { refused: error.findings }
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  return { failed: `${name}: ${message}` }
}

function answer(message: Answer) {
  process.send?.(message)
}
