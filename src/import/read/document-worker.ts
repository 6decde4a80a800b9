import { parentPort, workerData } from 'node:worker_threads'
import { ContentError } from '../../model/finding.ts'
import type { Answer } from './open-document.ts'
import { readDocument } from './read-document.ts'

const answer: Answer = await readDocument(workerData.path, workerData.bytes).then(
  (document) => ({ document }),
  (error: unknown) => {
    if (error instanceof ContentError) return { refused: error.findings }
    throw error
  },
)
parentPort?.postMessage(answer)
