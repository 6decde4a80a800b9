import { parentPort, workerData } from 'node:worker_threads'
import { ContentError } from '../model/finding.ts'
import { importDocument } from './import-document.ts'
import type { Answer, Asked, Taken } from './open-document.ts'
import { readDocument } from './read/read-document.ts'

const { path, bytes, placing }: Asked = workerData

async function take(): Promise<Taken> {
  const document = await readDocument(path, bytes)
  if (!placing) return { document }
  const { root, given, settled, program } = placing
  const imported = await importDocument(root, document, given, settled, program)
  return { document: { file: path, blocks: [], parts: document.parts }, imported }
}

const answer: Answer = await take().then(
  (taken) => ({ taken }),
  (error: unknown) => {
    if (error instanceof ContentError) return { refused: error.findings }
    throw error
  },
)
parentPort?.postMessage(answer)
